#include "core/state.h"

#include <algorithm>

#include "core/verified_event.h"

namespace yoriai::core {
namespace {

// A size that is wrong must not take all memory: beyond this the tables grow as they fill.
constexpr std::uint64_t kMostExpected = std::uint64_t{1} << 22U;

}  // namespace

const Proposal* State::find(const ProposalId& id) const {
  const auto at = proposal_numbers_.find(id);
  return at == proposal_numbers_.end() ? nullptr : find(at->second);
}

const Proposal* State::find(ProposalNumber number) const {
  if (number.value == 0 || number.value > proposals_.size()) return nullptr;
  return &proposals_[number.value - 1];
}

const Peer* State::find_peer(const PublicKey& node) const {
  const auto* now = peer_set_.find(node);
  return now == nullptr && pending_peers_ ? pending_peers_->find(node) : now;
}

void State::foresee(const VerifiedEvent& event) const {
  events_.foresee(event.id());
  members_.keys().foresee(event.header().author);
  if (const auto* ballot = std::get_if<BallotCast>(&event.body())) {
    members_.foresee(ballot->voter);
  } else if (const auto* paper = std::get_if<PaperEntered>(&event.body())) {
    members_.foresee(paper->voter);
  } else if (const auto* admission = std::get_if<MemberAdmitted>(&event.body())) {
    members_.foresee(admission->commitment);
    for (const auto& key : admission->keys) members_.keys().foresee(key.key);
  }
}

void State::expect(std::uint64_t entries) {
  const auto most = static_cast<std::size_t>(std::min(entries, kMostExpected));
  events_.expect(most);
  members_.expect(most);
}

const Transition* State::next_transition() const {
  return transitions_.empty() ? nullptr : &*transitions_.begin();
}

Instant grace_end(const State& state, const Proposal& proposal) {
  const auto& terms = proposal.terms;
  return std::max(terms.closes_at, state.epoch_begun_at()) + terms.grace;
}

Instant closing_due(const State& state, const Proposal& proposal) {
  const auto over = grace_end(state, proposal) + Duration{1};
  if (!proposal.sealed()) return over;
  const auto& unsealing = proposal.unsealing;
  return unsealing.complete() ? unsealing.complete_at : over + proposal.terms.open_within;
}

}  // namespace yoriai::core
