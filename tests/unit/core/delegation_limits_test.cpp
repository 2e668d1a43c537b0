#include <gtest/gtest.h>

#include "core/sha256.h"
#include "tests/support/poll.h"

namespace yoriai::tests {
namespace {

using core::DelegationCap;
using core::Fate;
using core::Method;

// voting-rules 5 (6).
TEST(LongestChain, LongerOnesAreLostAndNotShortened) {
  Poll poll(Method::yes_no);
  const auto counted = poll.people("y 1 2 3").longest_chain(2).count();
  EXPECT_EQ(to_text(counted.represented), "2>1 1+1 copied; 3>2 1+2 copied; 4>3 1+3 too_long");
  EXPECT_EQ(numbers(counted.result.houses.front()), "4 = 1 2 0 0 1 0 (0)");
}

TEST(LongestChain, DeadEndsKeepTheirOwnReason) {
  Poll poll(Method::yes_no);
  const auto counted = poll.people(". 1 2 5 4 o 6").longest_chain(1).count();
  EXPECT_EQ(to_text(counted.represented),
            "2>1 1+1 did_not_vote; 3>2 1+2 did_not_vote; 4>5 0+0 cycle; 5>4 0+0 cycle; "
            "6>900000 900000+1 outside_roll; 7>6 900000+2 outside_roll");
}

std::vector<std::uint32_t> members_with(const core::Counted& counted, Fate fate) {
  std::vector<std::uint32_t> out;
  for (const auto& row : counted.represented) {
    if (row.fate == fate) out.push_back(row.member.value);
  }
  return out;
}

// Of these members, in the order of SHA-256(proposal id ‖ number).
std::vector<std::uint32_t> by_lot(const core::ProposalId& proposal,
                                  std::vector<std::uint32_t> members) {
  const auto lot = [&](std::uint32_t member) {
    std::array<std::byte, 4> number{};
    core::store_big_endian(number, member);
    return core::sha256({proposal.draft.view(), core::ByteView(number)});
  };
  std::ranges::sort(members, {}, lot);
  return members;
}

core::ProposalId proposal(unsigned char id) {
  core::ProposalId out;
  out.draft.data.back() = std::byte{id};
  return out;
}

core::Counted count(Poll& poll, const core::ProposalId& id) {
  auto input = poll.input();
  input.proposal = id;
  return core::tally(input);
}

// voting-rules 5 (7): the delegate's own ballot takes no place.
TEST(Cap, AsManyAsItSaysAreKept) {
  for (const std::uint32_t cap : {1U, 3U, 4U, 5U}) {
    Poll poll(Method::yes_no);
    const auto counted = poll.people("y 1 1 1 1").cap({cap}).count();
    const auto& house = counted.result.houses.front();
    const auto kept = std::min(cap, 4U);
    EXPECT_EQ(house.copied, kept);
    EXPECT_EQ(house.cut, 4 - kept);
    EXPECT_EQ(house.present(), 1 + kept);
    EXPECT_EQ(house.options.front().in_favour, 1 + kept);
  }
}

TEST(Cap, APartOfTheRollIsRoundedDown) {
  const auto kept = [](const DelegationCap& cap) {
    Poll poll(Method::yes_no);
    return poll.people("y 1 1 1 1 . .").cap(cap).count().result.houses.front().copied;
  };
  EXPECT_EQ(kept({0, 3, 7}), 3U);
  EXPECT_EQ(kept({0, 1, 2}), 3U);  // of 7
  EXPECT_EQ(kept({0, 2, 7}), 2U);
  EXPECT_EQ(kept({0, 1, 10}), 0U);  // nobody carries anybody
  EXPECT_EQ(kept({0, 1, 1}), 4U);
}

// (8): shorter chains first, then by lot, which another proposal draws anew.
TEST(Cap, KeepsShortChainsThenByLot) {
  std::set<std::vector<std::uint32_t>> draws;
  for (unsigned char id = 1; id <= 8; ++id) {
    Poll poll(Method::yes_no);
    poll.people("y 1 1 1 1 2 2").cap({3});
    const auto counted = count(poll, proposal(id));
    auto expected = by_lot(proposal(id), {2, 3, 4, 5});
    expected.resize(3);
    std::ranges::sort(expected);
    EXPECT_EQ(members_with(counted, Fate::copied), expected);
    EXPECT_EQ(members_with(counted, Fate::cut).size(), 3U);
    draws.insert(expected);
  }
  EXPECT_GT(draws.size(), 1U);
}

TEST(Cap, IsOfEachDelegateByThemselves) {
  Poll poll(Method::yes_no);
  const auto counted = poll.people("y n 1 1 2").cap({1}).count();
  EXPECT_EQ(counted.result.houses.front().copied, 2U);
  EXPECT_EQ(counted.result.houses.front().cut, 1U);
}

// Each house counts its own; but nobody comes through somebody who was cut.
TEST(Cap, ACutPersonsFollowersAreCutInWhateverHouse) {
  Poll poll(Method::yes_no, 0, 2);
  poll.people("y 1 1", 0).people("2 3 1", 1).cap({1}, 0);
  const auto counted = poll.count();
  const auto cut = members_with(counted, Fate::cut);
  ASSERT_EQ(cut.size(), 2U);
  EXPECT_TRUE(cut[0] == 2 || cut[0] == 3);
  EXPECT_EQ(cut[1], cut[0] + 2);
  EXPECT_EQ(counted.result.houses[1].copied, 2U);
}

// (9): a copy that does not fit still uses its place.
TEST(Cap, ACopyThatDoesNotFitTakesAPlace) {
  Poll poll(Method::quadratic, 1);
  poll.vote({core::BallotForm::choice, {}, {3}}, 0, 99);
  poll.hand(handed_to(1), 0, 4).hand(handed_to(1), 0, 4);
  const auto counted = poll.cap({1}).count();
  EXPECT_EQ(numbers(counted.result.houses.front()), "3 = 1 0 1 1 0 0 (0)");
}

// A chain that is too long takes none.
TEST(Cap, AChainThatIsTooLongTakesNoPlace) {
  Poll poll(Method::yes_no);
  const auto counted = poll.people("y 1 2 1").longest_chain(1).cap({2}).count();
  EXPECT_EQ(numbers(counted.result.houses.front()), "4 = 1 2 0 0 1 0 (0)");
}

TEST(Cap, AnAbstentionCarriesItsFollowersLikeAnyBallot) {
  Poll poll(Method::yes_no);
  const auto counted = poll.people("- 1 1").cap({1}).count();
  EXPECT_EQ(numbers(counted.result.houses.front()), "3 = 1 1 0 1 0 0 (2)");
}

}  // namespace
}  // namespace yoriai::tests
