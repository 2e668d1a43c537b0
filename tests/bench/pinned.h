// Digests that stay as they are while formats and rules do: a faster way that changes a byte of a
// book or of a result is noticed.
#pragma once

#include <cstdint>
#include <string_view>

#include "core/ids.h"

namespace yoriai::bench {

// Throws WrongAnswer when something else is pinned under this name for a community of this size.
// Sizes other than the full one and that of the test are not pinned.
void require_pinned(std::string_view name, std::uint64_t members, const core::Digest& found);

}  // namespace yoriai::bench
