#include <gtest/gtest.h>

#include "tests/support/bodies.h"
#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

using core::Condition;
using core::ConditionBase;
using core::Method;

using Ballots = std::vector<std::vector<std::uint16_t>>;

struct Vote {
  const char* what;
  Method method;
  Ballots ballots;  // an empty one is blank
  std::vector<std::uint16_t> order;
  const char* verdict;
};

const Vote kVotes[] = {
    {"the most votes win", Method::one_of, {{2}, {2}, {0}}, {2, 0, 1}, "passed 2"},
    {"equal first places are a tie", Method::one_of, {{2}, {0}}, {0, 2, 1}, "tied"},
    {"equal seconds are ordered by position",
     Method::one_of,
     {{2}, {2}, {1}, {0}},
     {2, 0, 1},
     "passed 2"},
    {"all three equal", Method::one_of, {{2}, {1}, {0}}, {0, 1, 2}, "tied"},
    {"nobody wins with none", Method::one_of, {}, {0, 1, 2}, "failed"},
    {"blank ballots elect nobody", Method::one_of, {{}, {}}, {0, 1, 2}, "failed"},
    {"approval counts every name", Method::approval, {{0, 1}, {1, 2}, {1}}, {1, 0, 2}, "passed 1"},
    {"approval of all is a tie", Method::approval, {{0, 1, 2}}, {0, 1, 2}, "tied"},
};

TEST(TallyChoices, OrderAndVerdictAreThoseOfTheTable) {
  for (const auto& vote : kVotes) {
    SCOPED_TRACE(vote.what);
    Poll poll(vote.method, 3);
    for (const auto& options : vote.ballots) poll.vote(options.empty() ? blank() : pick(options));
    const auto result = poll.count().result;
    std::vector<std::uint16_t> order;
    for (const auto option : result.order) order.push_back(option.value);
    EXPECT_EQ(order, vote.order);
    EXPECT_EQ(verdict(result), vote.verdict);
  }
}

TEST(TallyChoices, FiguresAndSupportersAreBallots) {
  Poll poll(Method::approval, 3);
  const auto result = poll.vote(pick({0, 1})).vote(pick({1})).people("2 - .").count().result;
  const auto& options = result.houses.front().options;
  ASSERT_EQ(options.size(), 3U);
  EXPECT_EQ(options[0], (core::OptionCount{1, 0, 1}));
  EXPECT_EQ(options[1], (core::OptionCount{3, 0, 3}));
  EXPECT_EQ(options[2], (core::OptionCount{0, 0, 0}));
  EXPECT_EQ(numbers(result.houses.front()), "5 = 3 1 0 0 0 1 (1)");
}

TEST(TallyChoices, TheWinnersFigureMustMeetTheThreshold) {
  const Condition half_of_cast{1, 2, false, ConditionBase::cast};
  Poll poll(Method::one_of, 3);
  poll.threshold(half_of_cast).vote(pick({1})).vote(pick({1})).vote(pick({0})).vote(pick({2}));
  EXPECT_EQ(verdict(poll.count().result), "passed 1");
  const auto below = poll.vote(pick({0})).vote(pick({2})).vote(pick({1})).count().result;
  EXPECT_EQ(verdict(below), "failed");
  EXPECT_FALSE(below.houses.front().threshold_met);
  EXPECT_EQ(below.order.front().value, 1);
}

TEST(TallyChoices, ATieMeetsNoThreshold) {
  Poll poll(Method::one_of, 2);
  const auto result = poll.vote(pick({0})).vote(pick({1})).count().result;
  EXPECT_EQ(verdict(result), "tied");
  EXPECT_FALSE(result.houses.front().threshold_met);
}

TEST(TallyChoices, NoQuorumComesBeforeATie) {
  Poll poll(Method::one_of, 2);
  poll.quorum({2, 3, false, ConditionBase::roll}).vote(pick({0})).vote(pick({1})).people(". .");
  EXPECT_EQ(verdict(poll.count().result), "no_quorum");
}

TEST(TallyChoices, HousesAreAddedToFindTheFirstAndAskedOneByOne) {
  const Condition third_of_cast{1, 3, false, ConditionBase::cast};
  Poll poll(Method::one_of, 2, 2);
  poll.threshold(third_of_cast, 0).threshold(third_of_cast, 1);
  for (int i = 0; i < 5; ++i) poll.vote(pick({0}), 0);
  for (int i = 0; i < 2; ++i) poll.vote(pick({1}), 1);
  poll.vote(pick({0}), 1);
  const auto reached = poll.count().result;
  EXPECT_EQ(verdict(reached), "passed 0");
  const auto missed = poll.vote(pick({1}), 1).count().result;
  EXPECT_EQ(verdict(missed), "failed");
  EXPECT_TRUE(missed.houses[0].threshold_met);
  EXPECT_FALSE(missed.houses[1].threshold_met);
}

}  // namespace
}  // namespace yoriai::tests
