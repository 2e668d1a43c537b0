// Points of edwards25519 whose order divides 8, by their encodings (specs/book.md section 4.1). No
// honest signer comes upon one as the R of a signature, and libraries part over it.
#pragma once

#include <span>

#include "core/bytes.h"

namespace yoriai::core {

inline constexpr std::size_t kPointBytes = 32;

// Whether these bytes, the sign bit (the top bit of the last byte) aside, are y of such a point, or
// y + p where that fits 255 bits.
bool encodes_low_order(std::span<const std::byte, kPointBytes> point);

}  // namespace yoriai::core
