// Bodies of a proposal's life before the vote.
#include "ledger/body_codec.h"
#include "ledger/charter_codec.h"
#include "ledger/event_codec.h"

namespace yoriai::ledger {
namespace {

using RoleChangeSchema = schema::ProposalDrafted::RoleChange;

core::RoleChange read_role_change(RoleChangeSchema::Reader in) {
  return {core::MemberNumber{in.getMember()}, static_cast<core::Role>(in.getRole()), in.getGrant()};
}

void write_role_change(RoleChangeSchema::Builder out, const core::RoleChange& change) {
  out.setMember(change.member.value);
  out.setRole(static_cast<std::uint16_t>(change.role));
  out.setGrant(change.grant);
}

}  // namespace

core::ProposalDrafted read(schema::ProposalDrafted::Reader in, Findings& findings) {
  core::ProposalDrafted body;
  body.number = core::ProposalNumber{in.getNumber()};
  body.kind = core::KindIndex{in.getKind()};
  body.topic = core::TopicIndex{in.getTopic()};
  body.method = static_cast<core::Method>(in.getMethod());
  body.title = read_text(in.getTitle(), findings);
  body.options = strict::list(in.getOptions(), core::kMaxOptions, findings,
                              [&](auto option) { return read_text(option, findings); });
  body.wording = read_blob_name(in.getWording(), findings);
  body.credits = core::Credits{in.getCredits()};
  body.negative = in.getNegative();
  body.purse = core::Amount{in.getPurse()};
  body.spending = static_cast<core::Spending>(in.getSpending());
  if (in.hasCharter()) body.charter = strict::fixed<core::Digest>(in.getCharter(), findings);
  if (in.hasRoleChange()) body.role_change = read_role_change(in.getRoleChange());
  body.costs = strict::list(in.getCosts(), core::kMaxOptions, findings,
                            [](std::uint64_t cost) { return core::Amount{cost}; });
  if (in.hasRepeats()) body.repeats = read_proposal_id(in.getRepeats(), findings);
  body.recused = strict::list(in.getRecused(), core::kMaxRecused, findings,
                              [](std::uint32_t member) { return core::MemberNumber{member}; });
  if (in.hasAmended()) body.amended = read_frozen_charter(in.getAmended(), findings);
  body.also = strict::list(in.getAlso(), core::kMaxCharterList, findings,
                           [](std::uint16_t kind) { return core::KindIndex{kind}; });
  return body;
}

void write(schema::ProposalDrafted::Builder out, const core::ProposalDrafted& body) {
  out.setNumber(body.number.value);
  out.setKind(body.kind.value);
  out.setTopic(body.topic.value);
  out.setMethod(static_cast<std::uint8_t>(body.method));
  if (!body.title.empty()) out.setTitle(text(body.title));
  put_texts(body.options, [&](auto size) { return out.initOptions(size); });
  write_blob_name(out.initWording(), body.wording);
  out.setCredits(body.credits.value);
  out.setNegative(body.negative);
  out.setPurse(body.purse.value);
  out.setSpending(static_cast<std::uint8_t>(body.spending));
  if (body.charter) out.setCharter(strict::data(body.charter->view()));
  if (body.role_change) write_role_change(out.initRoleChange(), *body.role_change);
  strict::put_numbers(
      body.costs, [&](auto size) { return out.initCosts(size); },
      [](core::Amount cost) { return cost.value; });
  if (body.repeats) out.setRepeats(proposal_id(*body.repeats));
  strict::put_numbers(
      body.recused, [&](auto size) { return out.initRecused(size); },
      [](core::MemberNumber member) { return member.value; });
  if (body.amended != nullptr) {
    out.setAmended(strict::data(encode_charter(body.amended->rules)));
  }
  strict::put_numbers(
      body.also, [&](auto size) { return out.initAlso(size); },
      [](core::KindIndex kind) { return kind.value; });
}

core::ProposalSeconded read(schema::ProposalSeconded::Reader in, Findings& findings) {
  return {read_proposal_id(in.getProposal(), findings)};
}

void write(schema::ProposalSeconded::Builder out, const core::ProposalSeconded& body) {
  out.setProposal(proposal_id(body.proposal));
}

core::ProposalAnnounced read(schema::ProposalAnnounced::Reader in, Findings& findings) {
  core::ProposalAnnounced body;
  body.proposal = read_proposal_id(in.getProposal(), findings);
  body.wording_hash = strict::fixed<core::Digest>(in.getWordingHash(), findings);
  body.opens_at = core::Instant{in.getOpensAt()};
  body.closes_at = core::Instant{in.getClosesAt()};
  body.grace = core::Duration{in.getGraceMs()};
  body.visibility = static_cast<core::Visibility>(in.getVisibility());
  body.openers = strict::list(in.getOpeners(), core::kMostOpeners, findings, [&](auto opener) {
    return core::Opener{core::MemberNumber{opener.getMember()},
                        strict::fixed<core::SealKey>(opener.getKey(), findings)};
  });
  body.open_within = core::Duration{in.getOpenWithinMs()};
  return body;
}

void write(schema::ProposalAnnounced::Builder out, const core::ProposalAnnounced& body) {
  out.setProposal(proposal_id(body.proposal));
  out.setWordingHash(strict::data(body.wording_hash.view()));
  out.setOpensAt(body.opens_at.ms);
  out.setClosesAt(body.closes_at.ms);
  out.setGraceMs(body.grace.ms);
  out.setVisibility(static_cast<std::uint8_t>(body.visibility));
  strict::put_structs(
      body.openers, [&](auto size) { return out.initOpeners(size); },
      [](auto opener, const core::Opener& from) {
        opener.setMember(from.member.value);
        opener.setKey(strict::data(from.key.view()));
      });
  out.setOpenWithinMs(body.open_within.ms);
}

core::CharterInForce read(schema::CharterInForce::Reader in, Findings& findings) {
  return {read_proposal_id(in.getProposal(), findings)};
}

void write(schema::CharterInForce::Builder out, const core::CharterInForce& body) {
  out.setProposal(proposal_id(body.proposal));
}

core::ProposalWithdrawn read(schema::ProposalWithdrawn::Reader in, Findings& findings) {
  return {read_proposal_id(in.getProposal(), findings),
          read_text(in.getReason(), findings, core::kMaxReasonBytes)};
}

void write(schema::ProposalWithdrawn::Builder out, const core::ProposalWithdrawn& body) {
  out.setProposal(proposal_id(body.proposal));
  if (!body.reason.empty()) out.setReason(text(body.reason));
}

}  // namespace yoriai::ledger
