#include "ledger/verified_events.h"

#include <algorithm>

#include "ledger/event_codec.h"

namespace yoriai::ledger {
namespace {

std::size_t bytes_of(const core::DecodedEvent& event) {
  return event.header_bytes().size() + event.signatures().size() + event.body_bytes().size();
}

bool has_bytes(const core::DecodedEvent& event, const EventBytes& bytes) {
  return std::ranges::equal(event.header_bytes(), bytes.header) &&
         std::ranges::equal(event.signatures(), bytes.signatures) &&
         std::ranges::equal(event.body_bytes(), bytes.salted_body);
}

}  // namespace

void VerifiedEvents::remember(const core::VerifiedEvent& event) {
  if (bytes_of(event.event()) > kMostBytesOfOne) return;
  forget(event.id());
  if (events_.size() == kMostEvents) {
    const auto oldest = events_.front().id();
    forget(oldest);
  }
  places_.emplace(event.id(), events_.insert(events_.end(), event));
}

std::optional<core::VerifiedEvent> VerifiedEvents::find(const EventBytes& event) const {
  if (events_.empty()) return std::nullopt;
  const auto place = places_.find(event_id(event.header));
  if (place == places_.end() || !has_bytes(place->second->event(), event)) return std::nullopt;
  return *place->second;
}

void VerifiedEvents::forget(const core::EventId& id) {
  const auto place = places_.find(id);
  if (place == places_.end()) return;
  events_.erase(place->second);
  places_.erase(place);
}

}  // namespace yoriai::ledger
