// Ten thousand elections of projects with costs, each chosen again voter by voter and unit by unit.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/equal_shares.h"
#include "core/greedy.h"
#include "tests/support/dice.h"
#include "tests/support/naive_projects.h"

namespace yoriai::tests {
namespace {

using naive::Number;

constexpr std::uint64_t kElections = 10'000;

// Few voters and small costs: ties, purses that end exactly, and voters who cannot pay in full are
// common. One in four has costs that a unit does not move.
naive::Election election_of(std::uint64_t seed) {
  Dice dice(seed);
  naive::Election out;
  const Number dearest = dice.percent(25) ? 400 : 12;
  for (Number p = dice.between(1, 5); p > 0; --p) out.costs.push_back(dice.between(1, dearest));
  out.purse = dice.between(1, dearest * 2);
  const Number chance = dice.between(25, 85);
  for (Number v = dice.between(1, 7); v > 0; --v) {
    auto& voter = out.approves.emplace_back();
    for (std::size_t p = 0; p < out.costs.size(); ++p) voter.push_back(dice.percent(chance));
  }
  return out;
}

core::ProjectVote vote_of(const naive::Election& election) {
  core::ProjectVote vote;
  vote.purse = core::Amount{static_cast<std::uint64_t>(election.purse)};
  for (const auto cost : election.costs) vote.costs.emplace_back(static_cast<std::uint64_t>(cost));
  std::vector<core::ApprovalGroup> ballots;
  for (const auto& voter : election.approves) {
    auto& ballot = ballots.emplace_back();
    ballot.voters = 1;
    for (std::uint16_t p = 0; p < voter.size(); ++p) {
      if (voter[p]) ballot.approved.emplace_back(p);
    }
  }
  vote.groups = core::group_ballots(std::move(ballots));
  return vote;
}

naive::Shares plain(const core::EqualSharesResult& result) {
  naive::Shares out;
  out.added = static_cast<Number>(result.added);
  for (const auto& round : result.rounds) {
    out.payments.push_back({round.project.value, static_cast<Number>(numerator(round.price)),
                            static_cast<Number>(denominator(round.price)),
                            static_cast<Number>(round.payers)});
  }
  if (result.spent_by_one_more) {
    out.spent_by_one_more = static_cast<Number>(*result.spent_by_one_more);
  }
  return out;
}

std::string to_text(const naive::Shares& shares) {
  auto text = "added " + std::to_string(shares.added);
  for (const auto& payment : shares.payments) {
    text += "; project " + std::to_string(payment.project) + " at " +
            std::to_string(payment.price) + "/" + std::to_string(payment.price_parts) + " by " +
            std::to_string(payment.payers);
  }
  return text + "; then " + std::to_string(shares.spent_by_one_more);
}

TEST(ProjectsProperty, EqualSharesAgreesWithVoterByVoter) {
  std::uint64_t added = 0;
  std::uint64_t in_part = 0;  // somebody paid less than the price
  std::uint64_t complete = 0;
  for (std::uint64_t seed = 1; seed <= kElections; ++seed) {
    const auto election = election_of(seed);
    const auto result = core::choose_by_equal_shares(vote_of(election));
    const auto expected = naive::equal_shares(election);
    ASSERT_TRUE(plain(result) == expected)
        << "seed " << seed << "\ncore:  " << to_text(plain(result))
        << "\nnaive: " << to_text(expected);
    if (result.added > 0) ++added;
    if (!result.spent_by_one_more) ++complete;
    const bool partly = std::ranges::any_of(
        result.rounds, [](const auto& round) { return round.payers < round.supporters; });
    if (partly) ++in_part;
    for (const auto& round : result.rounds) {
      ASSERT_EQ(round.effective_votes * round.price, election.costs.at(round.project.value));
    }
  }
  // What makes the method more than a list was there.
  EXPECT_GT(added, kElections / 4);
  EXPECT_GT(in_part, kElections / 40);
  EXPECT_GT(complete, kElections / 20);
}

TEST(ProjectsProperty, GreedyAgreesWithGoingThroughTheVotesOneByOne) {
  std::uint64_t passed_over = 0;
  for (std::uint64_t seed = 1; seed <= kElections; ++seed) {
    const auto election = election_of(seed);
    const auto result = core::choose_greedily(vote_of(election));
    std::vector<int> chosen;
    for (const auto project : result.chosen) chosen.push_back(project.value);
    ASSERT_EQ(chosen, naive::greedy(election)) << "seed " << seed;
    for (std::size_t i = 1; i < result.rounds.size(); ++i) {
      if (result.rounds[i].funded && !result.rounds[i - 1].funded) ++passed_over;
    }
  }
  EXPECT_GT(passed_over, kElections / 20);
}

// What is chosen fits, is approved by somebody, and no voter pays more than they had.
TEST(ProjectsProperty, NobodyPaysForMoreThanThereIs) {
  for (std::uint64_t seed = 1; seed <= kElections; ++seed) {
    const auto vote = vote_of(election_of(seed));
    const auto approvals = core::count_approvals(vote);
    for (const auto& chosen :
         {core::choose_by_equal_shares(vote).chosen, core::choose_greedily(vote).chosen}) {
      ASSERT_LE(core::cost_of(vote, chosen), vote.purse.value) << "seed " << seed;
      for (const auto project : chosen) ASSERT_GT(approvals.at(project.value), 0U);
    }
  }
}

}  // namespace
}  // namespace yoriai::tests
