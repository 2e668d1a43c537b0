// The heart of the book: judging an event against the state (every rule; changes nothing) and
// applying what was judged (total; cannot fail). specs/events.md gives, for every kind, the order
// in which faults are named.
#pragma once

#include <optional>
#include <span>
#include <variant>

#include "core/receipt.h"
#include "core/state.h"
#include "core/verified_event.h"

namespace yoriai::core {

// Where and when an event enters. Time and place come in with the entry; no rule asks a clock.
struct Moment {
  EntryIndex index;
  Instant accepted_at;
  Epoch epoch;
  std::span<const VerifiedReceipt> receipts;  // of this event, outliving the call
  // Of the tree over all entries before; needed where needs_root() says so.
  std::optional<Digest> root = std::nullopt;
  // For the large work of judging; null: in turn.
  const Spread* spread = nullptr;
};
// Whether events of this kind speak of the tree that they stand on.
constexpr bool needs_root(Kind kind) {
  return kind == Kind::epoch_begun || kind == Kind::peers_activated;
}

namespace detail {
struct Delta;
}

// A change that was found admissible, tied to the state it was judged against. Using it on another
// state, or after another change, is a bug and aborts.
class Admitted {
 public:
  Admitted(Admitted&&) noexcept;
  Admitted& operator=(Admitted&&) noexcept;
  ~Admitted();

  // For a closing: the result document, which the store keeps as a blob. Empty for other kinds.
  [[nodiscard]] ByteView result_document() const;

 private:
  friend Result<Admitted> admit(const State&, const VerifiedEvent&, const Moment&);
  friend void apply(State&, Admitted&&);
  Admitted(const State& state, std::unique_ptr<detail::Delta> delta);

  const State* state_;
  EntryIndex size_;
  std::unique_ptr<detail::Delta> delta_;
};

Result<Admitted> admit(const State& state, const VerifiedEvent& event, const Moment& moment);
void apply(State& state, Admitted&& admitted);

// The same judgement for who only wants to know; gives no token.
std::optional<Refused> check(const State& state, const VerifiedEvent& event, const Moment& moment);

// What a ballot on a proposal that is open would be refused for if it were not sealed, so that
// nobody spoils theirs by mistake; none also for who is not on the roll.
std::optional<Refused> fault_of_ballot(const Proposal& proposal, MemberNumber voter,
                                       const Ballot& ballot);

// The time to stamp on an entry: max(last, clock). Refuses with clock_behind when the clock stands
// more than kClockStepBackMs before the last entry, and with clock_jump when a transition would
// fall due more than kUnattendedMs after the last entry, or the clock stands more than
// kLongestSleepMs after it, unless a person has confirmed the clock.
Result<Instant> stamp(const State& state, Instant clock, bool clock_confirmed);

// The transition that must be entered before anything else at this instant, if any.
std::optional<Transition> due_transition(const State& state, Instant at);

// What the sequencer enters when a transition is due. The document belongs in the store, as a blob.
VotingOpened opening_of(const State& state, const Proposal& proposal);
struct Closing {
  VotingClosed body;
  Outcome outcome = Outcome::failed;
  ByteVector document;
  std::vector<OptionIndex> leaders;  // of a tie
};
Closing closing_of(const State& state, const Proposal& proposal, const Spread& spread = in_turn);

}  // namespace yoriai::core
