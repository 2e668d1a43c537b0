// Standard base64 with padding (RFC 4648 section 4), one text for every byte string.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/bytes.h"

namespace yoriai::ledger {

std::string to_base64(core::ByteView bytes);
// None unless to_base64 gives this very text: no white space, no missing padding, no stray bits in
// the last digit.
std::optional<core::ByteVector> from_base64(std::string_view text);

}  // namespace yoriai::ledger
