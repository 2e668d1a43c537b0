#include "core/id_set.h"

namespace yoriai::core {
namespace {

auto id_in(const std::vector<EventId>& ids) {
  return [&ids](std::uint32_t position) -> const EventId& { return ids[position]; };
}

// By half, not by two: the ids of a million members' ballots are most of what a state holds.
std::size_t larger(std::size_t size) { return size + size / 2 + 1; }

}  // namespace

bool IdSet::contains(const EventId& id) const {
  return index_.find(id, id_in(ids_)) != detail::PositionIndex::kNone;
}

void IdSet::insert(const EventId& id) {
  if (contains(id)) return;
  if (ids_.size() == ids_.capacity()) ids_.reserve(larger(ids_.size()));
  ids_.push_back(id);
  index_.insert_next(id_in(ids_));
}

void IdSet::expect(std::size_t ids) {
  // An eighth more, so that the first that come afterwards do not move all of them.
  ids_.reserve(ids + ids / 8);
  index_.expect(ids, id_in(ids_));
}

}  // namespace yoriai::core
