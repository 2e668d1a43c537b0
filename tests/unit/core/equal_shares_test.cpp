#include "core/equal_shares.h"

#include <gtest/gtest.h>

#include "core/detail/equal_shares_range.h"
#include "core/detail/equal_shares_run.h"

namespace yoriai::core {
namespace {

enum : std::uint16_t { kBikePath, kGym, kPark, kPlayground, kLibrary };

// "0134": approves these projects.
ApprovalGroup voters(std::uint64_t number, std::string_view projects) {
  ApprovalGroup group{{}, number};
  for (const char digit : projects) {
    group.approved.emplace_back(static_cast<std::uint16_t>(digit - '0'));
  }
  return group;
}

ProjectVote vote_of(std::uint64_t purse, std::initializer_list<std::uint64_t> costs,
                    std::vector<ApprovalGroup> ballots) {
  ProjectVote vote{Amount{purse}, {}, group_ballots(std::move(ballots))};
  for (const auto cost : costs) vote.costs.emplace_back(cost);
  return vote;
}

// The town of equalshares.net/explanation: 1,100 for five projects, eleven voters. The last of them
// wants the bike path or the gym.
ProjectVote town(std::string_view last) {
  return vote_of(1100, {700, 400, 250, 200, 100},
                 {voters(3, "01"), voters(3, "012"), voters(1, "234"), voters(1, "3"),
                  voters(1, "34"), voters(1, "234"), voters(1, last)});
}

struct Expected {
  std::uint16_t project;
  ExactFraction price;
  ExactFraction effective_votes;
  std::uint64_t payers;
};

void expect_run(const ProjectVote& vote, const std::vector<Expected>& expected) {
  const auto run = detail::run_equal_shares(vote, 0);
  ASSERT_EQ(run.bought.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto& bought = run.bought[i];
    EXPECT_EQ(bought.project.value, expected[i].project) << i;
    EXPECT_EQ(bought.payers, expected[i].payers) << i;
    const ExactFraction price(ExactNumber(bought.price.at_once), ExactNumber(bought.denominator));
    EXPECT_EQ(price, expected[i].price) << i;
    EXPECT_EQ(vote.costs[bought.project.value].value / price, expected[i].effective_votes) << i;
  }
}

TEST(EqualShares, FirstExampleOfItsAuthors) {
  expect_run(
      town("0"),
      {{kBikePath, 100, 7, 7}, {kPlayground, 50, 4, 4}, {kLibrary, ExactFraction(100, 3), 3, 3}});
}

// Somebody who has less left than the price pays that, and counts for a part of a vote.
TEST(EqualShares, SecondExampleOfItsAuthors) {
  expect_run(town("1"), {{kGym, ExactFraction(400, 7), 7, 7},
                         {kPark, ExactFraction(425, 7), ExactFraction(70, 17), 2},
                         {kPlayground, ExactFraction(425, 7), ExactFraction(56, 17), 2}});
}

// With 30 more the park's supporters have just enough, 3 · 30 + 2 · (130 − 50), and at a price of
// 80 it has more effective votes than the library: bike path, playground and park would be 1,150.
TEST(EqualShares, UnitsAreAddedUntilTheNextWouldBeTooMuch) {
  const auto result = choose_by_equal_shares(town("0"));
  EXPECT_EQ(result.added, 29U);
  EXPECT_EQ(result.spent, 1000U);
  EXPECT_EQ(result.spent_by_one_more, 1150U);
  EXPECT_EQ(result.chosen,
            (std::vector{OptionIndex{kBikePath}, OptionIndex{kPlayground}, OptionIndex{kLibrary}}));
}

TEST(EqualShares, StopsWhenEverythingSupportedIsBought) {
  const auto result =
      choose_by_equal_shares(vote_of(100, {30, 40, 50}, {voters(1, "0"), voters(4, "1")}));
  EXPECT_EQ(result.added, 10U);  // 20 for each is too little for one who pays 30 alone
  EXPECT_EQ(result.chosen, (std::vector{OptionIndex{1}, OptionIndex{0}}));
  EXPECT_FALSE(result.spent_by_one_more);
}

TEST(EqualShares, TheLastStepBeforeTheFirstThatIsTooMuch) {
  const auto result =
      choose_by_equal_shares(vote_of(10, {6, 10}, {voters(1, "0"), voters(1, "1")}));
  EXPECT_EQ(result.added, 4U);  // 5 + 1 buys the first; 5 + 5 would buy both
  EXPECT_EQ(result.spent, 6U);
  EXPECT_EQ(result.spent_by_one_more, 16U);
}

TEST(EqualShares, EqualEffectiveVotesGoToTheEarlierProject) {
  const auto result =
      choose_by_equal_shares(vote_of(10, {10, 10}, {voters(1, "01"), voters(1, "01")}));
  EXPECT_EQ(result.chosen, std::vector{OptionIndex{0}});
}

// Blank ballots have their share too, and take it with them.
TEST(EqualShares, EveryBallotHasItsShare) {
  const auto with = choose_by_equal_shares(vote_of(12, {6, 12}, {voters(1, "0"), voters(1, "")}));
  EXPECT_EQ(with.added, 0U);
  EXPECT_EQ(with.chosen, std::vector{OptionIndex{0}});
  const auto without = choose_by_equal_shares(vote_of(12, {13, 12}, {voters(1, "0")}));
  EXPECT_TRUE(without.chosen.empty());
  EXPECT_EQ(without.spent_by_one_more, 13U);
}

TEST(EqualShares, NobodyVotesOrNobodyApproves) {
  EXPECT_TRUE(choose_by_equal_shares(vote_of(5, {1}, {})).chosen.empty());
  EXPECT_TRUE(choose_by_equal_shares(vote_of(5, {1}, {voters(3, "")})).chosen.empty());
}

// All that everybody has is the cost: bounds cannot tell whether it is enough. With one more they
// can.
TEST(EqualShares, BoundsSayWhenTheyCannotTell) {
  const auto vote = vote_of(10, {10, 4}, {voters(3, "0"), voters(1, "1")});
  EXPECT_FALSE(detail::bought_by_all(vote, {.least = 0, .most = 3}));
  const std::vector all{OptionIndex{0}, OptionIndex{1}};
  EXPECT_EQ(detail::bought_by_all(vote, {.least = 2, .most = 50}), all);
  EXPECT_EQ(detail::bought_by_all(vote, {.least = 1, .most = 1}), std::vector{OptionIndex{0}});
  EXPECT_FALSE(detail::bought_by_all(vote, {.least = 1, .most = 2}));
}

// A file of somebody else's may have projects that cost thousands of purses: compared by their
// prices all the same, within 128 bits (which UndefinedBehaviorSanitizer watches).
TEST(EqualShares, ProjectsFarAboveThePurse) {
  constexpr std::uint64_t kMost = 1ULL << 53U;
  const auto vote = vote_of(900'719'925'471, {kMost - 14, kMost - 2, 1},
                            {voters(1, "0"), voters(2, "2"), voters(1, "012"), voters(1, "")});
  const std::vector cheap{OptionIndex{2}};
  EXPECT_EQ(detail::bought_by_all(vote, {.least = 0, .most = 0}), cheap);
  EXPECT_EQ(choose_by_equal_shares(vote).chosen, cheap);
}

// Amounts of the largest purse, one voter, and steps without number: they are taken at once.
TEST(EqualShares, ManyUnitsTakeNoTime) {
  constexpr std::uint64_t kPurse = 1ULL << 53U;
  const auto result = choose_by_equal_shares(
      vote_of(kPurse, {kPurse, kPurse - 1}, {voters(1, "0"), voters(1, "1"), voters(1, "")}));
  EXPECT_EQ(result.chosen, std::vector{OptionIndex{1}});
  EXPECT_EQ(result.added, kPurse - 1 - kPurse / 3);
  EXPECT_EQ(result.spent_by_one_more, 2 * kPurse - 1);
}

}  // namespace
}  // namespace yoriai::core
