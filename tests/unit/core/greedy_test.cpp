#include "core/greedy.h"

#include <gtest/gtest.h>

namespace yoriai::core {
namespace {

ProjectVote vote_of(std::uint64_t purse, std::vector<Amount> costs,
                    std::vector<std::uint64_t> approvals) {
  ProjectVote vote{Amount{purse}, std::move(costs), {}};
  for (std::uint16_t i = 0; i < approvals.size(); ++i) {
    if (approvals[i] > 0) vote.groups.push_back({{OptionIndex{i}}, approvals[i]});
  }
  return vote;
}

TEST(Greedy, WhatDoesNotFitIsPassedOver) {
  const auto result =
      choose_greedily(vote_of(100, {Amount{60}, Amount{50}, Amount{40}, Amount{1}}, {7, 6, 5, 4}));
  EXPECT_EQ(result.chosen, (std::vector{OptionIndex{0}, OptionIndex{2}}));
  EXPECT_EQ(result.spent, 100U);
  EXPECT_EQ(result.rounds, (std::vector<GreedyRound>{{OptionIndex{0}, 7, 100, true},
                                                     {OptionIndex{1}, 6, 40, false},
                                                     {OptionIndex{2}, 5, 40, true},
                                                     {OptionIndex{3}, 4, 0, false}}));
}

TEST(Greedy, EqualVotesGoToTheEarlierAndNobodyIsFundedWithNone) {
  const auto result = choose_greedily(vote_of(2, {Amount{1}, Amount{1}, Amount{1}}, {0, 3, 3}));
  EXPECT_EQ(result.chosen, (std::vector{OptionIndex{1}, OptionIndex{2}}));
  EXPECT_TRUE(choose_greedily(vote_of(9, {Amount{1}}, {0})).rounds.empty());
}

}  // namespace
}  // namespace yoriai::core
