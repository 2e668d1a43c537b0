// Votes for cards (specs/rules.md sections 5 and 10.1).
#include <gtest/gtest.h>

#include "tests/support/bodies.h"
#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

using core::Condition;
using core::ConditionBase;
using core::HouseWeight;
using core::Method;

constexpr Condition kMajorityOfCast{1, 2, true, ConditionBase::cast};
constexpr Condition kOverATenthOfCards{1, 10, true, ConditionBase::all_cards};

struct Vote {
  const char* what;
  const char* people;
  std::vector<std::uint32_t> votes;
  std::uint32_t all_cards;
  Condition quorum;
  Condition threshold;
  const char* verdict;
};

const Vote kVotes[] = {
    {"a tenth of all cards, just",
     "y y",
     {200, 90},
     2'900,
     kOverATenthOfCards,
     kMajorityOfCast,
     "no_quorum"},
    {"one card more", "y y", {200, 91}, 2'900, kOverATenthOfCards, kMajorityOfCast, "passed"},
    {"one holder of many",
     "y n n n",
     {10, 3, 3, 3},
     20,
     kOverATenthOfCards,
     kMajorityOfCast,
     "passed"},
    {"half of the votes", "y n", {5, 5}, 10, kOverATenthOfCards, kMajorityOfCast, "failed"},
    {"one vote over half", "y n", {6, 5}, 11, kOverATenthOfCards, kMajorityOfCast, "passed"},
    {"one below", "y n", {5, 6}, 11, kOverATenthOfCards, kMajorityOfCast, "failed"},
    {"abstentions alone", "- -", {5, 5}, 10, kOverATenthOfCards, kMajorityOfCast, "failed"},
    {"an abstention is a vote that came",
     "y -",
     {1, 5},
     50,
     kOverATenthOfCards,
     kMajorityOfCast,
     "passed"},
    {"the roll in votes",
     "y .",
     {4, 5},
     90,
     {1, 2, false, ConditionBase::roll},
     kMajorityOfCast,
     "no_quorum"},
    {"the roll in votes, reached",
     "y .",
     {5, 5},
     90,
     {1, 2, false, ConditionBase::roll},
     kMajorityOfCast,
     "passed"},
    {"people, whatever they hold",
     "y . .",
     {90, 1, 1},
     100,
     {1, 2, false, ConditionBase::people},
     kMajorityOfCast,
     "no_quorum"},
    {"people enough",
     "y n .",
     {90, 1, 900},
     1'000,
     {1, 2, false, ConditionBase::people},
     kMajorityOfCast,
     "passed"},
    {"of all cards, claimed or not",
     "y y",
     {5, 5},
     20,
     {},
     {1, 2, false, ConditionBase::all_cards},
     "passed"},
    {"of all cards, one below",
     "y y",
     {5, 4},
     19,
     {},
     {1, 2, false, ConditionBase::all_cards},
     "failed"},
};

TEST(TallyCards, VerdictsAreThoseOfTheTable) {
  for (const auto& vote : kVotes) {
    SCOPED_TRACE(vote.what);
    Poll poll(Method::yes_no);
    poll.people(vote.people).votes(vote.votes).cards(vote.all_cards, HouseWeight::card);
    poll.quorum(vote.quorum).threshold(vote.threshold);
    EXPECT_EQ(verdict(poll.count().result), vote.verdict);
  }
}

// Abstentions need not count towards the tenth.
TEST(TallyCards, TheQuorumMayBeOfThoseWhoTookASide) {
  Poll poll(Method::yes_no);
  poll.people("y -").votes({1, 5}).cards(50, HouseWeight::card).quorum(kOverATenthOfCards);
  poll.abstain_in_quorum(false);
  EXPECT_EQ(verdict(poll.count().result), "no_quorum");
}

TEST(TallyCards, FiguresStandInPeopleAndInVotes) {
  Poll poll(Method::yes_no);
  // 2 hands on to 1, 3 to nobody who votes, 4 abstains, 5 does nothing, 6 hands on to 4.
  poll.people("y 1 5 - . 4").votes({2, 30, 4, 5, 6, 70}).cards(200, HouseWeight::card);
  const auto house = poll.count().result.houses.front();
  EXPECT_EQ(numbers(house), "6 = 2 2 0 0 1 1 (2)");
  EXPECT_EQ(numbers_in_votes(house), "117 of 200 = 7 100 0 0 4 6 (75)");
  // A copy has the weight of its giver.
  EXPECT_EQ(house.options.front(), (core::OptionCount{32, 0, 2}));
}

TEST(TallyCards, ACapIsInPeople) {
  Poll poll(Method::yes_no);
  poll.people("y 1 1").votes({1, 50, 60}).cards(200, HouseWeight::card).cap({1, 0, 0});
  const auto house = poll.count().result.houses.front();
  EXPECT_EQ(house.copied, 1U);
  EXPECT_EQ(house.cut, 1U);
  EXPECT_EQ(house.cards->copied + house.cards->cut, 110U);
}

TEST(TallyCards, AHolderMayHaveOneVoteAndAllCardsStillBeTheBase) {
  Poll poll(Method::yes_no);
  poll.people("y n n").cards(30, HouseWeight::holder).quorum(kOverATenthOfCards);
  EXPECT_EQ(verdict(poll.count().result), "no_quorum");  // 3 of 30
  EXPECT_EQ(numbers_in_votes(poll.count().result.houses.front()), "3 of 30 = 3 0 0 0 0 0 (0)");
}

TEST(TallyCards, HousesThatCountNoneHaveNoSuchFigures) {
  Poll poll(Method::yes_no, 0, 2);
  poll.people("y", 0).people("y n", 1).votes({7, 1, 1}).cards(9, HouseWeight::card, 0);
  const auto result = poll.count().result;
  EXPECT_EQ(result.houses[0].options.front().in_favour, 7U);
  EXPECT_EQ(numbers_in_votes(result.houses[1]), "none");
  EXPECT_EQ(result.houses[1].options.front(), (core::OptionCount{1, 1, 1}));
}

TEST(TallyCards, ChoicesAreInVotesAndSupportersInPeople) {
  Poll poll(Method::one_of, 2);
  poll.vote(pick({0})).vote(pick({0})).vote(pick({1})).votes({1, 1, 3});
  poll.cards(5, HouseWeight::card);
  const auto result = poll.count().result;
  EXPECT_EQ(verdict(result), "passed 1");
  EXPECT_EQ(result.houses.front().options[0], (core::OptionCount{2, 0, 2}));
  EXPECT_EQ(result.houses.front().options[1], (core::OptionCount{3, 0, 1}));
}

TEST(TallyCards, EqualVotesAreATieHoweverManyPeople) {
  Poll poll(Method::approval, 2);
  poll.vote(pick({0})).vote(pick({0})).vote(pick({1})).votes({1, 2, 3});
  poll.cards(6, HouseWeight::card);
  EXPECT_EQ(verdict(poll.count().result), "tied");
}

TEST(TallyCards, RankingsCountAsOftenAsVotes) {
  Poll poll(Method::ranked, 2);
  poll.vote(give({1, 2})).vote(give({1, 2})).vote(give({2, 1})).votes({1, 1, 3});
  poll.cards(5, HouseWeight::card);
  const auto result = poll.count().result;
  EXPECT_EQ(verdict(result), "passed 1");
  EXPECT_EQ(result.pairs->at(1, 0), 3U);
  EXPECT_EQ(result.houses.front().options[1], (core::OptionCount{3, 0, 1}));
}

TEST(TallyCards, MillionsOfVotesAddUp) {
  Poll poll(Method::yes_no);
  constexpr std::uint32_t kMost = 1U << 24U;
  poll.people("y 1").votes({kMost - 1, 1}).cards(kMost, HouseWeight::card);
  poll.threshold({1, 1, false, ConditionBase::all_cards});
  EXPECT_EQ(verdict(poll.count().result), "passed");
}

}  // namespace
}  // namespace yoriai::tests
