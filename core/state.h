// The state of one community: what its entries, applied in order, come to. Only apply() changes it.
// Neither copied nor moved: what admit() judged is tied to this very object.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/attestations.h"
#include "core/cards.h"
#include "core/delegations.h"
#include "core/id_set.h"
#include "core/members.h"
#include "core/peers.h"
#include "core/proposal.h"

namespace yoriai::core {

class VerifiedEvent;

inline constexpr RulesVersion kRulesVersion{1};

// A change that time brings: nothing else is admitted while one is due. Ordered by (due, kind,
// number).
struct Transition {
  Instant due;  // the first acceptedAt at which it is due
  Kind kind = Kind::voting_opened;
  ProposalNumber number;
  auto operator<=>(const Transition&) const = default;
};

class State {
 public:
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  [[nodiscard]] bool founded() const { return size_.value > 0; }
  [[nodiscard]] EntryIndex size() const { return size_; }  // entries applied; the next one's index
  [[nodiscard]] Instant last_accepted_at() const { return last_accepted_at_; }
  [[nodiscard]] const LedgerId& ledger() const { return ledger_; }
  [[nodiscard]] bool rehearsal() const { return rehearsal_; }
  [[nodiscard]] const std::string& host() const { return host_; }
  [[nodiscard]] Epoch epoch() const { return epoch_; }
  // Node key and log key of the peer that leads the epoch, as they were when it began.
  [[nodiscard]] const PublicKey& sequencer() const { return sequencer_; }
  [[nodiscard]] const PublicKey& log_key() const { return log_key_; }
  // When the last epoch began; 0 while none has but that of the founding.
  [[nodiscard]] Instant epoch_begun_at() const { return epoch_begun_at_; }
  [[nodiscard]] const CharterRef& charter() const { return charter_; }
  [[nodiscard]] const PeerSet& peer_set() const { return peer_set_; }
  [[nodiscard]] const std::vector<Peer>& peers() const { return peer_set_.peers; }
  // Between a change of peers and its activation: the set to be, in force beside the other.
  [[nodiscard]] const std::optional<PeerSet>& pending_peers() const { return pending_peers_; }
  // Where the pending change stands in the book; without one it means nothing.
  [[nodiscard]] EntryIndex pending_since() const { return pending_since_; }
  // By node key, in any set in force; null when it is none.
  [[nodiscard]] const Peer* find_peer(const PublicKey& node) const;
  [[nodiscard]] const Members& members() const { return members_; }
  [[nodiscard]] const Cards& cards() const { return cards_; }
  [[nodiscard]] const Attestations& attestations() const { return attestations_; }
  [[nodiscard]] const Delegations& delegations() const { return delegations_; }
  [[nodiscard]] const std::vector<Proposal>& proposals() const { return proposals_; }  // by number
  [[nodiscard]] const Proposal* find(const ProposalId& id) const;
  [[nodiscard]] const Proposal* find(ProposalNumber number) const;
  [[nodiscard]] bool holds_event(const EventId& id) const { return events_.contains(id); }
  // Fetches into the processor's caches what judging and applying an event will look at: for who
  // enters many events, a few ahead. Changes nothing.
  void foresee(const VerifiedEvent& event) const;
  // Makes room for so many entries in all, for who knows how many come. Nothing that can be asked
  // changes.
  void expect(std::uint64_t entries);
  // The earliest transition to come, due or not; null when nothing is scheduled.
  [[nodiscard]] const Transition* next_transition() const;

 private:
  friend class StateChange;  // core/apply.cpp: the only writer

  EntryIndex size_;
  Instant last_accepted_at_;
  LedgerId ledger_;
  bool rehearsal_ = false;
  std::string host_;
  Epoch epoch_;
  PublicKey sequencer_;
  PublicKey log_key_;
  Instant epoch_begun_at_;
  CharterRef charter_;
  PeerSet peer_set_;
  std::optional<PeerSet> pending_peers_;
  EntryIndex pending_since_;
  Members members_;
  Cards cards_;
  Attestations attestations_;
  Delegations delegations_;
  std::vector<Proposal> proposals_;
  std::map<ProposalId, ProposalNumber> proposal_numbers_;
  std::set<Transition> transitions_;
  IdSet events_;
};

// The last instant at which a ballot enters: that of the grace, which counts from the deadline or
// from the beginning of a later epoch (specs/rules.md section 4).
Instant grace_end(const State& state, const Proposal& proposal);
// When the closing of a vote falls due: the first instant after its grace; of a sealed vote, when
// the last key comes in, or the openers' time is over.
Instant closing_due(const State& state, const Proposal& proposal);

// SHA-256 over the sorted dump of specs/rules.md section 13: two machines with the same digest at
// the same size agree on everything the rules can see.
Digest state_digest(const State& state);

}  // namespace yoriai::core
