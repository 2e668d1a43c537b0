// Products of two 64-bit numbers, exactly.
#pragma once

namespace yoriai::core::detail {

__extension__ typedef unsigned __int128 Wide;

}  // namespace yoriai::core::detail
