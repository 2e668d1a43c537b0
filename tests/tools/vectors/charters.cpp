#include "tests/tools/vectors/charters.h"

#include "core/limits.h"
#include "core/sha256.h"
#include "ledger/event_codec.h"

namespace yoriai::vectors {
namespace {

using namespace core;

constexpr Condition kTenthOfRoll{1, 10, false, ConditionBase::roll};
constexpr Condition kHalfOfRoll{1, 2, false, ConditionBase::roll};
constexpr Condition kMostOfCast{1, 2, true, ConditionBase::cast};
constexpr Condition kTwoThirdsOfPresent{2, 3, false, ConditionBase::present};

HouseRule rule(const Condition& quorum, const Condition& threshold, const DelegationCap& cap = {}) {
  HouseRule out;
  out.quorum = quorum;
  out.threshold = threshold;
  out.cap = cap;
  return out;
}

ProposalKind kind(const char* name, std::uint16_t methods, const std::vector<HouseRule>& rules) {
  ProposalKind out;
  out.name = name;
  out.methods = methods;
  out.delegation = true;
  out.abstain_in_quorum = true;
  out.rules = rules;
  return out;
}

Charter common() {
  Charter out;
  out.time_zone = "Asia/Tokyo";
  out.currency = "JPY";
  out.peers_needed = 1;
  out.stewards_needed = 2;
  out.registrars_needed = 2;
  out.recovery_needed = 2;
  out.revisions = 50;
  out.min_grace = Duration{1'800'000};
  out.roles = {
      {Role::steward, 2}, {Role::registrar, 2}, {Role::treasurer, 0}, {Role::facilitator, 1}};
  out.topics = {"general", "水"};
  return out;
}

Charter village() {
  auto out = common();
  out.name = "丘の村";
  out.houses = {{"village"}};
  out.classes = {{"resident", HouseIndex{0}, true, Credits{0}},
                 {"guest", HouseIndex{0}, false, Credits{50}}};
  out.kinds = {kind("ordinary", 15, {rule(kTenthOfRoll, kMostOfCast)}),
               kind("amendment", 1, {rule(kHalfOfRoll, kTwoThirdsOfPresent)}),
               kind("quick", 15, {rule(kTenthOfRoll, kMostOfCast)})};
  out.kinds[0].notice = Duration{3'600'000};
  out.kinds[1].amendment = true;
  out.kinds[1].seconds = 1;
  out.kinds[1].notice = Duration{86'400'000};
  out.kinds[2].delegation = false;
  out.kinds[2].abstain_in_quorum = false;
  return out;
}

Charter amended_village() {
  auto out = village();
  out.topics.emplace_back("harbour");
  out.roles.push_back({Role::chair, 0});
  out.default_delegation = Duration{30 * 86'400'000ULL};
  out.kinds[2].tie = TieRule::chair;
  out.kinds[2].casting = Duration{86'400'000};
  out.kinds[2].recusal = true;
  return out;
}

Charter card_village() {
  auto out = amended_village();
  out.houses.front().weight = HouseWeight::card;
  out.houses.front().most = 5;
  out.classes[0].cards = kMaxCards;
  out.classes[1].cards = 2;
  for (auto& kind : out.kinds) kind.methods &= 0b111;  // points are a person's own
  out.kinds[0].rules.front().quorum = {1, 10, true, ConditionBase::all_cards};
  out.kinds[2].rules.front().quorum = {1, 10, false, ConditionBase::people};
  return out;
}

// Who announces and seconds, how votes may be held, and how long they are kept.
Charter careful_village() {
  auto out = village();
  out.announcer_roles = 1U << static_cast<unsigned>(Role::steward);
  out.retention = Duration{3'653 * 86'400'000ULL};
  out.classes[1].may_not_second = true;
  out.kinds[0].visibilities = 1U << static_cast<unsigned>(Visibility::sealed);
  out.kinds[1].visibilities = 0b011;
  return out;
}

Charter household_village() {
  auto out = village();
  out.name = "家々の村";
  out.houses.front().weight = HouseWeight::household;
  return out;
}

constexpr std::uint16_t bit_of(Method method) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(method));
}

Charter card_rankings() {
  auto out = common();
  out.name = "Rankings by cards";
  out.houses = {{"residents"}, {"cards", HouseWeight::card, 3}, {"patrons", HouseWeight::holder}};
  out.classes = {{"resident", HouseIndex{0}, true, Credits{0}},
                 {"card holder", HouseIndex{1}, true, Credits{0}, kMaxCards},
                 {"patron", HouseIndex{2}, false, Credits{0}, 10}};
  const Condition tenth_of_all_cards{1, 10, true, ConditionBase::all_cards};
  const Condition half_of_people{1, 2, false, ConditionBase::people};
  const Condition quarter_of_cast{1, 4, false, ConditionBase::cast};
  out.kinds = {kind("partner village", bit_of(Method::one_of) | bit_of(Method::ranked),
                    {rule(kTenthOfRoll, {}), rule(tenth_of_all_cards, quarter_of_cast),
                     rule(half_of_people, {})})};
  out.kinds.front().rules.back().advisory = true;
  return out;
}

Charter two_houses() {
  auto out = common();
  out.name = "Two houses";
  out.preset = "two-houses";
  out.max_delegation = Duration{400 * 86'400'000ULL};
  out.houses = {{"residents"}, {"digital villagers"}};
  out.classes = {{"resident", HouseIndex{0}, true, Credits{0}},
                 {"digital villager", HouseIndex{1}, true, Credits{25}}};
  out.kinds = {kind("forest plan", 15, {rule(kHalfOfRoll, kMostOfCast), rule(kTenthOfRoll, {})}),
               kind("free", 15, {rule({}, {}), rule({}, {})})};
  return out;
}

Charter capped() {
  auto out = two_houses();
  out.name = "Capped";
  out.preset = "";
  out.default_delegation = Duration{30 * 86'400'000ULL};
  out.kinds = {kind("plan", 15, {rule({}, kMostOfCast, {2}), rule({}, kMostOfCast, {0, 1, 5})})};
  out.kinds.front().longest_chain = 3;
  out.kinds.push_back(
      kind("land", 15, {rule(kHalfOfRoll, kMostOfCast), rule(kTenthOfRoll, kMostOfCast)}));
  out.kinds.back().rules.back().advisory = true;
  return out;
}

}  // namespace

CharterRef freeze(const Charter& charter) {
  auto frozen = std::make_shared<FrozenCharter>();
  frozen->rules = charter;
  frozen->hash = sha256(ledger::encode_charter(charter));
  return frozen;
}

CharterRef village_charter() { return freeze(village()); }
CharterRef amended_village_charter() { return freeze(amended_village()); }
CharterRef card_village_charter() { return freeze(card_village()); }
CharterRef careful_village_charter() { return freeze(careful_village()); }
CharterRef household_village_charter() { return freeze(household_village()); }
CharterRef card_rankings_charter() { return freeze(card_rankings()); }
CharterRef two_houses_charter() { return freeze(two_houses()); }
CharterRef capped_charter() { return freeze(capped()); }

}  // namespace yoriai::vectors
