#include "core/ballot_box.h"

#include <gtest/gtest.h>

#include "core/sha256.h"
#include "tests/support/bodies.h"

namespace yoriai::tests {
namespace {

using core::CastBallot;
using core::Timeliness;

// Events of one byte, so that ids compare as the numbers do.
CastBallot cast(std::uint16_t generation, std::uint16_t revision, unsigned char id,
                core::Ballot ballot, core::Channel channel = core::Channel::own) {
  core::EventId event;
  event.data.front() = std::byte{id};
  return {{channel, core::KeyGeneration{generation}, core::Revision{revision}, event},
          std::move(ballot)};
}

core::BallotBox box_of(std::uint32_t people, const core::BallotShape& shape = {}) {
  core::Roll roll;
  for (std::uint32_t i = 1; i <= people; ++i) {
    roll.push_back({core::MemberNumber{i}, core::HouseIndex{0}, core::Weight{1}, core::Credits{0}});
  }
  return core::BallotBox(std::move(roll), shape);
}

struct Pair {
  const char* what;
  CastBallot lower;
  CastBallot higher;
};

TEST(BallotBox, TheHighestRankStandsInEitherOrder) {
  const Pair pairs[] = {
      {"revision", cast(1, 1, 9, no()), cast(1, 2, 1, yes())},
      {"generation before revision", cast(1, 50, 9, no()), cast(2, 1, 1, yes())},
      {"channel before generation", cast(9, 50, 9, no()),
       cast(1, 1, 1, yes(), core::Channel::paper)},
      {"event id last, as unsigned bytes", cast(1, 1, 0x7f, no()), cast(1, 1, 0x80, yes())},
  };
  for (const auto& pair : pairs) {
    SCOPED_TRACE(pair.what);
    for (const bool lower_first : {true, false}) {
      auto box = box_of(1);
      box.put(0, Timeliness::by_book, lower_first ? pair.lower : pair.higher);
      box.put(0, Timeliness::by_book, lower_first ? pair.higher : pair.lower);
      ASSERT_TRUE(box.at(0).standing(true));
      EXPECT_EQ(*box.at(0).standing(true), yes());
    }
  }
}

TEST(BallotBox, LowerChannelsAreSetAsideWhicheverCameFirst) {
  const auto own = cast(1, 9, 1, no());
  const auto older = cast(1, 8, 4, blank());
  const auto helped = cast(0, 1, 2, yes(), core::Channel::assisted);
  const auto paper = cast(0, 1, 3, yes(), core::Channel::paper);
  std::vector<CastBallot> all = {own, older, helped, paper};
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.rank.event < b.rank.event; });
  const std::vector<core::SetAside> expected = {
      {core::MemberNumber{1}, core::Channel::own, core::Channel::paper},
      {core::MemberNumber{1}, core::Channel::assisted, core::Channel::paper}};
  do {
    auto box = box_of(1);
    for (const auto& one : all) box.put(0, Timeliness::by_book, one);
    EXPECT_EQ(*box.at(0).standing(true), yes());
    EXPECT_EQ(box.standing(true).channel(0), core::Channel::paper);
    EXPECT_EQ(box.set_aside(), expected);
    EXPECT_EQ(box.at(0).by_book.size(), 3U);
    EXPECT_EQ(box.at(0).by_book.front().rank, own.rank);
  } while (std::next_permutation(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.rank.event < b.rank.event;
  }));
}

TEST(BallotBox, WhatAVoterTookBackIsNotSetAside) {
  auto box = box_of(2);
  box.put(0, Timeliness::by_book, cast(1, 1, 1, withdrawn()));
  box.put(0, Timeliness::by_book, cast(0, 1, 2, yes(), core::Channel::paper));
  box.put(1, Timeliness::by_book, cast(1, 1, 3, yes()));
  box.put(1, Timeliness::by_receipts, cast(0, 1, 4, withdrawn(), core::Channel::paper));
  const std::vector<core::SetAside> expected = {
      {core::MemberNumber{2}, core::Channel::own, core::Channel::paper}};
  EXPECT_EQ(box.set_aside(), expected);
  EXPECT_FALSE(box.at(1).standing(true));
  EXPECT_EQ(*box.at(1).standing(false), yes());
}

TEST(BallotBox, AnEmptyRegisterHasNoBallot) {
  EXPECT_FALSE(box_of(1).at(0).standing(true));
  EXPECT_FALSE(box_of(1).at(0).standing(false));
}

TEST(BallotBox, WithdrawnMeansNoBallotUntilTheNext) {
  auto box = box_of(1);
  box.put(0, Timeliness::by_book, cast(1, 1, 1, yes()));
  box.put(0, Timeliness::by_book, cast(1, 2, 2, withdrawn()));
  EXPECT_FALSE(box.at(0).standing(true));
  box.put(0, Timeliness::by_book, cast(1, 3, 3, blank()));
  EXPECT_EQ(*box.at(0).standing(true), blank());
}

TEST(BallotBox, ABallotByReceiptsWeighsOnlyInTheCountWithReceipts) {
  auto box = box_of(1);
  box.put(0, Timeliness::by_receipts, cast(1, 2, 2, yes()));
  EXPECT_FALSE(box.at(0).standing(false));
  EXPECT_EQ(*box.at(0).standing(true), yes());
  box.put(0, Timeliness::by_book, cast(1, 1, 1, no()));
  EXPECT_EQ(*box.at(0).standing(false), no());
  EXPECT_EQ(*box.at(0).standing(true), yes());
}

TEST(BallotBox, AWithdrawalByReceiptsTakesBackABallotOfTheBook) {
  auto box = box_of(1);
  box.put(0, Timeliness::by_book, cast(1, 1, 1, yes()));
  box.put(0, Timeliness::by_receipts, cast(1, 2, 2, withdrawn()));
  EXPECT_EQ(*box.at(0).standing(false), yes());
  EXPECT_FALSE(box.at(0).standing(true));
}

TEST(BallotBox, ALowerBallotByReceiptsChangesNothing) {
  auto box = box_of(1);
  box.put(0, Timeliness::by_book, cast(1, 3, 1, yes()));
  box.put(0, Timeliness::by_receipts, cast(1, 2, 2, no()));
  EXPECT_EQ(*box.at(0).standing(true), yes());
}

TEST(BallotBox, ALateBallotIsNotedAndNeverWeighs) {
  auto box = box_of(2);
  box.put(1, Timeliness::late, cast(1, 9, 1, yes()));
  EXPECT_TRUE(box.late_uncounted(1));
  EXPECT_FALSE(box.at(1).standing(true));
  EXPECT_FALSE(box.late_uncounted(0));
  box.put(1, Timeliness::by_book, cast(1, 1, 2, no()));
  EXPECT_TRUE(box.late_uncounted(1));
  EXPECT_EQ(*box.at(1).standing(true), no());
}

TEST(BallotBox, AVoterIsLateUntilTheLastLateBallotHasItsReceipts) {
  auto box = box_of(1);
  const auto first = cast(1, 1, 1, yes());
  const auto second = cast(1, 2, 2, no());
  box.put(0, Timeliness::late, first);
  box.put(0, Timeliness::late, second);
  EXPECT_EQ(box.at(0).late.size(), 2U);
  box.put(0, Timeliness::by_receipts, second);
  EXPECT_FALSE(box.is_late(0, second.rank.event));
  EXPECT_TRUE(box.is_late(0, first.rank.event));
  EXPECT_TRUE(box.late_uncounted(0));
  box.put(0, Timeliness::by_receipts, first);
  EXPECT_FALSE(box.late_uncounted(0));
  EXPECT_EQ(*box.at(0).standing(true), no());
}

TEST(BallotBox, ReplacingABallotReplacesTheWholeOfIt) {
  auto box = box_of(1, {core::Method::quadratic, 3, core::Credits{99}});
  box.put(0, Timeliness::by_book, cast(1, 1, 1, give({9, 0, 4})));
  box.put(0, Timeliness::by_book, cast(1, 2, 2, give({0, 1, 0})));
  EXPECT_EQ(*box.at(0).standing(true), give({0, 1, 0}));
}

// RFC 6962 by its definition: split at the largest power of two below the size.
core::Digest root_by_definition(const std::vector<core::ByteVector>& leaves, std::size_t first,
                                std::size_t size) {
  const core::ByteVector leaf_prefix{std::byte{0}};
  const core::ByteVector node_prefix{std::byte{1}};
  if (size == 0) return core::sha256(core::ByteView());
  if (size == 1) return core::sha256({core::ByteView(leaf_prefix), core::ByteView(leaves[first])});
  std::size_t split = 1;
  while (split * 2 < size) split *= 2;
  const auto left = root_by_definition(leaves, first, split);
  const auto right = root_by_definition(leaves, first + split, size - split);
  return core::sha256({core::ByteView(node_prefix), left.view(), right.view()});
}

TEST(Roll, DigestIsTheTreeHashOfItsRowsForEverySize) {
  core::Roll roll;
  std::vector<core::ByteVector> leaves;
  for (std::uint32_t i = 0; i <= 40; ++i) {
    EXPECT_EQ(core::roll_digest(roll), root_by_definition(leaves, 0, leaves.size())) << i;
    roll.push_back({core::MemberNumber{0x01020304 + i}, core::HouseIndex{0x0506},
                    core::Weight{0x0708090a}, core::Credits{0x0b0c0d0e}});
    auto leaf = *core::from_hex("0102030405060708090a0b0c0d0e");
    leaf[3] = static_cast<std::byte>(4 + i);
    leaves.push_back(leaf);
  }
}

// The last piece first, as threads may come to do it.
void backwards(std::size_t pieces, const std::function<void(std::size_t)>& piece) {
  for (std::size_t at = pieces; at > 0; --at) piece(at - 1);
}

TEST(Roll, DigestInPiecesIsTheTreeHashOfItsRows) {
  core::Roll roll;
  std::vector<core::ByteVector> leaves;
  const auto add = [&] {
    const auto number = static_cast<std::uint32_t>(roll.size() + 1);
    roll.push_back({core::MemberNumber{number}, {}, core::Weight{1}, {}});
    core::ByteVector leaf(14);
    for (std::size_t i = 0; i < 4; ++i) leaf[i] = static_cast<std::byte>(number >> (24 - 8 * i));
    leaf[9] = std::byte{1};
    leaves.push_back(leaf);
  };
  constexpr auto kPiece = core::kPeopleInPiece;
  for (const auto size : {kPiece - 1, kPiece, kPiece + 1, 2 * kPiece, 3 * kPiece + 5}) {
    while (roll.size() < size) add();
    const auto root = root_by_definition(leaves, 0, leaves.size());
    EXPECT_EQ(core::roll_digest(roll), root) << size;
    EXPECT_EQ(core::roll_digest(roll, backwards), root) << size;
  }
}

TEST(Roll, PositionsAreFoundByNumber) {
  core::Roll roll;
  for (const std::uint32_t number : {2U, 3U, 7U, 100U}) {
    roll.push_back({core::MemberNumber{number}, {}, core::Weight{1}, {}});
  }
  EXPECT_EQ(core::position_in(roll, core::MemberNumber{2}), 0U);
  EXPECT_EQ(core::position_in(roll, core::MemberNumber{100}), 3U);
  for (const std::uint32_t absent : {0U, 1U, 4U, 101U}) {
    EXPECT_EQ(core::position_in(roll, core::MemberNumber{absent}), std::nullopt) << absent;
  }
  EXPECT_EQ(core::position_in({}, core::MemberNumber{1}), std::nullopt);
}

}  // namespace
}  // namespace yoriai::tests
