// Events whose signatures this process has found good: whoever holds an event and enters it later,
// or gets it back in another peer's batch, need not judge the same bytes twice. Bounded; what was
// forgotten is judged again.
#pragma once

#include <list>
#include <map>
#include <optional>

#include "core/verified_event.h"
#include "ledger/event_maker.h"

namespace yoriai::ledger {

class VerifiedEvents {
 public:
  // Seconds of a whole town's ballots between their receipts and their batch.
  static constexpr std::size_t kMostEvents = 8192;
  // A long wording is verified again rather than kept.
  static constexpr std::size_t kMostBytesOfOne = 4096;

  // The oldest gives way.
  void remember(const core::VerifiedEvent& event);
  // The event of these very bytes: the same header under other signatures is another question.
  [[nodiscard]] std::optional<core::VerifiedEvent> find(const EventBytes& event) const;
  void forget(const core::EventId& id);
  [[nodiscard]] std::size_t size() const { return events_.size(); }

 private:
  using Events = std::list<core::VerifiedEvent>;
  Events events_;  // the oldest first
  std::map<core::EventId, Events::iterator> places_;
};

}  // namespace yoriai::ledger
