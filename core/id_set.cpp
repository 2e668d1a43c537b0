#include "core/id_set.h"

#include <algorithm>

#include "core/assert.h"
#include "core/detail/position_index.h"

namespace yoriai::core {
namespace {

constexpr std::size_t kFirstSlots = 64;

}  // namespace

// The slot that holds the id, or the free one where it belongs. Linear probing; `slots_` is never
// full.
std::size_t IdSet::slot_of(const EventId& id) const {
  auto slot = static_cast<std::size_t>(
      (detail::Wide{detail::leading_word(id.view())} * slots_.size()) >> 64U);
  while (!slots_[slot].is_zero() && slots_[slot] != id) {
    slot = slot + 1 == slots_.size() ? 0 : slot + 1;
  }
  return slot;
}

bool IdSet::contains(const EventId& id) const {
  return !slots_.empty() && !slots_[slot_of(id)].is_zero();
}

void IdSet::insert(const EventId& id) {
  YORIAI_ASSERT(!id.is_zero());
  if ((used_ + 1) * 8 > slots_.size() * 7) grow();
  auto& slot = slots_[slot_of(id)];
  if (!slot.is_zero()) return;
  slot = id;
  ++used_;
}

// By half, not by two: the table of a million members' ballots is most of what a state holds.
void IdSet::grow() {
  std::vector<EventId> old(std::max(kFirstSlots, slots_.size() + slots_.size() / 2));
  old.swap(slots_);
  for (const auto& id : old) {
    if (!id.is_zero()) slots_[slot_of(id)] = id;
  }
}

}  // namespace yoriai::core
