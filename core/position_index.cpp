#include "core/detail/position_index.h"

#include <algorithm>

namespace yoriai::core::detail {
namespace {

constexpr std::size_t kFirstSlots = 64;

}  // namespace

// By half, not by two: the tables of a million members are most of what a state holds.
void PositionIndex::clear_to_larger() {
  const auto size = std::max(kFirstSlots, slots_.size() + slots_.size() / 2);
  slots_ = TaggedSlots(size);
  positions_ = {};
  positions_.resize(size);
}

}  // namespace yoriai::core::detail
