#include "ledger/rendering_parts.h"

namespace yoriai::ledger::rendering {
namespace {

std::string condition(const core::Condition& condition) {
  return json::object({{"numerator", number(condition.numerator)},
                       {"denominator", number(condition.denominator)},
                       {"strict", json::boolean(condition.strict)},
                       {"base", name(condition.base)}});
}

// The names of the bits that are set, lowest first; a bit without a name as its number.
template <class Enum>
std::string names_of_bits(std::uint16_t bits) {
  std::vector<Enum> set;
  for (std::uint8_t bit = 0; bit < 16; ++bit) {
    if ((bits >> bit & 1) != 0) set.push_back(static_cast<Enum>(bit));
  }
  return json::array(set, [](Enum one) { return name(one); });
}
std::string methods(std::uint16_t bits) { return names_of_bits<core::Method>(bits); }
std::string roles(std::uint16_t bits) { return names_of_bits<core::Role>(bits); }
std::string visibilities(std::uint16_t bits) { return names_of_bits<core::Visibility>(bits); }

std::string member_class(const core::MemberClass& item) {
  const auto with_cards =
      json::with_member(json::object({{"name", json::string(item.name)},
                                      {"house", number(item.house)},
                                      {"proposes", json::boolean(item.proposes)},
                                      {"credits", number(item.credits)}}),
                        item.cards > 0, "cards", number(item.cards));
  return json::with_member(with_cards, item.may_not_second, "mayNotSecond", json::boolean(true));
}

std::string house(const core::House& house) {
  const auto with_weight = json::with_member(json::object({{"name", json::string(house.name)}}),
                                             house.counts_cards(), "weight", name(house.weight));
  return json::with_member(with_weight, house.most > 0, "most", number(house.most));
}

std::string house_rule(const core::HouseRule& rule) {
  auto fields =
      json::object({{"quorum", condition(rule.quorum)}, {"threshold", condition(rule.threshold)}});
  fields = json::with_member(std::move(fields), rule.cap != core::DelegationCap{}, "cap",
                             json::object({{"people", number(rule.cap.people)},
                                           {"numerator", number(rule.cap.numerator)},
                                           {"denominator", number(rule.cap.denominator)}}));
  fields = json::with_member(std::move(fields), rule.second_quorum != core::Condition{},
                             "secondQuorum", condition(rule.second_quorum));
  return json::with_member(std::move(fields), rule.advisory, "advisory", json::boolean(true));
}

// What a kind has beyond what every kind has.
std::string with_more(std::string fields, const core::ProposalKind& kind) {
  const auto add = [&](const char* name, bool is_there, std::string value) {
    fields = json::with_member(std::move(fields), is_there, name, std::move(value));
  };
  add("longestChain", kind.longest_chain > 0, number(kind.longest_chain));
  add("tie", kind.tie != core::TieRule::status_quo, name(kind.tie));
  add("castingMs", kind.casting.ms > 0, number(kind.casting.ms));
  add("secondCall", kind.second_call, json::boolean(true));
  add("repeatMs", kind.repeat_within.ms > 0, number(kind.repeat_within.ms));
  add("repeatNoticeMs", kind.repeat_notice.ms > 0, number(kind.repeat_notice.ms));
  add("recusal", kind.recusal, json::boolean(true));
  add("visibilities", kind.visibilities > 0, visibilities(kind.visibilities));
  return fields;
}

std::string kind(const core::ProposalKind& kind) {
  auto fields = json::object({{"name", json::string(kind.name)},
                              {"methods", methods(kind.methods)},
                              {"seconds", number(kind.seconds)},
                              {"noticeMs", number(kind.notice.ms)},
                              {"amendment", json::boolean(kind.amendment)},
                              {"delegation", json::boolean(kind.delegation)},
                              {"abstainInQuorum", json::boolean(kind.abstain_in_quorum)},
                              {"rules", json::array(kind.rules, house_rule)}});
  return with_more(std::move(fields), kind);
}

std::string channels(const core::ChannelRule& rule) {
  return json::object({{"helperRoles", roles(rule.helper_roles)},
                       {"helperCap", number(rule.helper_cap)},
                       {"proxyCap", number(rule.proxy_cap)}});
}

}  // namespace

std::string charter(const core::Charter& charter) {
  const auto role = [](const core::RoleRule& rule) {
    return json::object({{"role", name(rule.role)}, {"needed", number(rule.needed)}});
  };
  const auto text = [](const std::string& topic) { return json::string(topic); };
  const auto fields = json::object({{"name", json::string(charter.name)},
                                    {"preset", json::string(charter.preset)},
                                    {"timeZone", json::string(charter.time_zone)},
                                    {"currency", json::string(charter.currency)},
                                    {"peersNeeded", number(charter.peers_needed)},
                                    {"liarsSurvived", number(charter.liars_survived)},
                                    {"stewardsNeeded", number(charter.stewards_needed)},
                                    {"registrarsNeeded", number(charter.registrars_needed)},
                                    {"recoveryNeeded", number(charter.recovery_needed)},
                                    {"revisions", number(charter.revisions)},
                                    {"minGraceMs", number(charter.min_grace.ms)},
                                    {"maxDelegationMs", number(charter.max_delegation.ms)},
                                    {"houses", json::array(charter.houses, house)},
                                    {"classes", json::array(charter.classes, member_class)},
                                    {"roles", json::array(charter.roles, role)},
                                    {"topics", json::array(charter.topics, text)},
                                    {"kinds", json::array(charter.kinds, kind)}});
  const auto with_channels = json::with_member(fields, charter.channels != core::ChannelRule{},
                                               "channels", channels(charter.channels));
  const auto with_default =
      json::with_member(with_channels, charter.default_delegation.ms > 0, "defaultDelegationMs",
                        number(charter.default_delegation.ms));
  const auto with_retention = json::with_member(with_default, charter.retention.ms > 0,
                                                "retentionMs", number(charter.retention.ms));
  return json::with_member(with_retention, charter.announcer_roles > 0, "announcerRoles",
                           roles(charter.announcer_roles));
}

}  // namespace yoriai::ledger::rendering
