#include <gtest/gtest.h>

#include "tests/support/bodies.h"
#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

using core::Method;
using core::OptionIndex;

std::vector<int> order_of(const core::TallyResult& result) {
  std::vector<int> out;
  for (const auto option : result.order) out.push_back(option.value);
  return out;
}

struct Vote {
  const char* what;
  std::uint16_t options;
  std::vector<std::vector<std::int32_t>> places;  // none: a blank ballot
  std::vector<int> order;
  std::vector<std::uint16_t> tied;
  const char* verdict;
};

const Vote kVotes[] = {
    {"who beats all others wins",
     3,
     {{1, 2, 3}, {1, 2, 3}, {3, 1, 1}},
     {0, 1, 2},
     {1, 1, 1},
     "passed 0"},
    {"a circle is a tie", 3, {{1, 2, 3}, {3, 1, 2}, {2, 3, 1}}, {0, 1, 2}, {3}, "tied"},
    {"those not named are last, together",
     3,
     {{0, 1, 0}, {0, 2, 1}, {0, 1, 0}},
     {1, 2, 0},
     {1, 1, 1},
     "passed 1"},
    {"places say only what comes before", 2, {{1, 2}, {2, 0}, {0, 1}}, {0, 1}, {1, 1}, "passed 0"},
    {"all on one place is a tie", 2, {{1, 1}}, {0, 1}, {2}, "tied"},
    {"nobody names an option", 2, {{0, 0}, {}}, {0, 1}, {2}, "failed"},
    {"nobody votes", 2, {}, {0, 1}, {2}, "failed"},
    {"one option alone", 1, {{1}, {}}, {0}, {1}, "passed 0"},
    {"one option that nobody names", 1, {{0}}, {0}, {1}, "failed"},
};

TEST(TallyRanked, OrderAndOutcome) {
  for (const auto& vote : kVotes) {
    SCOPED_TRACE(vote.what);
    Poll poll(Method::ranked, vote.options);
    for (const auto& places : vote.places) poll.vote(places.empty() ? blank() : give(places));
    const auto result = poll.count().result;
    EXPECT_EQ(order_of(result), vote.order);
    EXPECT_EQ(result.tied, vote.tied);
    EXPECT_EQ(verdict(result), vote.verdict);
  }
}

TEST(TallyRanked, FiguresAreTheWorstPairAndTheFirstPlaces) {
  Poll poll(Method::ranked, 3);
  for (int i = 0; i < 3; ++i) poll.vote(give({1, 2, 3}));
  for (int i = 0; i < 2; ++i) poll.vote(give({3, 1, 1}));
  const auto result = poll.count().result;
  const auto& options = result.houses.at(0).options;
  EXPECT_EQ(options.at(0).in_favour, 3U);
  EXPECT_EQ(options.at(1).in_favour, 2U);
  EXPECT_EQ(options.at(2).in_favour, 0U);
  EXPECT_EQ(options.at(0).supporters, 3U);
  EXPECT_EQ(options.at(1).supporters, 2U);
  EXPECT_EQ(options.at(2).supporters, 2U);
  ASSERT_TRUE(result.pairs);
  EXPECT_EQ(result.pairs->at(0, 1), 3U);
  EXPECT_EQ(result.pairs->at(1, 0), 2U);
  EXPECT_EQ(result.pairs->at(2, 1), 0U);
}

// More than half must put it above any one other: 3 of 5 do, 3 of 6 do not.
TEST(TallyRanked, TheThresholdIsForTheWorstPair) {
  for (const bool blank_too : {false, true}) {
    Poll poll(Method::ranked, 2);
    poll.threshold({1, 2, true, core::ConditionBase::present});
    for (int i = 0; i < 3; ++i) poll.vote(give({1, 2}));
    for (int i = 0; i < 2; ++i) poll.vote(give({0, 1}));
    if (blank_too) poll.vote(blank());
    EXPECT_EQ(verdict(poll.count().result), blank_too ? "failed" : "passed 0");
  }
}

// A delegate's ranking counts for those who handed on, in their own house; the houses' pairs add
// up, and each must agree.
TEST(TallyRanked, CopiesAndHouses) {
  Poll poll(Method::ranked, 2, 2);
  poll.threshold({1, 2, true, core::ConditionBase::cast}, 1);
  poll.vote(give({1, 2}));     // 1
  poll.people("1 1 1");        // 2 to 4
  poll.hand(handed_to(1), 1);  // 5
  poll.vote(give({2, 1}), 1);  // 6
  const auto tied_house = poll.count().result;
  EXPECT_EQ(tied_house.pairs->at(0, 1), 5U);
  EXPECT_EQ(tied_house.pairs->at(1, 0), 1U);
  EXPECT_EQ(verdict(tied_house), "failed");
  poll.hand(handed_to(1), 1);  // 7
  EXPECT_EQ(verdict(poll.count().result), "passed 0");
}

// The second is asked, and its rankings order nothing.
TEST(TallyRanked, AHouseThatIsOnlyHeardOrdersNothing) {
  Poll poll(Method::ranked, 2, 2);
  poll.vote(give({1, 2}));
  for (int i = 0; i < 3; ++i) poll.vote(give({2, 1}), 1);
  const auto result = poll.only_heard(1).count().result;
  EXPECT_EQ(verdict(result), "passed 0");
  EXPECT_EQ(result.pairs->at(0, 1), 1U);
  EXPECT_EQ(result.pairs->at(1, 0), 0U);
  EXPECT_EQ(result.houses.at(1).options.at(1).in_favour, 3U);
}

// 0 and 1 are level; that 1 fares worse against 2 takes nobody out of a second round.
TEST(TallyRanked, WhoSharesTheFirstPlaceLeads) {
  Poll poll(Method::ranked, 3);
  poll.vote(give({1, 2, 2})).vote(give({1, 2, 2})).vote(give({2, 1, 3})).vote(give({3, 2, 1}));
  const auto result = poll.count().result;
  EXPECT_EQ(verdict(result), "tied");
  EXPECT_EQ(result.tied, (std::vector<std::uint16_t>{2, 1}));
  EXPECT_NE(result.houses.at(0).options.at(0).in_favour,
            result.houses.at(0).options.at(1).in_favour);
  EXPECT_EQ(core::leaders_of(result), (std::vector{OptionIndex{0}, OptionIndex{1}}));
}

}  // namespace
}  // namespace yoriai::tests
