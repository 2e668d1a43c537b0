// What holds of every count, whatever was voted: thousands of small votes by each method, with
// delegations in all directions.
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
constexpr std::uint16_t kHouses = 2;

// What one person did: their ballot, or whom they handed their voice to.
struct Deed {
  bool votes = false;
  core::Ballot ballot;
  core::Handed handed;
  std::uint16_t house = 0;
  std::uint32_t credits = 0;
  std::uint32_t cards = 1;
};

struct Vote {
  Method method = Method::yes_no;
  std::uint16_t options = 0;
  bool counts_cards = false;  // in the second house
  core::Amount purse;
  std::vector<core::Amount> costs;
  std::vector<Deed> deeds;
};

core::Handed some_handing(Dice& dice, std::uint32_t people) {
  const auto how = dice.below(8);
  if (how == 0) return {};
  if (how == 1) return {core::Handing::opted_out, core::kNobody, core::kNoPosition};
  if (how == 2) return {core::Handing::gone, core::kNobody, core::kNoPosition};
  if (how == 3) return {core::Handing::outside_roll, kOutsider, core::kNoPosition};
  return handed_to(static_cast<std::uint32_t>(dice.between(1, people)));
}

Vote some_vote(Dice& dice, Method method) {
  Vote vote;
  vote.method = method;
  vote.options = static_cast<std::uint16_t>(method == Method::yes_no ? 0 : dice.between(1, 4));
  const bool people_alone = method == Method::quadratic || core::chooses_projects(method);
  vote.counts_cards = !people_alone && dice.percent(30);
  vote.purse = core::Amount{static_cast<std::uint64_t>(dice.between(1, 30))};
  for (int i = 0; i < vote.options; ++i) {
    vote.costs.emplace_back(static_cast<std::uint64_t>(dice.between(1, 12)));
  }
  vote.deeds.resize(static_cast<std::size_t>(dice.between(1, 29)));
  const auto people = static_cast<std::uint32_t>(vote.deeds.size());
  for (auto& deed : vote.deeds) {
    deed.votes = dice.percent(33);
    deed.ballot = random_ballot(dice, method, vote.options);
    deed.handed = some_handing(dice, people);
    deed.house = static_cast<std::uint16_t>(dice.below(kHouses));
    deed.credits = static_cast<std::uint32_t>(dice.between(0, 29));
    if (vote.counts_cards && deed.house == 1) {
      deed.cards = static_cast<std::uint32_t>(dice.between(1, 5));
    }
  }
  return vote;
}

core::Counted count(const Vote& vote) {
  Poll poll(vote.method, vote.options, kHouses);
  std::vector<std::uint32_t> cards;
  for (const auto& deed : vote.deeds) {
    cards.push_back(deed.cards);
    if (deed.votes) {
      poll.vote(deed.ballot, deed.house, deed.credits);
    } else {
      poll.hand(deed.handed, deed.house, deed.credits);
    }
  }
  if (vote.counts_cards) poll.cards(200, core::HouseWeight::card, 1).votes(cards);
  auto input = poll.input();
  input.purse = vote.purse;
  input.costs = vote.costs;
  return core::tally(input);
}

class TallyProperty : public testing::TestWithParam<Method> {
 protected:
  // Each vote has its own seed, which a failure names.
  template <class Check>
  void each(Check check) {
    for (std::uint64_t seed = 1; seed <= kVotes; ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      Dice dice(seed * core::kMethodCount + static_cast<std::uint64_t>(GetParam()));
      check(some_vote(dice, GetParam()));
      if (HasFatalFailure()) return;
      ++votes_;
    }
    RecordProperty("votes", std::to_string(votes_));
    EXPECT_EQ(votes_, kVotes);
  }

 private:
  std::uint64_t votes_ = 0;
};

TEST_P(TallyProperty, SixNumbersAddUpToTheRoll) {
  each([](const Vote& vote) {
    std::size_t roll = 0;
    for (const auto& house : count(vote).result.houses) {
      ASSERT_EQ(house.voted + house.copied + house.did_not_fit + house.cut + house.ended_nowhere +
                    house.did_not_vote,
                house.roll);
      ASSERT_LE(house.blank, house.present());
      roll += house.roll;
    }
    ASSERT_EQ(roll, vote.deeds.size());
  });
}

// Where a voice ends is where following it hop by hop, at most once past everybody, comes to.
TEST_P(TallyProperty, ChainsEndWhereFollowingThemEnds) {
  each([](const Vote& vote) {
    const auto& deeds = vote.deeds;
    for (const auto& row : count(vote).represented) {
      std::size_t at = row.member.value - 1;
      std::uint32_t steps = 0;
      while (steps <= deeds.size() && !deeds[at].votes &&
             deeds[at].handed.how == core::Handing::to_member) {
        at = deeds[at].handed.next_position;
        ++steps;
      }
      if (steps > deeds.size()) {
        ASSERT_EQ(row.fate, core::Fate::cycle);
        ASSERT_EQ(row.end, core::kNobody);
      } else if (!deeds[at].votes && deeds[at].handed.how == core::Handing::outside_roll) {
        ASSERT_EQ(row.end, kOutsider);
        ASSERT_EQ(row.length, steps + 1);
      } else {
        ASSERT_EQ(row.end.value, at + 1);
        ASSERT_EQ(row.length, steps);
      }
    }
  });
}

void expect_same(const core::TallyResult& cast, const core::TallyResult& handed) {
  ASSERT_EQ(cast.order, handed.order);
  ASSERT_EQ(cast.outcome, handed.outcome);
  ASSERT_EQ(cast.winner, handed.winner);
  ASSERT_EQ(cast.pairs, handed.pairs);
  ASSERT_EQ(cast.tied, handed.tied);
  ASSERT_EQ(cast.chosen, handed.chosen);
  ASSERT_EQ(cast.added, handed.added);
  for (std::size_t h = 0; h < kHouses; ++h) {
    const auto& one = cast.houses[h];
    const auto& other = handed.houses[h];
    ASSERT_EQ(one.options, other.options);
    ASSERT_EQ(one.present(), other.present());
    ASSERT_EQ(one.cast(), other.cast());
    ASSERT_EQ(one.in_votes().cast(), other.in_votes().cast());
  }
}

// Handing a voice to somebody comes to the same as casting that person's ballot oneself.
TEST_P(TallyProperty, ACopyCountsAsTheSameBallotCast) {
  std::uint64_t copies = 0;
  each([&](const Vote& vote) {
    const auto handed = count(vote);
    auto by_hand = vote;
    for (const auto& row : handed.represented) {
      auto& deed = by_hand.deeds[row.member.value - 1];
      deed.handed = {};
      if (row.fate != core::Fate::copied) continue;
      deed.votes = true;
      deed.ballot = vote.deeds[row.end.value - 1].ballot;
      ++copies;
    }
    expect_same(count(by_hand).result, handed.result);
  });
  if (HasFatalFailure()) return;
  EXPECT_GT(copies, kVotes);
}

INSTANTIATE_TEST_SUITE_P(Methods, TallyProperty,
                         testing::Values(Method::yes_no, Method::one_of, Method::approval,
                                         Method::quadratic, Method::ranked, Method::equal_shares,
                                         Method::greedy),
                         method_name<Method>);

}  // namespace
}  // namespace yoriai::tests
