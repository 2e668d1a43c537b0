// The founding event's body.
#include "ledger/body_codec.h"
#include "ledger/charter_codec.h"
#include "ledger/event_codec.h"

namespace yoriai::ledger {
namespace {

core::FoundingMember read_member(schema::Founded::FoundingMember::Reader in, Findings& findings) {
  core::FoundingMember member;
  member.member_class = core::ClassIndex{in.getClass()};
  member.commitment = strict::fixed<core::Commitment>(in.getCommitment(), findings);
  member.household = core::HouseholdNumber{in.getHousehold()};
  member.keys = read_keys(in.getKeys(), findings);
  member.roles = strict::list(in.getRoles(), core::kMaxCharterList, findings,
                              [](auto role) { return static_cast<core::Role>(role); });
  return member;
}

void write_member(schema::Founded::FoundingMember::Builder out,
                  const core::FoundingMember& member) {
  out.setClass(member.member_class.value);
  out.setCommitment(strict::data(member.commitment.view()));
  out.setHousehold(member.household.value);
  put_keys(member.keys, [&](auto size) { return out.initKeys(size); });
  strict::put_numbers(
      member.roles, [&](auto size) { return out.initRoles(size); },
      [](core::Role role) { return static_cast<std::uint16_t>(role); });
}

}  // namespace

core::Founded read(schema::Founded::Reader in, Findings& findings) {
  core::Founded body;
  body.rehearsal = in.getRehearsal();
  body.rules_version = core::RulesVersion{in.getRulesVersion()};
  body.host = read_text(in.getHost(), findings);
  body.charter = read_frozen_charter(in.getCharter(), findings);
  body.peers = strict::list(in.getPeers(), core::kMaxPeers, findings,
                            [&](auto peer) { return read_peer(peer, findings); });
  body.members = strict::list(in.getMembers(), core::kMaxFoundingMembers, findings,
                              [&](auto member) { return read_member(member, findings); });
  return body;
}

void write(schema::Founded::Builder out, const core::Founded& body) {
  out.setRehearsal(body.rehearsal);
  out.setRulesVersion(body.rules_version.value);
  if (!body.host.empty()) out.setHost(text(body.host));
  out.setCharter(strict::data(encode_charter(body.charter->rules)));
  strict::put_structs(
      body.peers, [&](auto size) { return out.initPeers(size); }, write_peer);
  strict::put_structs(
      body.members, [&](auto size) { return out.initMembers(size); }, write_member);
}

}  // namespace yoriai::ledger
