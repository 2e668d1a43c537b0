#include "net/event_places.h"

#include <algorithm>

#include "net/limits.h"

namespace yoriai::net {
namespace {

std::uint64_t head_of(const core::EventId& id) {
  std::uint64_t head = 0;
  for (const auto byte : id.view().first(sizeof head)) {
    head = head << 8U | std::to_integer<std::uint64_t>(byte);
  }
  return head;
}

}  // namespace

bool brings(const LineFacts& facts, const core::EventId& id) {
  return facts.event == id || facts.carried == id;
}

std::vector<EventPlaces::Place> EventPlaces::places_in(std::uint64_t from, std::uint64_t to) const {
  std::vector<Place> places;
  book_.store().scan(book_.state().ledger(), from, to,
                     [&](std::uint64_t index, const ledger::StoredEntry& line) {
                       if (const auto facts = facts_of(line)) {
                         places.push_back({head_of(facts->event), index});
                         if (facts->carried) places.push_back({head_of(*facts->carried), index});
                       }
                       return true;
                     });
  std::ranges::sort(places);
  return places;
}

void EventPlaces::follow(std::uint64_t end) {
  const auto to = std::min<std::uint64_t>(end, followed_ + kPlacesAtOnce);
  if (to <= followed_) return;
  const auto fresh = places_in(followed_, to);
  const auto before = static_cast<std::ptrdiff_t>(places_.size());
  places_.insert(places_.end(), fresh.begin(), fresh.end());
  std::inplace_merge(places_.begin(), places_.begin() + before, places_.end());
  followed_ = to;
  above_until_ = {};
}

std::optional<core::EntryIndex> EventPlaces::find(const core::EventId& id) {
  if (const auto found = find_in(places_, id)) return found;
  look_above();
  return find_in(above_, id);
}

void EventPlaces::look_above() {
  const auto& end = book_.tree().last_leaf();
  if (end == above_until_) return;
  above_ = places_in(followed_, std::min(book_.tree().size(), followed_ + kPlacesAtOnce));
  above_until_ = end;
}

std::optional<core::EntryIndex> EventPlaces::find_in(const std::vector<Place>& places,
                                                     const core::EventId& id) const {
  const auto head = head_of(id);
  auto place = std::ranges::lower_bound(places, Place{head, 0});
  for (; place != places.end() && place->id_head == head; ++place) {
    if (stands_at(core::EntryIndex{place->index}, id)) return core::EntryIndex{place->index};
  }
  return std::nullopt;
}

bool EventPlaces::stands_at(core::EntryIndex index, const core::EventId& id) const {
  if (index.value >= book_.tree().size()) return false;
  const auto lines = book_.lines(index.value, index.value + 1, kMaxLineBytes);
  const auto facts = facts_of(lines.front());
  return facts && brings(*facts, id);
}

}  // namespace yoriai::net
