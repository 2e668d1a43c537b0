// One ballot more for an option never lowers its place where votes are added up, as long as nobody
// delegates: for or against, one of several, approval, points.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/bodies.h"
#include "tests/support/dice.h"
#include "tests/support/method_names.h"
#include "tests/support/poll.h"
#include "tests/support/random_ballot.h"

namespace yoriai::tests {
namespace {

using core::Method;

constexpr std::uint64_t kVotes = 2'000;  // of each method

struct Vote {
  Method method = Method::one_of;
  std::uint16_t options = 0;
  core::Condition threshold;  // of yes or no
  std::vector<core::Ballot> ballots;
};

core::Ballot ballot_for(std::uint16_t option, const Vote& vote) {
  if (vote.method != Method::quadratic) return pick({option});
  std::vector<std::int32_t> votes(vote.options);
  votes.at(option) = 1;
  return give(std::move(votes));
}

// At least a half, of those who came or who took a side. Below a half a tie, which never passes,
// has more yes than the threshold asks for, so that one no more would make it pass; and one of the
// roll would be another one with whoever comes in addition.
core::Condition some_threshold(Dice& dice) {
  const auto denominator = dice.between(2, 5);
  const auto numerator = dice.between((denominator + 1) / 2, denominator - 1);
  return {static_cast<std::uint32_t>(numerator), static_cast<std::uint32_t>(denominator),
          dice.percent(50), dice.one_of({core::ConditionBase::present, core::ConditionBase::cast})};
}

Vote some_vote(Dice& dice, Method method) {
  Vote vote;
  vote.method = method;
  if (method == Method::yes_no) {
    vote.threshold = some_threshold(dice);
  } else {
    vote.options = static_cast<std::uint16_t>(dice.between(1, 5));
  }
  for (auto i = dice.below(12); i > 0; --i)
    vote.ballots.push_back(random_ballot(dice, method, vote.options));
  return vote;
}

core::TallyResult count(const Vote& vote) {
  Poll poll(vote.method, vote.options);
  poll.threshold(vote.threshold);
  for (const auto& ballot : vote.ballots) poll.vote(ballot);
  return poll.count().result;
}

std::ptrdiff_t place_of(std::uint16_t option, const core::TallyResult& result) {
  return std::ranges::find(result.order, core::OptionIndex{option}) - result.order.begin();
}

class MonotoneProperty : public testing::TestWithParam<Method> {};

TEST_P(MonotoneProperty, OneBallotMoreForAnOptionNeverLowersItsPlace) {
  std::uint64_t raised = 0;
  for (std::uint64_t seed = 1; seed <= kVotes; ++seed) {
    Dice dice(seed);
    auto vote = some_vote(dice, GetParam());
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
INSTANTIATE_TEST_SUITE_P(Methods, MonotoneProperty,
                         testing::Values(Method::one_of, Method::approval, Method::quadratic),
                         method_name<Method>);

// One yes more never undoes a decision, and one no more never makes one.
TEST(MonotoneYesNo, OneBallotMoreNeverTurnsTheOutcomeAgainstItself) {
  std::uint64_t raised = 0;
  std::uint64_t lowered = 0;
  for (std::uint64_t seed = 1; seed <= kVotes; ++seed) {
    Dice dice(seed);
    auto vote = some_vote(dice, Method::yes_no);
    const bool passed = count(vote).outcome == core::Outcome::passed;
    vote.ballots.push_back(yes());
    const bool with_yes = count(vote).outcome == core::Outcome::passed;
    vote.ballots.back() = no();
    const bool with_no = count(vote).outcome == core::Outcome::passed;
    ASSERT_TRUE(with_yes || !passed) << "seed " << seed;
    ASSERT_TRUE(passed || !with_no) << "seed " << seed;
    if (with_yes && !passed) ++raised;
    if (passed && !with_no) ++lowered;
  }
  EXPECT_GT(raised, kVotes / 20);
  EXPECT_GT(lowered, kVotes / 20);
}

}  // namespace
}  // namespace yoriai::tests
