#include <gtest/gtest.h>

#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

using core::Fate;

struct Walk {
  const char* people;
  const char* represented;
  const char* numbers;
};

// voting-rules 2c and 5 (1 to 14): where each absent member's voice ends.
constexpr Walk kWalks[] = {
    // Nobody hands anything on.
    {"y n - .", "", "4 = 3 0 0 0 0 1 (1)"},
    // One step, two steps, a fan.
    {"y 1", "2>1 1+1 copied", "2 = 1 1 0 0 0 0 (0)"},
    {"y 1 2", "2>1 1+1 copied; 3>2 1+2 copied", "3 = 1 2 0 0 0 0 (0)"},
    {"2 3 y", "1>2 3+2 copied; 2>3 3+1 copied", "3 = 1 2 0 0 0 0 (0)"},
    {"n 1 1 1", "2>1 1+1 copied; 3>1 1+1 copied; 4>1 1+1 copied", "4 = 1 3 0 0 0 0 (0)"},
    // A chain whose end did not vote counts zero, whoever ended it and why.
    {". 1 2", "2>1 1+1 did_not_vote; 3>2 1+2 did_not_vote", "3 = 0 0 0 0 2 1 (0)"},
    {"x 1 2", "2>1 1+1 opted_out; 3>2 1+2 opted_out", "3 = 0 0 0 0 2 1 (0)"},
    {"g 1 2", "2>1 1+1 gone; 3>2 1+2 gone", "3 = 0 0 0 0 2 1 (0)"},
    // The step to somebody outside the roll counts, and that is where the voice ended.
    {"o", "1>900000 900000+1 outside_roll", "1 = 0 0 0 0 1 0 (0)"},
    {"o 1 2",
     "1>900000 900000+1 outside_roll; 2>1 900000+2 outside_roll; 3>2 900000+3 outside_roll",
     "3 = 0 0 0 0 3 0 (0)"},
    // Cycles, alone and with tails; they have no end and no length.
    {"1", "1>1 0+0 cycle", "1 = 0 0 0 0 1 0 (0)"},
    {"2 1", "1>2 0+0 cycle; 2>1 0+0 cycle", "2 = 0 0 0 0 2 0 (0)"},
    {"2 3 1 1 4", "1>2 0+0 cycle; 2>3 0+0 cycle; 3>1 0+0 cycle; 4>1 0+0 cycle; 5>4 0+0 cycle",
     "5 = 0 0 0 0 5 0 (0)"},
    {"2 3 4 3", "1>2 0+0 cycle; 2>3 0+0 cycle; 3>4 0+0 cycle; 4>3 0+0 cycle",
     "4 = 0 0 0 0 4 0 (0)"},
    // A cycle with one voter is a chain to that voter.
    {"2 3 y 3", "1>2 3+2 copied; 2>3 3+1 copied; 4>3 3+1 copied", "4 = 1 3 0 0 0 0 (0)"},
    // An abstention is copied as one.
    {"- 1 2", "2>1 1+1 copied; 3>2 1+2 copied", "3 = 1 2 0 0 0 0 (3)"},
    // Everything at once.
    {"y 1 . 3 x 5 g 7 o 9 12 11 n 13",
     "2>1 1+1 copied; 4>3 3+1 did_not_vote; 6>5 5+1 opted_out; 8>7 7+1 gone; "
     "9>900000 900000+1 outside_roll; 10>9 900000+2 outside_roll; 11>12 0+0 cycle; "
     "12>11 0+0 cycle; 14>13 13+1 copied",
     "14 = 2 2 0 0 7 3 (0)"},
};

TEST(DelegationWalk, VoicesEndWhereTheTableSays) {
  for (const auto& walk : kWalks) {
    SCOPED_TRACE(walk.people);
    const auto counted = Poll(core::Method::yes_no).people(walk.people).count();
    EXPECT_EQ(to_text(counted.represented), walk.represented);
    EXPECT_EQ(numbers(counted.result.houses.front()), walk.numbers);
  }
}

TEST(DelegationWalk, VotersEndAtThemselves) {
  Poll poll(core::Method::yes_no);
  const auto ends = core::walk_delegations(poll.people("y 1").input());
  EXPECT_EQ(ends[0].fate, Fate::copied);
  EXPECT_EQ(ends[0].ballot_position, 0U);
  EXPECT_EQ(ends[0].length, 0U);
  EXPECT_EQ(ends[1].ballot_position, 0U);
}

// Each hands to the one before, so the first person's walk would be no help to the last's if walks
// went down the call stack.
TEST(DelegationWalk, AChainOfTwoHundredThousandIsWalkedEitherWay) {
  constexpr std::uint32_t kPeople = 200'000;
  Poll down(core::Method::yes_no);
  down.people("y");
  for (std::uint32_t person = 2; person <= kPeople; ++person) down.hand(handed_to(person - 1));
  const auto ends_down = core::walk_delegations(down.input());
  EXPECT_EQ(ends_down.back().length, kPeople - 1);
  EXPECT_EQ(ends_down.back().ballot_position, 0U);

  Poll up(core::Method::yes_no);
  for (std::uint32_t person = 1; person < kPeople; ++person) up.hand(handed_to(person + 1));
  up.people("y");
  const auto ends_up = core::walk_delegations(up.input());
  EXPECT_EQ(ends_up.front().length, kPeople - 1);
  EXPECT_EQ(ends_up.front().ballot_position, kPeople - 1);
}

TEST(DelegationWalk, AStarOfTwoHundredThousandCopiesOneBallot) {
  constexpr std::uint32_t kPeople = 200'000;
  Poll star(core::Method::yes_no);
  star.people("y");
  for (std::uint32_t person = 2; person <= kPeople; ++person) star.hand(handed_to(1));
  const auto counted = star.count();
  EXPECT_EQ(counted.result.houses.front().copied, kPeople - 1);
  EXPECT_EQ(counted.result.houses.front().options.front().in_favour, kPeople);
}

TEST(DelegationWalk, OneCycleOfTwoHundredThousandEndsNowhere) {
  constexpr std::uint32_t kPeople = 200'000;
  Poll ring(core::Method::yes_no);
  for (std::uint32_t person = 1; person < kPeople; ++person) ring.hand(handed_to(person + 1));
  ring.hand(handed_to(1));
  const auto counted = ring.count();
  EXPECT_EQ(counted.result.houses.front().ended_nowhere, kPeople);
  EXPECT_EQ(counted.represented.back().fate, Fate::cycle);
}

}  // namespace
}  // namespace yoriai::tests
