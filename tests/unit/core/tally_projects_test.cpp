#include <gtest/gtest.h>

#include "tests/support/bodies.h"
#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

using core::Amount;
using core::Method;
using core::OptionIndex;

// The town of equalshares.net/explanation, with its last voter's ballot a copy.
core::TallyResult town(Method method, std::uint64_t purse, bool asks_for_all = false) {
  Poll poll(method, 5);
  if (asks_for_all) poll.quorum({1, 1, false, core::ConditionBase::roll});
  for (int i = 0; i < 3; ++i) poll.vote(pick({0, 1}));
  for (int i = 0; i < 3; ++i) poll.vote(pick({0, 1, 2}));
  poll.vote(pick({2, 3, 4})).vote(pick({3})).vote(pick({3, 4}));
  poll.people("7").vote(pick({0})).people(".");
  const std::vector<Amount> costs{Amount{700}, Amount{400}, Amount{250}, Amount{200}, Amount{100}};
  auto input = poll.input();
  input.purse = Amount{purse};
  input.costs = costs;
  return core::tally(input).result;
}

std::vector<int> numbers_of(const std::vector<OptionIndex>& options) {
  std::vector<int> out;
  for (const auto option : options) out.push_back(option.value);
  return out;
}

TEST(TallyProjects, EqualSharesOfVotersAndCopies) {
  const auto result = town(Method::equal_shares, 1100);
  EXPECT_EQ(verdict(result), "passed");
  EXPECT_EQ(numbers_of(result.chosen), (std::vector{0, 3, 4}));
  EXPECT_EQ(numbers_of(result.order), (std::vector{0, 3, 4, 1, 2}));
  EXPECT_EQ(result.added, 29U);
  EXPECT_EQ(result.spent_by_one_more, 1150U);
  EXPECT_EQ(result.houses.at(0).options.at(2).supporters, 5U);
}

TEST(TallyProjects, ByVotes) {
  const auto result = town(Method::greedy, 1100);
  EXPECT_EQ(verdict(result), "passed");
  EXPECT_EQ(numbers_of(result.chosen), (std::vector{0, 1}));
  EXPECT_EQ(numbers_of(result.order), (std::vector{0, 1, 2, 3, 4}));
  EXPECT_FALSE(result.spent_by_one_more);
}

TEST(TallyProjects, NothingFitsOrTooFewTookPart) {
  EXPECT_EQ(verdict(town(Method::greedy, 99)), "failed");
  EXPECT_EQ(verdict(town(Method::equal_shares, 99)), "failed");
  EXPECT_EQ(verdict(town(Method::equal_shares, 1100, true)), "no_quorum");
}

// Two blank ballots have two of the four shares, and leave them unspent.
TEST(TallyProjects, BlankBallotsHaveTheirShare) {
  Poll poll(Method::equal_shares, 1);
  poll.vote(pick({0})).vote(pick({0})).vote(blank()).vote(blank());
  const std::vector<Amount> costs{Amount{100}};
  auto input = poll.input();
  input.purse = Amount{100};
  input.costs = costs;
  const auto result = core::tally(input).result;
  EXPECT_EQ(result.added, 25U);
  EXPECT_EQ(result.houses.at(0).blank, 2U);
  EXPECT_EQ(core::payments(input.purse, core::Spending::chosen_projects, result, costs),
            std::vector{Amount{100}});
}

TEST(TallyProjects, AHouseThatIsOnlyHeardChoosesNothing) {
  for (const auto method : {Method::greedy, Method::equal_shares}) {
    Poll poll(method, 2, 2);
    poll.vote(pick({0}));
    for (int i = 0; i < 3; ++i) poll.vote(pick({1}), 1);
    const std::vector<Amount> costs{Amount{100}, Amount{100}};
    auto input = poll.only_heard(1).input();
    input.purse = Amount{100};
    input.costs = costs;
    const auto result = core::tally(input).result;
    EXPECT_EQ(numbers_of(result.chosen), std::vector{0});
    EXPECT_EQ(result.houses.at(1).options.at(1).in_favour, 3U);
  }
}

}  // namespace
}  // namespace yoriai::tests
