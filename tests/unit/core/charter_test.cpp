// Houses that count cards, in a charter (specs/rules.md section 2).
#include "core/charter.h"

#include <gtest/gtest.h>

#include <functional>

#include "core/limits.h"
#include "tests/support/bodies.h"

namespace yoriai::tests {
namespace {

using namespace core;

// One house with a vote for each card, and one kind.
Charter card_charter() {
  auto charter = village_charter();
  charter.houses = {{"holders", HouseWeight::card, 0}};
  for (auto& member_class : charter.classes) member_class.cards = 9;
  charter.kinds.resize(1);
  charter.kinds.front().methods = 0b10111;  // yes_no, one_of, approval, ranked
  charter.kinds.front().rules.front().quorum = {1, 10, true, ConditionBase::all_cards};
  return charter;
}

struct Case {
  const char* what;
  std::function<void(Charter&)> change;
  bool good;
};

HouseRule& rule(Charter& c) { return c.kinds.front().rules.front(); }

const Case kCases[] = {
    {"as it is", [](Charter& /*c*/) {}, true},
    {"all cards are no base without cards", [](Charter& c) { c.houses[0] = {"holders"}; }, false},
    {"holders have one vote each", [](Charter& c) { c.houses[0].weight = HouseWeight::holder; },
     true},
    {"an unknown weight", [](Charter& c) { c.houses[0].weight = static_cast<HouseWeight>(4); },
     false},
    {"households have no cards to be a base",
     [](Charter& c) { c.houses[0].weight = HouseWeight::household; }, false},
    {"a vote for each household, by whatever method",
     [](Charter& c) {
       c.houses[0].weight = HouseWeight::household;
       rule(c).quorum.base = ConditionBase::roll;
       c.kinds.front().methods |= 0b1000;
     },
     true},
    {"at most three count", [](Charter& c) { c.houses[0].most = 3; }, true},
    {"a limit where cards are not votes",
     [](Charter& c) {
       c.houses[0] = {"holders", HouseWeight::holder, 3};
     },
     false},
    {"a limit above all there can be", [](Charter& c) { c.houses[0].most = kMaxCards + 1; }, false},
    {"a class that can hold none", [](Charter& c) { c.classes[1].cards = 0; }, false},
    {"a class that can hold too many", [](Charter& c) { c.classes[1].cards = kMaxCards + 1; },
     false},
    {"a quorum of people", [](Charter& c) { rule(c).quorum.base = ConditionBase::people; }, true},
    {"a quorum of those present", [](Charter& c) { rule(c).quorum.base = ConditionBase::present; },
     false},
    {"a threshold of people",
     [](Charter& c) {
       rule(c).threshold = {1, 2, true, ConditionBase::people};
     },
     false},
    {"a threshold of all cards",
     [](Charter& c) {
       rule(c).threshold = {1, 2, true, ConditionBase::all_cards};
     },
     true},
    {"points", [](Charter& c) { c.kinds.front().methods |= 0b1000; }, false},
    {"shares of a purse", [](Charter& c) { c.kinds.front().methods |= 0b100000; }, false},
    {"projects by votes", [](Charter& c) { c.kinds.front().methods |= 0b1000000; }, false},
    {"points where a holder has one vote",
     [](Charter& c) {
       c.houses[0].weight = HouseWeight::holder;
       c.kinds.front().methods |= 0b1000;
     },
     true},
    {"two houses of one name",
     [](Charter& c) {
       c.houses.push_back({"holders", HouseWeight::person, 0});
       c.kinds.front().rules.push_back({});
       c.kinds.front().rules.back().threshold = {1, 2, true, ConditionBase::cast};
     },
     false},
};

TEST(CharterWithCards, IsWellFormedAsTheTableSays) {
  for (const auto& row : kCases) {
    auto charter = card_charter();
    row.change(charter);
    EXPECT_EQ(check_charter(charter).has_value(), row.good) << row.what;
  }
}

TEST(CharterWithCards, WeighsAHolder) {
  const House card{"h", HouseWeight::card, 0};
  const House three{"h", HouseWeight::card, 3};
  const House holder{"h", HouseWeight::holder, 0};
  const std::uint32_t cards[] = {0, 1, 3, 4};
  const std::uint32_t by_card[] = {0, 1, 3, 4};
  const std::uint32_t by_three[] = {0, 1, 3, 3};
  const std::uint32_t by_holder[] = {0, 1, 1, 1};
  for (std::size_t i = 0; i < std::size(cards); ++i) {
    EXPECT_EQ(weight_in(card, cards[i]).value, by_card[i]);
    EXPECT_EQ(weight_in(three, cards[i]).value, by_three[i]);
    EXPECT_EQ(weight_in(holder, cards[i]).value, by_holder[i]);
    EXPECT_EQ(weight_in({"h"}, cards[i]).value, 1U);
  }
}

// Of all cards nobody can tell that half of them is half of those who came.
TEST(CharterWithCards, ATieIsOfThoseWhoCame) {
  EXPECT_TRUE(can_tie({1, 2, true, ConditionBase::cast}));
  EXPECT_FALSE(can_tie({1, 2, true, ConditionBase::all_cards}));
  EXPECT_FALSE(can_tie({1, 2, true, ConditionBase::roll}));
}

const Case kVisible[] = {
    {"no way of voting that there is", [](Charter& c) { c.kinds.front().visibilities = 0b1000; },
     false},
    {"named", [](Charter& c) { c.kinds.front().visibilities = 0b001; }, true},
    {"sealed", [](Charter& c) { c.kinds.front().visibilities = 0b010; }, true},
    {"boxes alone, and nobody to count them",
     [](Charter& c) {
       c.kinds.front().visibilities = 0b100;
       std::erase_if(c.roles, [](const RoleRule& held) { return held.role == Role::clerk; });
     },
     false},
    {"boxes alone", [](Charter& c) { c.kinds.front().visibilities = 0b100; }, true},
    {"boxes alone, and rankings",
     [](Charter& c) {
       c.kinds.front().visibilities = 0b100;
       c.kinds.front().methods |= 0b10000;
     },
     false},
    {"boxes or sealed, and rankings",
     [](Charter& c) {
       c.kinds.front().visibilities = 0b110;
       c.kinds.front().methods |= 0b10000;
     },
     true},
    {"boxes alone, where each card has a vote",
     [](Charter& c) {
       c.kinds.front().visibilities = 0b100;
       c.houses[0].weight = HouseWeight::card;
       for (auto& member_class : c.classes) member_class.cards = 9;
     },
     false},
    {"announced by a role that is not listed", [](Charter& c) { c.announcer_roles = 1U << 3U; },
     false},
    {"announced by an unknown role", [](Charter& c) { c.announcer_roles = 1U << 9U; }, false},
    {"announced by clerks or facilitators",
     [](Charter& c) { c.announcer_roles = 1U << 6U | 1U << 4U; }, true},
    {"kept a day less than a year", [](Charter& c) { c.retention.ms = kLeastRetentionMs - 1; },
     false},
    {"kept for a year", [](Charter& c) { c.retention.ms = kLeastRetentionMs; }, true},
    {"kept for a century", [](Charter& c) { c.retention.ms = kMaxRetentionMs; }, true},
    {"kept for longer", [](Charter& c) { c.retention.ms = kMaxRetentionMs + 1; }, false},
};

TEST(CharterWithVisibilities, IsWellFormedAsTheTableSays) {
  for (const auto& row : kVisible) {
    auto charter = village_charter();
    charter.kinds.resize(1);
    charter.kinds.front().methods = 0b0111;
    if (!has_role(charter, Role::clerk)) charter.roles.push_back({Role::clerk, 0});
    row.change(charter);
    EXPECT_EQ(check_charter(charter).has_value(), row.good) << row.what;
  }
}

}  // namespace
}  // namespace yoriai::tests
