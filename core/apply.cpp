// Applying what admit() found admissible: total, without judgement, in a few writes per kind.
#include "core/admit.h"
#include "core/detail/delta.h"

namespace yoriai::core {
namespace {

Transition opening_transition(const Proposal& proposal) {
  return {proposal.terms.opens_at, Kind::voting_opened, proposal.draft.number};
}

Transition closing_transition(const State& state, const Proposal& proposal) {
  return {closing_due(state, proposal), Kind::voting_closed, proposal.draft.number};
}

Newcomer founding_member(const FoundingMember& from, Instant at) {
  Newcomer member;
  member.member_class = from.member_class;
  member.household = from.household;
  member.commitment = from.commitment;
  for (const auto& key : from.keys) member.keys.push_back(key.key);
  for (const auto role : from.roles) {
    member.roles = static_cast<std::uint16_t>(member.roles | 1U << static_cast<unsigned>(role));
  }
  member.admitted_at = at;
  return member;
}

}  // namespace

// The one writer of State: a function per kind of change.
class StateChange {
 public:
  StateChange(State& state, const detail::Delta& delta) : state_(state), delta_(delta) {}

  void operator()(detail::Founding& founding) {
    auto& body = founding.body;
    state_.ledger_.data = delta_.event.data;
    state_.rehearsal_ = body.rehearsal;
    state_.host_ = body.host;
    state_.charter_ = body.charter;
    for (const auto& peer : body.peers) add_keys(peer);
    state_.peer_set_ = std::move(founding.peers);
    state_.sequencer_ = state_.peers().front().node;
    state_.log_key_ = state_.peers().front().log;
    for (const auto& member : body.members) {
      state_.members_.add(founding_member(member, delta_.at));
    }
  }
  void operator()(detail::Admission& admission) { state_.members_.add(admission.newcomer); }
  void operator()(detail::FieldChange& field) {
    auto& member = state_.members_.at(field.change.member);
    const auto value = field.change.value;
    switch (field.change.what) {
      case MemberField::status:
        state_.members_.set_status(member.number, {delta_.at, static_cast<MemberStatus>(value)});
        break;
      case MemberField::member_class:
        member.member_class = ClassIndex{static_cast<std::uint16_t>(value)};
        break;
      case MemberField::household:
        member.household = HouseholdNumber{value};
        break;
      case MemberField::guardian:
        member.guardian = MemberNumber{value};
        break;
    }
  }
  void operator()(detail::AddedKey& added) { state_.members_.add_key(added.member, added.key); }
  void operator()(detail::ReplacedKeys& replaced) {
    state_.members_.replace_keys(replaced.member, replaced.generation, replaced.keys);
  }
  void operator()(detail::RoleStep& step) {
    auto& member = state_.members_.at(step.change.member);
    const auto bit = 1U << static_cast<unsigned>(step.change.role);
    const auto roles = step.change.grant ? member.roles | bit : member.roles & ~bit;
    member.roles = static_cast<std::uint16_t>(roles);
    if (step.decided_by) at(*step.decided_by).carried_out = true;
  }
  void operator()(detail::Draft& draft) {
    Proposal proposal;
    proposal.id = ProposalId{delta_.event};
    proposal.author = draft.author;
    proposal.draft = std::move(draft.body);
    proposal.second_call = draft.second_call;
    proposal.drafted_under = state_.charter_;
    if (draft.repeats.value > 0) at(draft.repeats).repeated_in = proposal.draft.number;
    state_.proposal_numbers_.emplace(proposal.id, proposal.draft.number);
    state_.proposals_.push_back(std::move(proposal));
  }
  void operator()(detail::Second& second) { at(second.proposal).seconds.push_back(second.member); }
  void operator()(detail::Announcement& announcement) {
    auto& proposal = at(announcement.proposal);
    proposal.phase = Phase::announced;
    proposal.terms = announcement.terms;
    proposal.charter = state_.charter_;
    proposal.kinds = kinds_of(proposal.draft, proposal.second_call, state_.charter_->rules);
    proposal.rules_version = kRulesVersion;
    proposal.receipts_needed = announcement.receipts_needed;
    proposal.unsealing.secrets.resize(proposal.terms.openers.size());
    state_.transitions_.insert(opening_transition(proposal));
  }
  void operator()(detail::Withdrawal& withdrawal) {
    auto& proposal = at(withdrawal.proposal);
    if (proposal.phase == Phase::announced) {
      state_.transitions_.erase(opening_transition(proposal));
    }
    proposal.phase = Phase::withdrawn;
  }
  void operator()(detail::Opening& opening) {
    auto& proposal = at(opening.proposal);
    proposal.phase = Phase::open;
    auto shape = proposal.ballot_shape();
    if (proposal.sealed()) shape.sealed_bytes = proposal.sealed_bytes();
    proposal.box = BallotBox(std::move(opening.roll), shape);
    proposal.roll_digest = opening.roll_digest;
    proposal.all_cards = opening.cards;
    state_.transitions_.erase(opening_transition(proposal));
    state_.transitions_.insert(closing_transition(state_, proposal));
  }
  void operator()(detail::Vote& vote) {
    auto& box = at(vote.proposal).box;
    box.put(vote.position, vote.timeliness, vote.ballot);
    box.papers().add(vote.trace);
  }
  void operator()(detail::Counting& counting) {
    at(counting.proposal).box.counts().add(std::move(counting.count), counting.marked);
  }
  void operator()(detail::Attendance& attendance) {
    at(attendance.proposal).box.counts().note_present(attendance.present);
  }
  void operator()(detail::Recording& recording) {
    at(recording.proposal).minutes.push_back(recording.minutes);
  }
  void operator()(detail::Attesting& said) {
    state_.attestations_.add(
        said.place, {delta_.event, state_.size_, delta_.at, said.what, said.role, said.document});
  }
  void operator()(detail::Handover& handover) {
    state_.delegations_.put(handover.delegator, handover.scope, handover.value);
  }
  void operator()(detail::Closure& closure) {
    auto& proposal = at(closure.proposal);
    proposal.phase = Phase::closed;
    proposal.outcome = closure.outcome;
    proposal.counted = closure.outcome;
    proposal.closed_at = delta_.at;
    proposal.leaders = std::move(closure.leaders);
    proposal.result = closure.result;
    state_.transitions_.erase(closing_transition(state_, proposal));
  }
  void operator()(detail::Opened& opened) {
    auto& proposal = at(opened.proposal);
    state_.transitions_.erase(closing_transition(state_, proposal));
    proposal.unsealing.secrets[opened.opener] = opened.secret;
    proposal.unsealing.complete_at = delta_.at;
    if (opened.ballots) proposal.box.put_opened(*std::move(opened.ballots));
    state_.transitions_.insert(closing_transition(state_, proposal));
  }
  void operator()(detail::Amending& amending) {
    auto& proposal = at(amending.proposal);
    proposal.carried_out = true;
    state_.charter_ = proposal.draft.amended;
  }
  void operator()(detail::CardChanges& changes) {
    for (const auto& row : changes.rows) state_.cards_.put(row);
  }
  void operator()(detail::Casting& casting) {
    auto& proposal = at(casting.proposal);
    proposal.outcome = casting.passes ? Outcome::passed : Outcome::failed;
    proposal.cast_by = casting.chair;
  }
  void operator()(detail::CarriedVote& carried) {
    (*this)(carried.vote);
    state_.events_.insert(carried.ballot);
  }
  // What is still to be closed gets its grace anew: nobody could send a ballot while no epoch ran.
  void operator()(detail::Succession& succession) {
    std::vector<const Proposal*> open;
    for (const auto& transition : state_.transitions_) {
      if (transition.kind == Kind::voting_closed) open.push_back(&at(transition.number));
    }
    for (const auto* one : open) state_.transitions_.erase(closing_transition(state_, *one));
    state_.epoch_ = succession.epoch;
    state_.sequencer_ = succession.sequencer;
    state_.log_key_ = succession.log_key;
    state_.epoch_begun_at_ = delta_.at;
    for (const auto* one : open) state_.transitions_.insert(closing_transition(state_, *one));
  }
  void operator()(detail::PeersChange& change) {
    if (change.added != nullptr) add_keys(*change.added);
    state_.pending_peers_ = std::move(change.next);
    state_.pending_since_ = state_.size_;
  }
  void operator()(detail::PeersActivation& /*activation*/) {
    const auto before = std::exchange(state_.peer_set_, *std::move(state_.pending_peers_)).peers;
    state_.pending_peers_.reset();
    for (const auto& peer : before) {
      if (state_.peer_set_.find(peer.node) != nullptr) continue;
      for (const auto& key : {peer.node, peer.witness, peer.log}) {
        state_.members_.retire_peer_key(key);
      }
    }
  }

  void finish() {
    state_.events_.insert(delta_.event);
    state_.last_accepted_at_ = delta_.at;
    state_.size_ = EntryIndex{state_.size_.value + 1};
  }

 private:
  Proposal& at(ProposalNumber number) { return state_.proposals_[number.value - 1]; }
  void add_keys(const FoundingPeer& peer) {
    state_.members_.add_peer_key(KeyRole::node, peer.node.key);
    state_.members_.add_peer_key(KeyRole::witness, peer.witness.key);
    state_.members_.add_peer_key(KeyRole::log, peer.log.key);
  }

  State& state_;
  const detail::Delta& delta_;
};

void apply(State& state, Admitted&& admitted) {
  const Admitted used = std::move(admitted);
  YORIAI_ASSERT(used.delta_ != nullptr && used.state_ == &state && used.size_ == state.size());
  StateChange change(state, *used.delta_);
  std::visit(change, used.delta_->change);
  change.finish();
}

}  // namespace yoriai::core
