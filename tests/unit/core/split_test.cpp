#include <gtest/gtest.h>

#include "core/limits.h"
#include "core/tally.h"

namespace yoriai::core {
namespace {

using Numbers = std::vector<std::uint64_t>;

Numbers split(std::uint64_t sum, const Numbers& weights) {
  Numbers out;
  for (const auto amount : split_amount(Amount{sum}, weights)) out.push_back(amount.value);
  return out;
}

TEST(Split, AwajiIslandIsPaidToTheYen) {
  EXPECT_EQ(split(250'000, {314, 394, 311, 315, 394, 344, 441}),
            (Numbers{31238, 39196, 30939, 31337, 39196, 34222, 43872}));
}

struct Case {
  std::uint64_t sum;
  Numbers weights;
  Numbers shares;
};

const Case kCases[] = {
    {10'000, {11'999, 5'999}, {6'667, 3'333}},  // voting-rules 2b: the dust goes to the larger rest
    {10, {1, 1, 1}, {4, 3, 3}},                 // equal remainders: the earlier option
    {11, {1, 1, 1}, {4, 4, 3}},
    {2, {1, 1, 1}, {1, 1, 0}},
    {0, {1, 2}, {0, 0}},
    {7, {0, 3, 0}, {0, 7, 0}},
    {5, {0, 0}, {0, 0}},  // nobody positive: nothing is shared out
    {5, {}, {}},
    {1, {0, 1, 1}, {0, 1, 0}},
    {100, {1, 2, 4}, {14, 29, 57}},
};

TEST(Split, GoesByTheLargestRemainder) {
  for (const auto& row : kCases) EXPECT_EQ(split(row.sum, row.weights), row.shares) << row.sum;
}

TEST(Split, TheLargestPurseAndWeightsAreExact) {
  const auto huge = UINT64_MAX;
  EXPECT_EQ(split(kMaxPurse, {huge, huge, huge, huge}), Numbers(4, kMaxPurse / 4));
  EXPECT_EQ(split(kMaxPurse + 1, {huge, huge}), (Numbers{kMaxPurse / 2 + 1, kMaxPurse / 2}));
}

TallyResult passed_with(const std::vector<OptionCount>& options, std::uint16_t winner) {
  TallyResult result;
  result.outcome = Outcome::passed;
  result.winner = OptionIndex{winner};
  for (std::uint16_t i = 0; i < options.size(); ++i) result.order.emplace_back(i);
  result.houses.resize(1);
  result.houses.front().options = options;
  return result;
}

Numbers paid(Spending spending, const TallyResult& result) {
  Numbers out;
  for (const auto amount : payments(Amount{1000}, spending, result)) out.push_back(amount.value);
  return out;
}

TEST(Payments, FollowTheWayOfSpending) {
  const auto result = passed_with({{5, 1, 1}, {1, 3, 1}, {6, 0, 2}}, 2);
  EXPECT_EQ(paid(Spending::none, result), Numbers{});
  EXPECT_EQ(paid(Spending::winner_takes_it, result), (Numbers{0, 0, 1000}));
  EXPECT_EQ(paid(Spending::by_net_votes, result), (Numbers{400, 0, 600}));
}

TEST(Payments, NetVotesAreAddedOverTheHouses) {
  auto result = passed_with({{5, 0, 1}, {1, 0, 1}}, 0);
  result.houses.push_back(result.houses.front());
  result.houses.back().options = {{0, 8, 0}, {3, 0, 1}};
  EXPECT_EQ(paid(Spending::by_net_votes, result), (Numbers{0, 1000}));
}

TEST(Payments, NothingIsPaidUnlessItPassed) {
  for (const auto outcome : {Outcome::failed, Outcome::no_quorum, Outcome::tied}) {
    auto result = passed_with({{5, 1, 1}, {1, 3, 1}}, 0);
    result.outcome = outcome;
    result.winner.reset();
    EXPECT_EQ(paid(Spending::winner_takes_it, result), (Numbers{0, 0}));
    EXPECT_EQ(paid(Spending::by_net_votes, result), (Numbers{0, 0}));
  }
}

}  // namespace
}  // namespace yoriai::core
