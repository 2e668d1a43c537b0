#include "core/detail/position_index.h"

#include <algorithm>

namespace yoriai::core::detail {
namespace {

constexpr std::size_t kFirstSlots = 64;

}  // namespace

void PositionIndex::clear_to(std::size_t slots) {
  const auto size = std::max(kFirstSlots, slots);
  slots_ = TaggedSlots(size);
  positions_ = {};
  positions_.resize(size);
}

}  // namespace yoriai::core::detail
