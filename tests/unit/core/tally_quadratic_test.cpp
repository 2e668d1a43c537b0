#include <gtest/gtest.h>

#include "core/limits.h"
#include "tests/support/bodies.h"
#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

using core::Condition;
using core::ConditionBase;
using core::Method;

constexpr std::uint32_t kCredits = 99;

// voting-rules 2a: costs are squares of integers, whatever the sign.
TEST(TallyQuadratic, CostsAreSumsOfSquares) {
  EXPECT_EQ(core::cost_of(give({10, 28})), 884U);
  EXPECT_EQ(core::cost_of(give({100'000, 100'000})), 20'000'000'000U);
  EXPECT_EQ(core::cost_of(give({9, 4, 1, 1})), 99U);
  EXPECT_EQ(core::cost_of(give({-9, 4, -1, 1})), 99U);
  EXPECT_EQ(core::cost_of(give({0, 0})), 0U);
  EXPECT_EQ(core::cost_of(blank()), 0U);
  EXPECT_EQ(core::cost_of(yes()), 0U);
}

TEST(TallyQuadratic, TheDearestBallotFitsSixtyFourBits) {
  const std::vector<std::int32_t> most(core::kMaxOptions, -core::kMaxVote);
  EXPECT_EQ(core::cost_of(give(most)), core::kMaxOptions << 30U);
}

// More people than one piece has, of whom every third one's ballot counts twice.
TEST(TallyQuadratic, CountsTheSameInPiecesInWhateverOrder) {
  Poll poll(Method::quadratic, 3);
  std::int64_t first_net = 0;
  for (std::uint32_t i = 0; i < 2 * core::kPeopleInPiece + 7; ++i) {
    const auto vote = static_cast<std::int32_t>(i % 9) - 4;
    const bool copy = i % 3 == 2;
    if (copy) poll.hand(handed_to(i), 0, kCredits);
    if (!copy) poll.vote(give({vote, -1, 2}), 0, kCredits);
    first_net += copy ? static_cast<std::int32_t>((i - 1) % 9) - 4 : vote;
  }
  auto input = poll.input();
  const auto in_turn = core::tally(input);
  const core::Spread backwards = [](std::size_t pieces, const auto& piece) {
    for (std::size_t at = pieces; at > 0; --at) piece(at - 1);
  };
  input.spread = &backwards;
  const auto again = core::tally(input);
  EXPECT_EQ(again.result, in_turn.result);
  EXPECT_EQ(again.represented, in_turn.represented);
  EXPECT_EQ(in_turn.result.houses.at(0).options.at(0).net(), first_net);
}

struct Vote {
  const char* what;
  std::vector<std::vector<std::int32_t>> ballots;
  std::vector<std::uint16_t> order;
  const char* verdict;
};

const Vote kVotes[] = {
    {"the highest net wins", {{1, 5, 0}, {2, -1, 3}}, {1, 0, 2}, "passed 1"},
    {"equal net: more supporters", {{4, 2, 0}, {0, 2, 0}}, {1, 0, 2}, "passed 1"},
    {"equal net and supporters: position", {{0, 2, 2}, {0, 1, 1}}, {1, 2, 0}, "passed 1"},
    {"a vote against is no support", {{3, 2, 0}, {-1, 0, 0}, {0, 0, 0}}, {0, 1, 2}, "passed 0"},
    {"nobody above zero", {{-1, 0, -2}}, {1, 0, 2}, "failed"},
    {"for and against cancel out", {{5, 0, 0}, {-5, 0, 0}}, {0, 1, 2}, "failed"},
    {"no ballots", {}, {0, 1, 2}, "failed"},
};

TEST(TallyQuadratic, OrderAndVerdictAreThoseOfTheTable) {
  for (const auto& vote : kVotes) {
    SCOPED_TRACE(vote.what);
    Poll poll(Method::quadratic, 3);
    for (const auto& votes : vote.ballots) poll.vote(give(votes), 0, kCredits);
    const auto result = poll.count().result;
    std::vector<std::uint16_t> order;
    for (const auto option : result.order) order.push_back(option.value);
    EXPECT_EQ(order, vote.order);
    EXPECT_EQ(verdict(result), vote.verdict);
  }
}

TEST(TallyQuadratic, ForAgainstAndSupportersStandApart) {
  Poll poll(Method::quadratic, 2);
  poll.vote(give({5, -2}), 0, kCredits).vote(give({-3, 0}), 0, kCredits).people("1 -", 0, kCredits);
  const auto result = poll.count().result;
  const auto& house = result.houses.front();
  EXPECT_EQ(house.options[0], (core::OptionCount{10, 3, 2}));
  EXPECT_EQ(house.options[1], (core::OptionCount{0, 4, 0}));
  EXPECT_EQ(house.options[0].net(), 7);
  EXPECT_EQ(house.options[1].net(), -4);
  EXPECT_EQ(numbers(house), "4 = 3 1 0 0 0 0 (1)");
}

// voting-rules 2a, 10: credits are never pooled; k copies give k times the root of the credits.
TEST(TallyQuadratic, CopiesAreMadeAtTheDelegatorsOwnCredits) {
  Poll poll(Method::quadratic, 1);
  poll.vote(give({9}), 0, 99).people("1 1 1", 0, 99);
  EXPECT_EQ(poll.count().result.houses.front().options.front().in_favour, 36U);
}

TEST(TallyQuadratic, ACopyThatDoesNotFitWeighsNothingAndIsNotPresent) {
  Poll poll(Method::quadratic, 2);
  poll.vote(give({3, 1}), 0, 99).people("1", 0, 10).people("1", 0, 9).people("3", 0, 99);
  const auto counted = poll.count();
  EXPECT_EQ(to_text(counted.represented), "2>1 1+1 copied; 3>1 1+1 did_not_fit; 4>3 1+2 copied");
  const auto& house = counted.result.houses.front();
  EXPECT_EQ(numbers(house), "4 = 1 2 1 0 0 0 (0)");
  EXPECT_EQ(house.present(), 3U);
  EXPECT_EQ(house.options.front().in_favour, 9U);
}

TEST(TallyQuadratic, ABlankCopyAlwaysFits) {
  Poll poll(Method::quadratic, 2);
  poll.vote(blank(), 0, 99).people("1", 0, 0);
  EXPECT_EQ(numbers(poll.count().result.houses.front()), "2 = 1 1 0 0 0 0 (2)");
}

TEST(TallyQuadratic, TheThresholdAsksForTheWinnersNet) {
  const Condition five_a_head{5, 1, false, ConditionBase::present};
  Poll poll(Method::quadratic, 2);
  poll.threshold(five_a_head).vote(give({9, 0}), 0, 99).vote(give({1, 0}), 0, 99);
  EXPECT_EQ(verdict(poll.count().result), "passed 0");
  EXPECT_EQ(verdict(poll.vote(give({-1, 0}), 0, 99).count().result), "failed");
}

TEST(TallyQuadratic, ANetBelowZeroInOneHouseMeetsOnlyTheEmptyCondition) {
  Poll poll(Method::quadratic, 1, 2);
  poll.vote(give({9}), 0, 99).vote(give({-2}), 1, 99);
  EXPECT_EQ(verdict(poll.count().result), "passed 0");
  poll.threshold({1, 100, false, ConditionBase::present}, 1);
  const auto result = poll.count().result;
  EXPECT_EQ(verdict(result), "failed");
  EXPECT_TRUE(result.houses[0].threshold_met);
  EXPECT_FALSE(result.houses[1].threshold_met);
}

}  // namespace
}  // namespace yoriai::tests
