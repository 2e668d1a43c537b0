// The state of one community: what its entries, applied in order, come to. Only apply() changes it.
// Neither copied nor moved: what admit() judged is tied to this very object.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/delegations.h"
#include "core/id_set.h"
#include "core/members.h"
#include "core/proposal.h"

namespace yoriai::core {

inline constexpr RulesVersion kRulesVersion{1};

struct Peer {
  std::string operator_name;
  PublicKey node;
  PublicKey witness;
  PublicKey log;
};

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
  [[nodiscard]] const CharterRef& charter() const { return charter_; }
  [[nodiscard]] const std::vector<Peer>& peers() const { return peers_; }
  [[nodiscard]] const Members& members() const { return members_; }
  [[nodiscard]] const Delegations& delegations() const { return delegations_; }
  [[nodiscard]] const std::vector<Proposal>& proposals() const { return proposals_; }  // by number
  [[nodiscard]] const Proposal* find(const ProposalId& id) const;
  [[nodiscard]] const Proposal* find(ProposalNumber number) const;
  [[nodiscard]] bool holds_event(const EventId& id) const { return events_.contains(id); }
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
  CharterRef charter_;
  std::vector<Peer> peers_;
  Members members_;
  Delegations delegations_;
  std::vector<Proposal> proposals_;
  std::map<ProposalId, ProposalNumber> proposal_numbers_;
  std::set<Transition> transitions_;
  IdSet events_;
};

// SHA-256 over the sorted dump of specs/rules.md section 13: two machines with the same digest at
// the same size agree on everything the rules can see.
Digest state_digest(const State& state);

}  // namespace yoriai::core
