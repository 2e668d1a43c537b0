// What makes a charter well formed (specs/rules.md section 2).
#include <algorithm>

#include "core/charter.h"
#include "core/limits.h"

namespace yoriai::core {
namespace {

bool well_formed(const Condition& condition) {
  if (condition.numerator == 0) return condition == Condition{};
  return condition.denominator <= kMaxFractionPart &&
         condition.numerator <= condition.denominator && condition.base <= ConditionBase::people;
}

// Of a house without cards there is nothing but people to ask about.
bool threshold_is_good(const Condition& threshold, const House& house) {
  return well_formed(threshold) && threshold.base != ConditionBase::people &&
         (house.counts_cards() || threshold.base != ConditionBase::all_cards);
}

bool quorum_is_good(const Condition& quorum, const House& house) {
  const bool of_cards =
      quorum.base == ConditionBase::all_cards || quorum.base == ConditionBase::people;
  return well_formed(quorum) &&
         (quorum.base == ConditionBase::roll || (of_cards && house.counts_cards()));
}

// In people or as a part of the roll, not both.
bool well_formed(const DelegationCap& cap) {
  if (cap.people > 0) return cap == DelegationCap{cap.people} && cap.people <= kMaxMembers;
  if (cap.numerator == 0) return cap == DelegationCap{};
  return cap.denominator <= kMaxFractionPart && cap.numerator <= cap.denominator;
}

// A tie rule has what it needs, and what no rule asks for is not there.
bool tie_rule_is_good(const ProposalKind& kind, const Charter& charter) {
  const bool by_chair = kind.tie == TieRule::chair;
  const bool arises = std::any_of(kind.rules.begin(), kind.rules.end(),
                                  [](const HouseRule& rule) { return can_tie(rule.threshold); });
  const bool good =
      !by_chair || (arises && allows(kind, Method::yes_no) && has_role(charter, Role::chair));
  return kind.tie <= TieRule::second_round && good && by_chair == (kind.casting.ms > 0) &&
         kind.casting.ms <= kMaxSpanMs;
}

bool repeats_are_good(const ProposalKind& kind) {
  const auto good = [&](const HouseRule& rule) {
    return kind.second_call || rule.second_quorum == Condition{};
  };
  const bool spans = may_repeat(kind) ? kind.repeat_within.ms > 0 : kind.repeat_notice.ms == 0;
  return spans && may_repeat(kind) == (kind.repeat_within.ms > 0) &&
         kind.repeat_within.ms <= kMaxSpanMs && kind.repeat_notice.ms <= kMaxSpanMs &&
         std::all_of(kind.rules.begin(), kind.rules.end(), good);
}

bool visibilities_are_good(const ProposalKind& kind, const Charter& charter) {
  return kind.visibilities < (1U << kVisibilityCount) && can_be_held(kind, charter);
}

bool somebody_decides(const ProposalKind& kind) {
  return std::any_of(kind.rules.begin(), kind.rules.end(),
                     [](const HouseRule& rule) { return !rule.advisory; });
}

// What would limit nothing is a slip of the pen.
bool limits_are_good(const ProposalKind& kind) {
  const auto good = [&](const HouseRule& rule) {
    return well_formed(rule.cap) && (kind.delegation || rule.cap == DelegationCap{});
  };
  return (kind.delegation || kind.longest_chain == 0) &&
         std::all_of(kind.rules.begin(), kind.rules.end(), good);
}

bool rules_are_good(const ProposalKind& kind, const std::vector<House>& houses) {
  const bool projects = allows(kind, Method::equal_shares) || allows(kind, Method::greedy);
  const auto good = [&](const HouseRule& rule, const House& house) {
    const bool decides_yes_no = rule.threshold.numerator > 0 || !allows(kind, Method::yes_no);
    return quorum_is_good(rule.quorum, house) && quorum_is_good(rule.second_quorum, house) &&
           threshold_is_good(rule.threshold, house) && decides_yes_no &&
           (!projects || rule.threshold.numerator == 0);
  };
  return std::equal(kind.rules.begin(), kind.rules.end(), houses.begin(), houses.end(), good);
}

// Points and shares of a purse are a person's own; a card has none.
bool counts_by_people(const ProposalKind& kind) {
  return allows(kind, Method::quadratic) || allows(kind, Method::equal_shares) ||
         allows(kind, Method::greedy);
}

bool well_formed(const ProposalKind& kind, const Charter& charter) {
  return !kind.name.empty() && kind.methods > 0 && kind.methods < (1U << kMethodCount) &&
         kind.notice.ms <= kMaxSpanMs && rules_are_good(kind, charter.houses) &&
         limits_are_good(kind) && tie_rule_is_good(kind, charter) && repeats_are_good(kind) &&
         somebody_decides(kind) && visibilities_are_good(kind, charter) &&
         (!kind.amendment || kind.methods == 1U << static_cast<unsigned>(Method::yes_no)) &&
         !(counts_by_people(kind) && has_several_votes(charter));
}

// Who can have no card would never be on the roll of a house that counts them.
bool well_formed(const MemberClass& member_class, const Charter& charter) {
  const auto house = member_class.house.value;
  return !member_class.name.empty() && house < charter.houses.size() &&
         member_class.credits.value <= kMaxCredits && member_class.cards <= kMaxCards &&
         (member_class.cards > 0 || !charter.houses[house].counts_cards());
}

bool well_formed(const House& house) {
  const bool limited = house.weight == HouseWeight::card && house.most <= kMaxCards;
  return !house.name.empty() && house.weight <= HouseWeight::household &&
         (house.most == 0 || limited);
}

bool currency_is_code(const std::string& currency) {
  return currency.size() == 3 &&
         std::all_of(currency.begin(), currency.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Ascending, known, and with enough holders kept for every act that needs several of them.
bool roles_suffice(const Charter& charter) {
  for (std::size_t i = 0; i < charter.roles.size(); ++i) {
    if (static_cast<std::uint16_t>(charter.roles[i].role) >= kRoleCount) return false;
    if (i > 0 && charter.roles[i].role <= charter.roles[i - 1].role) return false;
  }
  const auto kept = [&](Role role, std::uint16_t signers) {
    return signers >= 1 && holders_needed(charter, role) >= signers;
  };
  return kept(Role::steward, charter.stewards_needed) &&
         kept(Role::registrar, charter.registrars_needed) &&
         kept(Role::registrar, charter.recovery_needed) && kept(Role::facilitator, 1);
}

// Bits of roles that this charter knows.
bool roles_are_known(const Charter& charter, std::uint16_t roles) {
  for (std::uint16_t role = 0; role < 16; ++role) {
    const bool named = ((roles >> role) & 1U) != 0;
    if (named && !has_role(charter, static_cast<Role>(role))) return false;
  }
  return true;
}

// There is a limit exactly where there are helpers.
bool channels_are_good(const Charter& charter) {
  const auto& rule = charter.channels;
  return roles_are_known(charter, rule.helper_roles) &&
         (rule.helper_roles == 0) == (rule.helper_cap == 0) && rule.helper_cap <= kMaxHelped &&
         rule.proxy_cap <= kMaxHelped;
}

bool retention_is_good(Duration retention) {
  return retention.ms == 0 ||
         (retention.ms >= kLeastRetentionMs && retention.ms <= kMaxRetentionMs);
}

// What a delegation gets by itself is no more than it may ask for.
bool spans_are_good(const Charter& charter) {
  const auto longest = charter.max_delegation.ms;
  const auto by_itself = charter.default_delegation.ms;
  return charter.min_grace.ms >= 1 && charter.min_grace.ms <= kMaxSpanMs && longest <= kMaxSpanMs &&
         by_itself <= (longest == 0 ? kMaxSpanMs : longest) && retention_is_good(charter.retention);
}

bool scalars_are_good(const Charter& charter) {
  return !charter.name.empty() && !charter.time_zone.empty() &&
         currency_is_code(charter.currency) && charter.revisions >= 1 &&
         charter.revisions <= kMaxRevisions && spans_are_good(charter) && charter.peers_needed >= 1;
}

// They are told apart by their names alone.
bool houses_are_good(const std::vector<House>& houses) {
  for (auto house = houses.begin(); house != houses.end(); ++house) {
    const bool known = std::any_of(houses.begin(), house,
                                   [&](const House& other) { return other.name == house->name; });
    if (!well_formed(*house) || known) return false;
  }
  return !houses.empty();
}

template <class Items, class Check>
bool some_and_all(const Items& items, Check check) {
  return !items.empty() && std::all_of(items.begin(), items.end(), check);
}

}  // namespace

Status check_charter(const Charter& charter) {
  const bool good =
      scalars_are_good(charter) && houses_are_good(charter.houses) && roles_suffice(charter) &&
      channels_are_good(charter) && roles_are_known(charter, charter.announcer_roles) &&
      some_and_all(charter.classes, [&](const auto& c) { return well_formed(c, charter); }) &&
      some_and_all(charter.topics, [](const auto& topic) { return !topic.empty(); }) &&
      some_and_all(charter.kinds, [&](const auto& kind) { return well_formed(kind, charter); });
  if (!good) return refuse(Refusal::charter_ill_formed);
  return {};
}

}  // namespace yoriai::core
