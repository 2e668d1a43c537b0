#include "core/id_set.h"

#include <algorithm>

namespace yoriai::core {
namespace {

constexpr std::size_t kFirstSlots = 64;

std::uint64_t word_of(const EventId& id) { return detail::leading_word(id.view()); }

}  // namespace

// The one that holds the id, or the free one where it belongs.
std::size_t IdSet::slot_of(const EventId& id) const {
  return slots_.find(word_of(id), [&](std::size_t taken) { return ids_[taken] == id; });
}

bool IdSet::contains(const EventId& id) const { return !ids_.empty() && !slots_.free(slot_of(id)); }

void IdSet::foresee(const EventId& id) const {
  if (!ids_.empty()) __builtin_prefetch(&ids_[slots_.foresee(word_of(id))]);
}

void IdSet::insert(const EventId& id) {
  if (slots_.full()) grow();
  const auto slot = slot_of(id);
  if (!slots_.free(slot)) return;
  slots_.take(slot, word_of(id));
  ids_[slot] = id;
}

// By half, not by two: the table of a million members' ballots is most of what a state holds.
void IdSet::grow() {
  IdSet larger;
  larger.slots_ = detail::TaggedSlots(std::max(kFirstSlots, ids_.size() + ids_.size() / 2));
  larger.ids_.resize(larger.slots_.size());
  for (std::size_t slot = 0; slot < ids_.size(); ++slot) {
    if (slots_.free(slot)) continue;
    const auto& id = ids_[slot];
    const auto there = larger.slot_of(id);
    larger.slots_.take(there, word_of(id));
    larger.ids_[there] = id;
  }
  *this = std::move(larger);
}

}  // namespace yoriai::core
