// Bodies about members, their keys, roles and cards.
#include "ledger/body_codec.h"

namespace yoriai::ledger {

core::MemberAdmitted read(schema::MemberAdmitted::Reader in, Findings& findings) {
  core::MemberAdmitted body;
  body.number = core::MemberNumber{in.getNumber()};
  body.member_class = core::ClassIndex{in.getClass()};
  body.commitment = strict::fixed<core::Commitment>(in.getCommitment(), findings);
  body.household = core::HouseholdNumber{in.getHousehold()};
  body.guardian = core::MemberNumber{in.getGuardian()};
  body.keys = read_keys(in.getKeys(), findings);
  return body;
}

void write(schema::MemberAdmitted::Builder out, const core::MemberAdmitted& body) {
  out.setNumber(body.number.value);
  out.setClass(body.member_class.value);
  out.setCommitment(strict::data(body.commitment.view()));
  out.setHousehold(body.household.value);
  out.setGuardian(body.guardian.value);
  put_keys(body.keys, [&](auto size) { return out.initKeys(size); });
}

core::MemberChanged read(schema::MemberChanged::Reader in, Findings& /*findings*/) {
  return {core::MemberNumber{in.getMember()}, static_cast<core::MemberField>(in.getWhat()),
          in.getValue()};
}

void write(schema::MemberChanged::Builder out, const core::MemberChanged& body) {
  out.setMember(body.member.value);
  out.setWhat(static_cast<std::uint8_t>(body.what));
  out.setValue(body.value);
}

core::KeyAdded read(schema::KeyAdded::Reader in, Findings& findings) {
  return {read_new_key(in.getKey(), findings)};
}

void write(schema::KeyAdded::Builder out, const core::KeyAdded& body) {
  write_new_key(out.initKey(), body.key);
}

core::KeysReplaced read(schema::KeysReplaced::Reader in, Findings& findings) {
  return {core::MemberNumber{in.getMember()}, core::KeyGeneration{in.getGeneration()},
          read_keys(in.getKeys(), findings)};
}

void write(schema::KeysReplaced::Builder out, const core::KeysReplaced& body) {
  out.setMember(body.member.value);
  out.setGeneration(body.generation.value);
  put_keys(body.keys, [&](auto size) { return out.initKeys(size); });
}

core::RoleChanged read(schema::RoleChanged::Reader in, Findings& findings) {
  core::RoleChanged body;
  body.change = {core::MemberNumber{in.getMember()}, static_cast<core::Role>(in.getRole()),
                 in.getGrant()};
  if (in.hasProposal()) body.proposal = read_proposal_id(in.getProposal(), findings);
  return body;
}

void write(schema::RoleChanged::Builder out, const core::RoleChanged& body) {
  out.setMember(body.change.member.value);
  out.setRole(static_cast<std::uint16_t>(body.change.role));
  out.setGrant(body.change.grant);
  if (body.proposal) out.setProposal(proposal_id(*body.proposal));
}

core::CardsRecorded read(schema::CardsRecorded::Reader in, Findings& findings) {
  return {strict::list(in.getCards(), core::kMaxCardRows, findings, [&](auto card) {
    return core::CardRow{strict::fixed<core::CardCommitment>(card.getCommitment(), findings),
                         core::MemberNumber{card.getHolder()}, card.getRevoked()};
  })};
}

void write(schema::CardsRecorded::Builder out, const core::CardsRecorded& body) {
  strict::put_structs(
      body.cards, [&](auto size) { return out.initCards(size); },
      [](auto card, const core::CardRow& from) {
        card.setCommitment(strict::data(from.card.view()));
        card.setHolder(from.holder.value);
        card.setRevoked(from.revoked);
      });
}

}  // namespace yoriai::ledger
