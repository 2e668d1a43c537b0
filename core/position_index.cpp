#include "core/detail/position_index.h"

#include <algorithm>

#include "core/assert.h"

namespace yoriai::core::detail {
namespace {

constexpr std::size_t kFirstSlots = 64;

}  // namespace

std::uint64_t leading_word(ByteView bytes) {
  YORIAI_ASSERT(bytes.size() >= 8);
  std::uint64_t word = 0;
  for (const auto byte : bytes.first<8>()) word = word << 8U | std::to_integer<std::uint64_t>(byte);
  return word;
}

// By half, not by two: the tables of a million members are most of what a state holds.
void PositionIndex::clear_to_larger() {
  const auto size = std::max(kFirstSlots, slots_.size() + slots_.size() / 2);
  slots_ = {};
  slots_.assign(size, kNone);
}

}  // namespace yoriai::core::detail
