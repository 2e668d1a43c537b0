// One ballot more for an option never lowers its place where votes are added up, as long as nobody
// delegates: one of several, approval, points.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/bodies.h"
#include "tests/support/dice.h"
#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

using core::Method;

constexpr std::uint64_t kVotes = 6'000;

struct Vote {
  Method method = Method::one_of;
  std::uint16_t options = 0;
  std::vector<core::Ballot> ballots;
};

core::Ballot some_ballot(Dice& dice, const Vote& vote) {
  if (dice.percent(10)) return blank();
  if (vote.method == Method::one_of) {
    return pick({static_cast<std::uint16_t>(dice.below(vote.options))});
  }
  std::vector<std::uint16_t> named;
  std::vector<std::int32_t> votes;
  for (std::uint16_t option = 0; option < vote.options; ++option) {
    if (dice.percent(40)) named.push_back(option);
    votes.push_back(static_cast<std::int32_t>(dice.between(-2, 2)));
  }
  return vote.method == Method::approval ? pick(named) : give(std::move(votes));
}

core::Ballot ballot_for(std::uint16_t option, const Vote& vote) {
  if (vote.method != Method::quadratic) return pick({option});
  std::vector<std::int32_t> votes(vote.options);
  votes.at(option) = 1;
  return give(std::move(votes));
}

Vote some_vote(Dice& dice) {
  Vote vote;
  vote.method = dice.one_of({Method::one_of, Method::approval, Method::quadratic});
  vote.options = static_cast<std::uint16_t>(dice.between(1, 5));
  for (auto i = dice.below(12); i > 0; --i) vote.ballots.push_back(some_ballot(dice, vote));
  return vote;
}

core::TallyResult count(const Vote& vote) {
  Poll poll(vote.method, vote.options);
  for (const auto& ballot : vote.ballots) poll.vote(ballot);
  return poll.count().result;
}

std::ptrdiff_t place_of(std::uint16_t option, const core::TallyResult& result) {
  return std::ranges::find(result.order, core::OptionIndex{option}) - result.order.begin();
}

TEST(MonotoneProperty, OneBallotMoreForAnOptionNeverLowersItsPlace) {
  std::uint64_t raised = 0;
  for (std::uint64_t seed = 1; seed <= kVotes; ++seed) {
    Dice dice(seed);
    auto vote = some_vote(dice);
    const auto option = static_cast<std::uint16_t>(dice.below(vote.options));
    const auto before = count(vote);
    vote.ballots.push_back(ballot_for(option, vote));
    const auto after = count(vote);
    ASSERT_LE(place_of(option, after), place_of(option, before)) << "seed " << seed;
    if (before.winner == core::OptionIndex{option}) {
      ASSERT_EQ(after.winner, before.winner) << "seed " << seed;
    }
    if (place_of(option, after) < place_of(option, before)) ++raised;
  }
  EXPECT_GT(raised, kVotes / 20);
}

}  // namespace
}  // namespace yoriai::tests
