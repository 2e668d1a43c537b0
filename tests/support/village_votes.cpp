#include <algorithm>

#include "core/sha256.h"
#include "ledger/ballot_seal.h"
#include "tests/support/village.h"

namespace yoriai::tests {

Attempt Village::draft(core::MemberNumber author, core::ProposalDrafted body) {
  body.number = core::ProposalNumber{static_cast<std::uint32_t>(state_->proposals().size() + 1)};
  return attempt(std::move(body), {key_of(author)});
}

Attempt Village::second(core::MemberNumber member, const core::ProposalId& proposal) {
  return attempt(core::ProposalSeconded{proposal}, {key_of(member)});
}

Attempt Village::announcement(const core::ProposalId& proposal, const Terms& terms) {
  core::ProposalAnnounced body;
  body.proposal = proposal;
  body.wording_hash = state_->find(proposal)->draft.wording.hash;
  body.opens_at = now_ + terms.opens_in;
  body.closes_at = body.opens_at + terms.lasts;
  body.grace = terms.grace;
  body.visibility = terms.visibility;
  auto signers = holders(core::Role::facilitator, 1);
  if (!state_->find(proposal)->draft.recused.empty()) {
    // The facilitators of test villages are stewards.
    const auto* owner = state_->members().owner(signers.front()->public_key());
    for (const auto* steward : holders(
             core::Role::steward, state_->charter()->rules.stewards_needed - 1U, owner->member)) {
      signers.push_back(steward);
    }
  }
  for (const auto opener : terms.openers) {
    const auto* key = key_of(opener);
    body.openers.push_back({opener, ledger::seal_key(*key, proposal)});
    if (std::ranges::find(signers, key) == signers.end()) signers.push_back(key);
  }
  if (terms.visibility == core::Visibility::sealed) body.open_within = terms.open_within;
  return attempt(body, std::move(signers));
}

core::Ballot Village::sealed(const core::BallotPlace& place, const core::Ballot& ballot) {
  const auto& proposal = *state_->find(place.proposal);
  const auto shape = proposal.ballot_shape();
  if (!core::can_hold(shape, ballot)) {
    const core::ByteVector garbage(proposal.sealed_bytes(), std::byte{0x5A});
    return {core::BallotForm::sealed, {}, {}, garbage};
  }
  const auto plain = core::plain_ballot(place, ballot, shape);
  std::vector<core::SealSecret> ephemerals;
  for (std::size_t i = 0; i < proposal.terms.openers.size(); ++i) {
    const auto digest = core::sha256({core::bytes_of("box " + std::to_string(i)), plain});
    ephemerals.push_back(core::SealSecret{digest.data});
  }
  return {
      core::BallotForm::sealed, {}, {}, ledger::sealed_with(proposal, place, ballot, ephemerals)};
}

Attempt Village::sealed_ballot(core::MemberNumber voter, const core::ProposalId& proposal,
                               const core::Ballot& says, std::uint16_t revision) {
  const core::BallotPlace place{proposal, voter, core::Channel::own, core::Revision{revision}};
  return ballot(voter, proposal, sealed(place, says), revision);
}

Attempt Village::seal_opening(core::MemberNumber opener, const core::ProposalId& proposal) {
  const auto* key = key_of(opener);
  return attempt(core::SealOpened{proposal, ledger::seal_secret(*key, proposal)}, {key});
}

Terms sealed_terms() {
  Terms terms;
  terms.visibility = core::Visibility::sealed;
  terms.openers = {core::MemberNumber{2}, core::MemberNumber{3}};
  return terms;
}

Attempt Village::withdrawal(core::MemberNumber author, const core::ProposalId& proposal) {
  return attempt(core::ProposalWithdrawn{proposal, {}}, {key_of(author)});
}

Attempt Village::opening(const core::ProposalId& proposal) {
  return attempt(core::opening_of(*state_, *state_->find(proposal)),
                 {&secret_of(state_->sequencer())});
}

Attempt Village::closing(const core::ProposalId& proposal) {
  return attempt(core::closing_of(*state_, *state_->find(proposal)).body,
                 {&secret_of(state_->sequencer())});
}

Attempt Village::ballot(core::MemberNumber voter, const core::ProposalId& proposal,
                        const core::Ballot& ballot, std::uint16_t revision) {
  return attempt(core::BallotCast{proposal, voter, core::Revision{revision}, ballot},
                 {key_of(voter)});
}

Attempt Village::paper(core::MemberNumber voter, const core::ProposalId& proposal,
                       const core::Ballot& ballot, core::Channel channel,
                       core::MemberNumber speaker, std::uint16_t revision) {
  core::PaperEntered body;
  body.proposal = proposal;
  body.voter = voter;
  body.channel = channel;
  body.speaker = speaker;
  body.slip = ++slips_;
  body.attested = channel == core::Channel::assisted;
  body.revision = core::Revision{revision};
  body.ballot = ballot;
  return attempt(body, holders(core::Role::clerk, 2));
}

Attempt Village::box_count(core::CountEntered body) {
  return attempt(std::move(body), holders(core::Role::clerk, 2));
}

Attempt Village::presence(const core::ProposalId& proposal,
                          std::vector<core::MemberNumber> members) {
  auto signers = holders(core::Role::clerk, 1);
  const auto clerk = state_->members().owner(signers.front()->public_key())->member;
  signers.push_back(holders(core::Role::chair, 1, clerk).at(0));
  return attempt(core::PresenceNoted{proposal, std::move(members)}, std::move(signers));
}

Attempt Village::cards(std::vector<core::CardRow> rows) {
  std::ranges::sort(rows, {}, &core::CardRow::card);
  return attempt(core::CardsRecorded{std::move(rows)},
                 holders(core::Role::registrar, registrars_needed()));
}

Attempt Village::minutes(const core::ProposalId& proposal) {
  auto signers = holders(core::Role::chair, 1);
  const auto chair = state_->members().owner(signers.front()->public_key())->member;
  signers.push_back(holders(core::Role::clerk, 1, chair).at(0));
  const core::BlobName text{core::sha256(core::bytes_of("minutes")), 7};
  return attempt(core::MinutesPublished{proposal, text, {}, {}}, std::move(signers));
}

Attempt Village::attestation(core::MemberNumber author, core::Role role,
                             const core::EventId& subject, core::AttestationKind what) {
  const core::BlobName document{core::sha256(core::bytes_of("document")), 8};
  auto out = attempt(core::Attested{subject, what, role, document}, {key_of(author)});
  out.salt = lines_.size();
  return out;
}

Attempt Village::peer_attestation(std::size_t peer, const core::EventId& subject,
                                  core::AttestationKind what) {
  const core::BlobName document{core::sha256(core::bytes_of("document")), 8};
  auto out = attempt(core::Attested{subject, what, core::kAsPeer, document}, {&peer_key(peer)});
  out.salt = lines_.size();
  return out;
}

Attempt Village::delegation(core::MemberNumber delegator, core::MemberNumber target,
                            const core::Scope& scope, std::uint16_t revision,
                            core::Instant expires_at) {
  return attempt(
      core::DelegationSet{delegator, scope, target, expires_at, core::Revision{revision}},
      {key_of(delegator)});
}

core::MemberNumber Village::join(const Joining& joining) {
  const core::MemberNumber number = state_->members().next();
  enter(admission(joining));
  return number;
}

core::ProposalId Village::propose(core::MemberNumber author, const core::ProposalDrafted& body) {
  return core::ProposalId{enter(draft(author, body)).id};
}

core::ProposalId Village::announce(core::MemberNumber author, const core::ProposalDrafted& body,
                                   const Terms& terms) {
  const core::ProposalId proposal = propose(author, body);
  std::size_t missing = state_->charter()->rules.kinds.at(body.kind.value).seconds;
  for (std::uint32_t i = 1; missing > 0; ++i) {
    if (core::MemberNumber{i} == author) continue;
    enter(second(core::MemberNumber{i}, proposal));
    --missing;
  }
  enter(announcement(proposal, terms));
  return proposal;
}

core::ProposalId Village::open(core::MemberNumber author, const core::ProposalDrafted& body,
                               const Terms& terms) {
  const core::ProposalId proposal = announce(author, body, terms);
  advance_to(state_->find(proposal)->terms.opens_at);
  return proposal;
}

void Village::close(const core::ProposalId& proposal) {
  advance_to(core::closing_due(*state_, *state_->find(proposal)));
}

}  // namespace yoriai::tests
