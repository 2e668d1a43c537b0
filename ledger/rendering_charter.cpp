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

std::string member_class(const core::MemberClass& item) {
  return json::object({{"name", json::string(item.name)},
                       {"house", number(item.house)},
                       {"proposes", json::boolean(item.proposes)},
                       {"credits", number(item.credits)}});
}

std::string kind(const core::ProposalKind& kind) {
  const auto house_rule = [](const core::HouseRule& rule) {
    return json::object(
        {{"quorum", condition(rule.quorum)}, {"threshold", condition(rule.threshold)}});
  };
  return json::object({{"name", json::string(kind.name)},
                       {"methods", methods(kind.methods)},
                       {"seconds", number(kind.seconds)},
                       {"noticeMs", number(kind.notice.ms)},
                       {"amendment", json::boolean(kind.amendment)},
                       {"delegation", json::boolean(kind.delegation)},
                       {"abstainInQuorum", json::boolean(kind.abstain_in_quorum)},
                       {"rules", json::array(kind.rules, house_rule)}});
}

std::string channels(const core::ChannelRule& rule) {
  return json::object({{"helperRoles", roles(rule.helper_roles)},
                       {"helperCap", number(rule.helper_cap)},
                       {"proxyCap", number(rule.proxy_cap)}});
}

}  // namespace

std::string charter(const core::Charter& charter) {
  const auto house_name = [](const core::House& house) {
    return json::object({{"name", json::string(house.name)}});
  };
  const auto role = [](const core::RoleRule& rule) {
    return json::object({{"role", name(rule.role)}, {"needed", number(rule.needed)}});
  };
  const auto text = [](const std::string& topic) { return json::string(topic); };
  return json::with_member(json::object({{"name", json::string(charter.name)},
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
                                         {"houses", json::array(charter.houses, house_name)},
                                         {"classes", json::array(charter.classes, member_class)},
                                         {"roles", json::array(charter.roles, role)},
                                         {"topics", json::array(charter.topics, text)},
                                         {"kinds", json::array(charter.kinds, kind)}}),
                           charter.channels != core::ChannelRule{}, "channels",
                           channels(charter.channels));
}

}  // namespace yoriai::ledger::rendering
