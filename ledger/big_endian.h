// Unsigned integers in hand-made byte strings: most significant byte first, so that keys sort by
// number (specs/book.md section 2).
#pragma once

#include <concepts>

#include "core/assert.h"
#include "core/bytes.h"

namespace yoriai::ledger {

template <std::unsigned_integral Int>
std::array<std::byte, sizeof(Int)> big_endian(Int value) {
  std::array<std::byte, sizeof(Int)> out{};
  for (std::size_t i = out.size(); i-- > 0; value = static_cast<Int>(value >> 8U)) {
    out[i] = static_cast<std::byte>(value & 0xFFU);
  }
  return out;
}

// The number in the first bytes; there must be enough of them.
template <std::unsigned_integral Int>
Int from_big_endian(core::ByteView bytes) {
  YORIAI_ASSERT(bytes.size() >= sizeof(Int));
  Int value = 0;
  for (std::size_t i = 0; i < sizeof(Int); ++i) {
    value = static_cast<Int>(value << 8U | std::to_integer<Int>(bytes[i]));
  }
  return value;
}

}  // namespace yoriai::ledger
