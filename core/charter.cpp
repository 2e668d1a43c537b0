#include "core/charter.h"

#include <algorithm>
#include <functional>

namespace yoriai::core {
namespace {

const RoleRule* rule_of(const Charter& charter, Role role) {
  const auto at = std::find_if(charter.roles.begin(), charter.roles.end(),
                               [role](const RoleRule& rule) { return rule.role == role; });
  return at == charter.roles.end() ? nullptr : &*at;
}

}  // namespace

bool allows(const ProposalKind& kind, Method method) {
  const auto bit = static_cast<unsigned>(method);
  return bit < kMethodCount && ((unsigned{kind.methods} >> bit) & 1U) != 0;
}

std::uint16_t visibilities_of(const ProposalKind& kind) {
  constexpr std::uint16_t kAll = (1U << kVisibilityCount) - 1;
  return kind.visibilities == 0 ? kAll : kind.visibilities;
}

bool allows(const ProposalKind& kind, Visibility visibility) {
  const auto bit = static_cast<unsigned>(visibility);
  return bit < kVisibilityCount && ((unsigned{visibilities_of(kind)} >> bit) & 1U) != 0;
}

bool is_supported(Visibility visibility, const Charter& charter, Method method) {
  return visibility == Visibility::open || visibility == Visibility::sealed ||
         (visibility == Visibility::box && has_role(charter, Role::clerk) &&
          method <= Method::quadratic && !has_several_votes(charter));
}

bool can_be_held(const ProposalKind& kind, const Charter& charter) {
  for (std::uint8_t m = 0; m < kMethodCount; ++m) {
    const auto method = static_cast<Method>(m);
    bool can_be_held = !allows(kind, method);
    for (std::uint8_t v = 0; v < kVisibilityCount; ++v) {
      const auto visibility = static_cast<Visibility>(v);
      can_be_held |= allows(kind, visibility) && is_supported(visibility, charter, method);
    }
    if (!can_be_held) return false;
  }
  return true;
}

bool may_follow(const Charter& later, const Charter& earlier) {
  const auto begins_alike = [](const auto& longer, const auto& list, auto same) {
    return longer.size() >= list.size() &&
           std::equal(list.begin(), list.end(), longer.begin(), same);
  };
  const auto same_class = [](const MemberClass& a, const MemberClass& b) {
    return a.name == b.name;
  };
  return begins_alike(later.classes, earlier.classes, same_class) &&
         begins_alike(later.topics, earlier.topics, std::equal_to<>()) &&
         later.peers_needed == earlier.peers_needed &&
         later.liars_survived == earlier.liars_survived;
}

bool can_tie(const Condition& threshold) {
  return threshold.strict && threshold.numerator > 0 &&
         threshold.denominator == 2 * threshold.numerator &&
         (threshold.base == ConditionBase::present || threshold.base == ConditionBase::cast);
}

bool may_repeat(const ProposalKind& kind) {
  return kind.second_call || kind.tie == TieRule::second_round;
}

std::optional<std::uint32_t> most_carried(const DelegationCap& cap, std::uint32_t roll) {
  if (cap.people > 0) return cap.people;
  if (cap.denominator == 0) return std::nullopt;
  // Below 2^24 times 2^20, and not above the roll.
  return static_cast<std::uint32_t>(std::uint64_t{roll} * cap.numerator / cap.denominator);
}

bool counts_cards(const Charter& charter) {
  return std::any_of(charter.houses.begin(), charter.houses.end(),
                     [](const House& house) { return house.counts_cards(); });
}

bool has_several_votes(const Charter& charter) {
  return std::any_of(charter.houses.begin(), charter.houses.end(),
                     [](const House& house) { return house.weight == HouseWeight::card; });
}

Weight weight_in(const House& house, std::uint32_t cards) {
  if (!house.counts_cards()) return Weight{1};
  if (house.weight == HouseWeight::holder) return Weight{std::min(cards, 1U)};
  return Weight{house.most == 0 ? cards : std::min(cards, house.most)};
}

std::uint16_t holders_needed(const Charter& charter, Role role) {
  const auto* rule = rule_of(charter, role);
  return rule == nullptr ? std::uint16_t{0} : rule->needed;
}

std::uint16_t announcers_of(const Charter& charter) {
  constexpr auto kFacilitators =
      static_cast<std::uint16_t>(1U << static_cast<unsigned>(Role::facilitator));
  return charter.announcer_roles == 0 ? kFacilitators : charter.announcer_roles;
}

bool has_role(const Charter& charter, Role role) { return rule_of(charter, role) != nullptr; }

}  // namespace yoriai::core
