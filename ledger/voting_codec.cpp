// Bodies of a vote: opening, ballots, delegations, closing.
#include "ledger/ballot_fields.h"

namespace yoriai::ledger {

core::VotingOpened read(schema::VotingOpened::Reader in, Findings& findings) {
  core::VotingOpened body;
  body.proposal = read_proposal_id(in.getProposal(), findings);
  body.houses = strict::list(in.getHouses(), core::kMaxCharterList, findings, [](auto house) {
    return core::HouseCount{core::HouseIndex{house.getHouse()}, house.getPeople(),
                            house.getVotes()};
  });
  body.cards = in.getCards();
  body.roll_digest = strict::fixed<core::Digest>(in.getRollDigest(), findings);
  return body;
}

void write(schema::VotingOpened::Builder out, const core::VotingOpened& body) {
  out.setProposal(proposal_id(body.proposal));
  strict::put_structs(
      body.houses, [&](auto size) { return out.initHouses(size); },
      [](auto house, const core::HouseCount& from) {
        house.setHouse(from.house.value);
        house.setPeople(from.people);
        house.setVotes(from.votes);
      });
  out.setCards(body.cards);
  out.setRollDigest(strict::data(body.roll_digest.view()));
}

core::BallotCast read(schema::BallotCast::Reader in, Findings& findings) {
  core::BallotCast body;
  body.proposal = read_proposal_id(in.getProposal(), findings);
  body.voter = core::MemberNumber{in.getVoter()};
  body.revision = core::Revision{in.getRevision()};
  body.ballot = read_ballot(in, findings);
  return body;
}

void write(schema::BallotCast::Builder out, const core::BallotCast& body) {
  out.setProposal(proposal_id(body.proposal));
  out.setVoter(body.voter.value);
  out.setRevision(body.revision.value);
  write_ballot(out, body.ballot);
}

core::DelegationSet read(schema::DelegationSet::Reader in, Findings& findings) {
  core::DelegationSet body;
  body.delegator = core::MemberNumber{in.getDelegator()};
  body.scope.level = static_cast<core::ScopeLevel>(in.getScope());
  body.scope.topic = core::TopicIndex{in.getTopic()};
  if (in.hasProposal()) body.scope.proposal = read_proposal_id(in.getProposal(), findings);
  body.target = core::MemberNumber{in.getTarget()};
  body.expires_at = core::Instant{in.getExpiresAt()};
  body.revision = core::Revision{in.getRevision()};
  return body;
}

void write(schema::DelegationSet::Builder out, const core::DelegationSet& body) {
  out.setDelegator(body.delegator.value);
  out.setScope(static_cast<std::uint8_t>(body.scope.level));
  out.setTopic(body.scope.topic.value);
  if (!body.scope.proposal.draft.is_zero()) out.setProposal(proposal_id(body.scope.proposal));
  out.setTarget(body.target.value);
  out.setExpiresAt(body.expires_at.ms);
  out.setRevision(body.revision.value);
}

core::VotingClosed read(schema::VotingClosed::Reader in, Findings& findings) {
  return {read_proposal_id(in.getProposal(), findings), read_blob_name(in.getResult(), findings)};
}

void write(schema::VotingClosed::Builder out, const core::VotingClosed& body) {
  out.setProposal(proposal_id(body.proposal));
  write_blob_name(out.initResult(), body.result);
}

core::SealOpened read(schema::SealOpened::Reader in, Findings& findings) {
  return {read_proposal_id(in.getProposal(), findings),
          strict::fixed<core::SealSecret>(in.getSecret(), findings)};
}

void write(schema::SealOpened::Builder out, const core::SealOpened& body) {
  out.setProposal(proposal_id(body.proposal));
  out.setSecret(strict::data(body.secret.view()));
}

core::CastingVote read(schema::CastingVote::Reader in, Findings& findings) {
  return {read_proposal_id(in.getProposal(), findings), in.getPasses()};
}

void write(schema::CastingVote::Builder out, const core::CastingVote& body) {
  out.setProposal(proposal_id(body.proposal));
  out.setPasses(body.passes);
}

}  // namespace yoriai::ledger
