#include <gtest/gtest.h>

#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

using core::Condition;
using core::ConditionBase;
using core::Method;

constexpr Condition kMajorityOfCast{1, 2, true, ConditionBase::cast};
constexpr Condition kHalfOfCast{1, 2, false, ConditionBase::cast};
constexpr Condition kThirdOfRoll{1, 3, false, ConditionBase::roll};
constexpr Condition kTwoThirdsOfPresent{2, 3, false, ConditionBase::present};
constexpr Condition kNone{};

struct Vote {
  const char* people;
  Condition quorum;
  Condition threshold;
  const char* verdict;
};

// voting-rules 2d and 5 (15 to 23).
constexpr Vote kVotes[] = {
    {"y y n", kNone, kMajorityOfCast, "passed"},
    {"y n n", kNone, kMajorityOfCast, "failed"},
    // A tie fails, even where "at least half" is reached.
    {"y n", kNone, kMajorityOfCast, "failed"},
    {"y n", kNone, kHalfOfCast, "failed"},
    {"y y n n", kNone, kNone, "failed"},
    // Nothing passes without one yes.
    {"n n", kNone, kNone, "failed"},
    {"- -", kNone, kHalfOfCast, "failed"},
    {". .", kNone, kNone, "failed"},
    {"", kNone, kNone, "failed"},
    // Abstentions are present, but no part of what was cast.
    {"y y n - - -", kNone, kMajorityOfCast, "passed"},
    {"y y n - - -", kNone, kTwoThirdsOfPresent, "failed"},
    {"y y y y n -", kNone, kTwoThirdsOfPresent, "passed"},
    // Quorum of the roll, exactly met and just missed; it comes before "failed".
    {"y y . . . .", kThirdOfRoll, kMajorityOfCast, "passed"},
    {"y . . . . .", kThirdOfRoll, kMajorityOfCast, "no_quorum"},
    {"n . . . . .", kThirdOfRoll, kMajorityOfCast, "no_quorum"},
    {"n n . . . .", kThirdOfRoll, kMajorityOfCast, "failed"},
    {"y y . . . .", {1, 3, true, ConditionBase::roll}, kMajorityOfCast, "no_quorum"},
    {"y y y . . .", {1, 3, true, ConditionBase::roll}, kMajorityOfCast, "passed"},
    // Copies are present and weigh; voices that ended nowhere are neither.
    {"y 1 . . . .", kThirdOfRoll, kMajorityOfCast, "passed"},
    {"y . 2 . . .", kThirdOfRoll, kMajorityOfCast, "no_quorum"},
    {"n y 2", kNone, kMajorityOfCast, "passed"},
};

TEST(TallyYesNo, VerdictsAreThoseOfTheTable) {
  for (const auto& vote : kVotes) {
    SCOPED_TRACE(vote.people);
    Poll poll(Method::yes_no);
    poll.people(vote.people).quorum(vote.quorum).threshold(vote.threshold);
    EXPECT_EQ(verdict(poll.count().result), vote.verdict);
  }
}

TEST(TallyYesNo, AbstentionsCountForTheQuorumOnlyWhereTheKindSaysSo) {
  Poll poll(Method::yes_no);
  poll.people("y - . . . .").quorum(kThirdOfRoll).threshold(kMajorityOfCast);
  EXPECT_EQ(verdict(poll.count().result), "passed");
  EXPECT_EQ(verdict(poll.abstain_in_quorum(false).count().result), "no_quorum");
}

TEST(TallyYesNo, TheOnlyRowHoldsForAndAgainst) {
  Poll poll(Method::yes_no);
  const auto result = poll.people("y n - y 2 . 6").count().result;
  const auto& house = result.houses.front();
  ASSERT_EQ(house.options.size(), 1U);
  EXPECT_EQ(house.options.front(), (core::OptionCount{2, 2, 2}));
  EXPECT_EQ(numbers(house), "7 = 4 1 0 0 1 1 (1)");
  EXPECT_EQ(house.present(), 5U);
  EXPECT_EQ(house.cast(), 4U);
  EXPECT_TRUE(result.order.empty());
  EXPECT_FALSE(result.winner);
}

struct TwoHouses {
  const char* first;
  const char* second;
  const char* verdict;
};

// Each house has a quorum of half its roll and needs more yes than no.
constexpr TwoHouses kTwoHouses[] = {
    {"y y", "y y", "passed"},       {"y y", "n n", "failed"},    {"n n", "y y", "failed"},
    {"y y", "y n", "failed"},       {"y y", ". .", "no_quorum"}, {". .", "y y", "no_quorum"},
    {"n n", ". .", "no_quorum"},    {"y .", "y .", "passed"},    {"y . .", "y y y", "no_quorum"},
    {"y y y y y n", "n", "failed"},
};

TEST(TallyYesNo, BothHousesMustPass) {
  const Condition half_of_roll{1, 2, false, ConditionBase::roll};
  for (const auto& row : kTwoHouses) {
    SCOPED_TRACE(std::string(row.first) + " | " + row.second);
    Poll poll(Method::yes_no, 0, 2);
    poll.people(row.first, 0).people(row.second, 1);
    poll.quorum(half_of_roll, 0).quorum(half_of_roll, 1);
    poll.threshold(kMajorityOfCast, 0).threshold(kMajorityOfCast, 1);
    EXPECT_EQ(verdict(poll.count().result), row.verdict);
  }
}

TEST(TallyYesNo, ACopyCountsInTheDelegatorsOwnHouse) {
  Poll poll(Method::yes_no, 0, 2);
  const auto result = poll.people("y", 0).people("1 1", 1).count().result;
  EXPECT_EQ(numbers(result.houses[0]), "1 = 1 0 0 0 0 0 (0)");
  EXPECT_EQ(numbers(result.houses[1]), "2 = 0 2 0 0 0 0 (0)");
  EXPECT_EQ(result.houses[0].options.front().in_favour, 1U);
  EXPECT_EQ(result.houses[1].options.front().in_favour, 2U);
}

}  // namespace
}  // namespace yoriai::tests
