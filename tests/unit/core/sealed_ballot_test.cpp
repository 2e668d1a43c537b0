#include "core/sealed_ballot.h"

#include <gtest/gtest.h>

#include "core/limits.h"
#include "core/sealed_box.h"
#include "tests/support/bodies.h"

namespace yoriai::tests {
namespace {

using core::Ballot;
using core::BallotForm;
using core::BallotPlace;
using core::BallotShape;
using core::Channel;
using core::Credits;
using core::Method;
using core::SpoiltBy;

BallotPlace some_place() {
  BallotPlace place;
  place.proposal.draft.data.fill(std::byte{0xAB});
  place.voter = core::MemberNumber{70'001};
  place.channel = Channel::paper;
  place.revision = core::Revision{259};
  return place;
}

struct Case {
  const char* what;
  BallotShape shape;
  std::size_t bytes;
  std::vector<Ballot> ballots;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> kCases{
      {"for and against", {Method::yes_no, 0, {}}, 41, {yes(), no()}},
      {"one of the most options", {Method::one_of, 200, {}}, 41, {pick({199}), pick({0})}},
      {"approval", {Method::approval, 17, {}}, 43, {pick({0, 7, 8, 16}), pick({16})}},
      {"points",
       {Method::quadratic, 3, Credits{core::kMaxCredits}},
       52,
       {give({-32'768, 0, 32'768}), give({0, 0, 0})}},
      {"ranked", {Method::ranked, 4, {}}, 44, {give({4, 0, 1, 1})}},
      {"projects", {Method::equal_shares, 8, {}}, 41, {pick({0, 7})}},
      {"projects by votes", {Method::greedy, 9, {}}, 42, {pick({8})}}};
  return kCases;
}

// Whatever a ballot says, there are as many bytes of it, and they say the same again.
TEST(SealedBallot, SaysWhatWasPutInInOneSize) {
  for (const auto& [what, shape, bytes, ballots] : cases()) {
    auto all = ballots;
    all.push_back(blank());
    all.push_back(withdrawn());
    for (const auto& ballot : all) {
      const auto plain = core::plain_ballot(some_place(), ballot, shape);
      EXPECT_EQ(plain.size(), bytes) << what;
      EXPECT_EQ(core::plain_ballot_bytes(shape), bytes) << what;
      EXPECT_EQ(core::read_plain_ballot(plain, some_place(), shape), ballot) << what;
    }
  }
}

TEST(SealedBallot, NoVoteHasLargerOnes) {
  const BallotShape largest{Method::quadratic, core::kMaxOptions, Credits{99}};
  EXPECT_EQ(core::sealed_ballot_bytes(largest, core::kMostOpeners), core::kMaxSealedBytes);
}

// The layout of specs/rules.md 15.1, byte for byte.
TEST(SealedBallot, LiesAsSpecified) {
  const BallotShape shape{Method::approval, 10, {}};
  const auto plain = core::plain_ballot(some_place(), pick({0, 9}), shape);
  std::string expected;
  for (int i = 0; i < 32; ++i) expected += "ab";
  expected += "00011171";  // voter
  expected += "04";        // paper
  expected += "0103";      // revision
  expected += "02";        // a choice
  expected += "0102";      // options 0 and 9
  EXPECT_EQ(core::to_hex(plain), expected);
}

TEST(SealedBallot, IsSpoiltInAnyOtherPlace) {
  const BallotShape shape{Method::yes_no, 0, {}};
  const auto plain = core::plain_ballot(some_place(), yes(), shape);
  std::vector<BallotPlace> others(4, some_place());
  others[0].proposal.draft.data[31] ^= std::byte{1};
  ++others[1].voter.value;
  others[2].channel = Channel::own;
  ++others[3].revision.value;
  for (const auto& other : others) {
    const auto read = core::read_plain_ballot(plain, other, shape);
    EXPECT_EQ(read.form, BallotForm::spoilt);
    EXPECT_EQ(read.spoilt_by, SpoiltBy::made_for_another);
  }
}

TEST(SealedBallot, OtherFormsAndHiddenContentAreNoBallots) {
  const BallotShape shape{Method::approval, 9, {}};
  auto blank_one = core::plain_ballot(some_place(), blank(), shape);
  for (const std::size_t content : {40U, 41U}) {
    auto talkative = blank_one;
    talkative[content] = std::byte{1};
    EXPECT_EQ(core::read_plain_ballot(talkative, some_place(), shape).spoilt_by,
              SpoiltBy::no_ballot);
  }
  for (int form = 3; form < 256; ++form) {
    auto other = blank_one;
    other[39] = static_cast<std::byte>(form);
    const auto read = core::read_plain_ballot(other, some_place(), shape);
    EXPECT_EQ(read.form, BallotForm::spoilt) << form;
    EXPECT_EQ(read.spoilt_by, SpoiltBy::no_ballot) << form;
  }
  blank_one.pop_back();
  EXPECT_EQ(core::read_plain_ballot(blank_one, some_place(), shape).spoilt_by, SpoiltBy::no_ballot);
}

// What the rules refuse afterwards is read as it lies: a bit beyond the options is seen.
TEST(SealedBallot, ReadsWhatIsBeyondTheOptions) {
  const BallotShape shape{Method::approval, 9, {}};
  auto plain = core::plain_ballot(some_place(), pick({8}), shape);
  plain[41] |= std::byte{0x80};
  EXPECT_EQ(core::read_plain_ballot(plain, some_place(), shape), pick({8, 15}));
}

TEST(SealedBallot, HoldsWhatItsBytesCanSay) {
  const BallotShape approval{Method::approval, 9, {}};
  EXPECT_TRUE(core::can_hold(approval, pick({15})));
  EXPECT_TRUE(core::can_hold(approval, pick({})));
  EXPECT_FALSE(core::can_hold(approval, pick({16})));
  EXPECT_FALSE(core::can_hold(approval, pick({1, 1})));
  EXPECT_FALSE(core::can_hold(approval, pick({2, 1})));
  EXPECT_FALSE(core::can_hold(approval, give({1})));
  const BallotShape one{Method::one_of, 3, {}};
  EXPECT_TRUE(core::can_hold(one, pick({255})));
  EXPECT_FALSE(core::can_hold(one, pick({256})));
  EXPECT_FALSE(core::can_hold(one, pick({0, 1})));
  EXPECT_FALSE(core::can_hold(one, pick({})));
  const BallotShape ranked{Method::ranked, 2, {}};
  EXPECT_TRUE(core::can_hold(ranked, give({255, 1})));
  EXPECT_FALSE(core::can_hold(ranked, give({256, 1})));
  EXPECT_FALSE(core::can_hold(ranked, give({-1, 1})));
  EXPECT_FALSE(core::can_hold(ranked, give({1})));
  EXPECT_FALSE(core::can_hold(ranked, {BallotForm::sealed, {}, {}}));
  EXPECT_FALSE(core::can_hold(ranked, {BallotForm::blank, {}, {1}}));
}

TEST(SealedBallot, TheFirstKeyOpensTheOutermostBox) {
  core::SealSecret first;
  core::SealSecret second;
  first.data.fill(std::byte{1});
  second.data.fill(std::byte{2});
  const std::vector keys{core::seal_key_of(first), core::seal_key_of(second)};
  std::vector<core::SealSecret> ephemerals(2);
  ephemerals[0].data.fill(std::byte{3});
  ephemerals[1].data.fill(std::byte{4});
  const core::ByteVector plain(41, std::byte{5});
  const auto sealed = core::seal_ballot(plain, keys, ephemerals);
  EXPECT_EQ(sealed.size(), 41U + 96U);
  EXPECT_FALSE(core::open_box(sealed, keys[1], second));
  const auto inner = core::open_box(sealed, keys[0], first);
  ASSERT_TRUE(inner);
  EXPECT_EQ(core::open_box(*inner, keys[1], second), plain);
}

}  // namespace
}  // namespace yoriai::tests
