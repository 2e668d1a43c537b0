#include "ledger/charter_codec.h"

#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "ledger/field_codec.h"
#include "specs/charter.capnp.h"

namespace yoriai::ledger {
namespace {

using core::kMaxCharterList;
using Schema = schema::Charter;

core::Condition read(Schema::Condition::Reader in) {
  return {in.getNumerator(), in.getDenominator(), in.getStrict(),
          static_cast<core::ConditionBase>(in.getBase())};
}

void write(Schema::Condition::Builder out, const core::Condition& condition) {
  out.setNumerator(condition.numerator);
  out.setDenominator(condition.denominator);
  out.setStrict(condition.strict);
  out.setBase(static_cast<std::uint8_t>(condition.base));
}

core::DelegationCap read(Schema::Cap::Reader in) {
  return {in.getPeople(), in.getNumerator(), in.getDenominator()};
}

void write(Schema::HouseRule::Builder out, const core::HouseRule& rule) {
  write(out.initQuorum(), rule.quorum);
  write(out.initThreshold(), rule.threshold);
  out.setAdvisory(rule.advisory);
  if (rule.second_quorum != core::Condition{}) {
    write(out.initSecondQuorum(), rule.second_quorum);
  }
  if (rule.cap == core::DelegationCap{}) return;
  auto cap = out.initCap();
  cap.setPeople(rule.cap.people);
  cap.setNumerator(rule.cap.numerator);
  cap.setDenominator(rule.cap.denominator);
}

core::MemberClass read(Schema::Class::Reader in, Findings& findings) {
  return {read_text(in.getName(), findings),
          core::HouseIndex{in.getHouse()},
          in.getProposes(),
          core::Credits{in.getCredits()},
          in.getCards(),
          in.getMayNotSecond()};
}

void write(Schema::Class::Builder out, const core::MemberClass& member_class) {
  if (!member_class.name.empty()) out.setName(text(member_class.name));
  out.setHouse(member_class.house.value);
  out.setProposes(member_class.proposes);
  out.setCredits(member_class.credits.value);
  out.setCards(member_class.cards);
  out.setMayNotSecond(member_class.may_not_second);
}

core::ProposalKind read(Schema::Kind::Reader in, Findings& findings) {
  core::ProposalKind kind;
  kind.name = read_text(in.getName(), findings);
  kind.methods = in.getMethods();
  kind.seconds = in.getSeconds();
  kind.notice = core::Duration{in.getNoticeMs()};
  kind.amendment = in.getAmendment();
  kind.delegation = in.getDelegation();
  kind.abstain_in_quorum = in.getAbstainInQuorum();
  kind.rules = strict::list(in.getRules(), kMaxCharterList, findings, [](auto rule) {
    return core::HouseRule{read(rule.getQuorum()), read(rule.getThreshold()), read(rule.getCap()),
                           read(rule.getSecondQuorum()), rule.getAdvisory()};
  });
  kind.longest_chain = in.getLongestChain();
  kind.tie = static_cast<core::TieRule>(in.getTie());
  kind.casting = core::Duration{in.getCastingMs()};
  kind.second_call = in.getSecondCall();
  kind.repeat_within = core::Duration{in.getRepeatMs()};
  kind.repeat_notice = core::Duration{in.getRepeatNoticeMs()};
  kind.recusal = in.getRecusal();
  kind.visibilities = in.getVisibilities();
  return kind;
}

void write(Schema::Kind::Builder out, const core::ProposalKind& kind) {
  if (!kind.name.empty()) out.setName(text(kind.name));
  out.setMethods(kind.methods);
  out.setSeconds(kind.seconds);
  out.setNoticeMs(kind.notice.ms);
  out.setAmendment(kind.amendment);
  out.setDelegation(kind.delegation);
  out.setAbstainInQuorum(kind.abstain_in_quorum);
  strict::put_structs(
      kind.rules, [&](auto size) { return out.initRules(size); },
      [](auto rule, const core::HouseRule& from) { write(rule, from); });
  out.setLongestChain(kind.longest_chain);
  out.setTie(static_cast<std::uint8_t>(kind.tie));
  out.setCastingMs(kind.casting.ms);
  out.setSecondCall(kind.second_call);
  out.setRepeatMs(kind.repeat_within.ms);
  out.setRepeatNoticeMs(kind.repeat_notice.ms);
  out.setRecusal(kind.recusal);
  out.setVisibilities(kind.visibilities);
}

void read_lists(Schema::Reader in, Findings& findings, core::Charter& charter) {
  charter.houses = strict::list(in.getHouses(), kMaxCharterList, findings, [&](auto house) {
    return core::House{read_text(house.getName(), findings),
                       static_cast<core::HouseWeight>(house.getWeight()), house.getMost()};
  });
  charter.classes = strict::list(in.getClasses(), kMaxCharterList, findings,
                                 [&](auto item) { return read(item, findings); });
  charter.roles = strict::list(in.getRoles(), kMaxCharterList, findings, [](auto rule) {
    return core::RoleRule{static_cast<core::Role>(rule.getRole()), rule.getNeeded()};
  });
  charter.topics = strict::list(in.getTopics(), kMaxCharterList, findings,
                                [&](auto topic) { return read_text(topic, findings); });
  charter.kinds = strict::list(in.getKinds(), kMaxCharterList, findings,
                               [&](auto kind) { return read(kind, findings); });
}

core::Charter read(Schema::Reader in, Findings& findings) {
  core::Charter charter;
  charter.name = read_text(in.getName(), findings);
  charter.preset = read_text(in.getPreset(), findings);
  charter.time_zone = read_text(in.getTimeZone(), findings);
  charter.currency = read_text(in.getCurrency(), findings);
  charter.peers_needed = in.getPeersNeeded();
  charter.liars_survived = in.getLiarsSurvived();
  charter.stewards_needed = in.getStewardsNeeded();
  charter.registrars_needed = in.getRegistrarsNeeded();
  charter.recovery_needed = in.getRecoveryNeeded();
  charter.revisions = in.getRevisions();
  charter.min_grace = core::Duration{in.getMinGraceMs()};
  charter.max_delegation = core::Duration{in.getMaxDelegationMs()};
  charter.default_delegation = core::Duration{in.getDefaultDelegationMs()};
  charter.announcer_roles = in.getAnnouncerRoles();
  charter.retention = core::Duration{in.getRetentionMs()};
  read_lists(in, findings, charter);
  const auto channels = in.getChannels();
  charter.channels = {channels.getHelperRoles(), channels.getHelperCap(), channels.getProxyCap()};
  return charter;
}

void write_lists(Schema::Builder out, const core::Charter& charter) {
  strict::put_structs(
      charter.houses, [&](auto size) { return out.initHouses(size); },
      [](auto house, const core::House& from) {
        if (!from.name.empty()) house.setName(text(from.name));
        house.setWeight(static_cast<std::uint8_t>(from.weight));
        house.setMost(from.most);
      });
  strict::put_structs(
      charter.classes, [&](auto size) { return out.initClasses(size); },
      [](auto item, const core::MemberClass& from) { write(item, from); });
  strict::put_structs(
      charter.roles, [&](auto size) { return out.initRoles(size); },
      [](auto rule, const core::RoleRule& from) {
        rule.setRole(static_cast<std::uint16_t>(from.role));
        rule.setNeeded(from.needed);
      });
  put_texts(charter.topics, [&](auto size) { return out.initTopics(size); });
  strict::put_structs(
      charter.kinds, [&](auto size) { return out.initKinds(size); },
      [](auto kind, const core::ProposalKind& from) { write(kind, from); });
}

// Absent, unless there is something to say.
void write_channels(Schema::Builder out, const core::ChannelRule& rule) {
  if (rule == core::ChannelRule{}) return;
  auto channels = out.initChannels();
  channels.setHelperRoles(rule.helper_roles);
  channels.setHelperCap(rule.helper_cap);
  channels.setProxyCap(rule.proxy_cap);
}

}  // namespace

core::ByteVector encode_charter(const core::Charter& charter) {
  return strict::encode<Schema>([&](Schema::Builder out) {
    if (!charter.name.empty()) out.setName(text(charter.name));
    if (!charter.preset.empty()) out.setPreset(text(charter.preset));
    if (!charter.time_zone.empty()) out.setTimeZone(text(charter.time_zone));
    if (!charter.currency.empty()) out.setCurrency(text(charter.currency));
    out.setPeersNeeded(charter.peers_needed);
    out.setLiarsSurvived(charter.liars_survived);
    out.setStewardsNeeded(charter.stewards_needed);
    out.setRegistrarsNeeded(charter.registrars_needed);
    out.setRecoveryNeeded(charter.recovery_needed);
    out.setRevisions(charter.revisions);
    out.setMinGraceMs(charter.min_grace.ms);
    out.setMaxDelegationMs(charter.max_delegation.ms);
    out.setDefaultDelegationMs(charter.default_delegation.ms);
    out.setAnnouncerRoles(charter.announcer_roles);
    out.setRetentionMs(charter.retention.ms);
    write_lists(out, charter);
    write_channels(out, charter.channels);
  });
}

core::Charter read_charter(core::ByteView bytes, Findings& findings) {
  Findings own;
  auto charter = strict::read<Schema>(bytes, own, [&](Schema::Reader in) { return read(in, own); });
  if (own.none()) {
    own.expect(std::ranges::equal(encode_charter(charter), bytes), Fault::not_strict);
  }
  findings.add(own.worst());
  return charter;
}

core::CharterRef read_frozen_charter(capnp::Data::Reader in, Findings& findings) {
  const auto bytes = std::as_bytes(std::span(in.begin(), in.size()));
  return std::make_shared<const core::FrozenCharter>(
      core::FrozenCharter{read_charter(bytes, findings), core::sha256(bytes)});
}

core::Result<core::Charter> decode_charter(core::ByteView bytes) {
  if (bytes.size() > core::kMaxBodyBytes) return core::refuse(core::Refusal::body_too_large);
  Findings findings;
  auto charter = read_charter(bytes, findings);
  if (!findings.none()) return core::refuse(body_refusal(findings.worst()));
  return charter;
}

}  // namespace yoriai::ledger
