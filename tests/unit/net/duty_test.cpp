#include "net/duty.h"

#include <gtest/gtest.h>

#include "net/limits.h"
#include "tests/unit/net/desk_of_two.h"

namespace yoriai::net {
namespace {

constexpr core::MemberNumber kMember{2};

class Duty : public testing::Test {
 protected:
  // This peer holds it, with receipts of these others.
  core::EventId hold(const tests::Attempt& attempt, const std::vector<std::size_t>& others,
                     std::uint64_t others_number = 0) {
    const auto event = at.held(attempt, ++number);
    held.add({event}, {});
    const auto theirs = others_number == 0 ? number : others_number;
    for (const auto peer : others) held.add_receipt(event.id, at.receipt(peer, event.id, theirs));
    return event.id;
  }
  core::EventId hold_overdue() {
    const auto id = hold(at.people.key_addition(kMember), {1, 3});
    at.desk().now = at.desk().now + kOverdue;
    return id;
  }
  bool fulfilled(const BatchContent& batch = {}) { return fulfils_duty(at.desk(), held, batch); }
  // A vote whose opening is due by so much.
  void let_opening_be_due_for(core::Duration span) {
    const auto proposal = at.people.announce(core::MemberNumber{1}, tests::question(tests::kDirect),
                                             {core::Duration{120'000}, tests::kDay, tests::kHour});
    at.follow_people();
    at.desk().now = at.people.state().find(proposal)->terms.opens_at + span;
  }

  tests::DeskOfTwo at;
  HeldEvents held{at.desk()};
  std::uint64_t number = 0;
};

TEST_F(Duty, NothingIsOverdueInAnEmptyBook) { EXPECT_TRUE(fulfilled()); }

TEST_F(Duty, WhatTheSequencerAndTwoOthersHadForAMinuteMustBeInTheBatch) {
  const auto id = hold_overdue();
  EXPECT_FALSE(fulfilled());
  EXPECT_FALSE(fulfilled({false, {core::EventId{}}}));
  EXPECT_TRUE(fulfilled({false, {core::EventId{}, id}}));
}

TEST_F(Duty, BeforeTheMinuteIsOverItNeedNot) {
  hold_overdue();
  --at.desk().now.ms;
  EXPECT_TRUE(fulfilled());
}

// As that of a clock which is ahead, or of a liar.
TEST_F(Duty, AReceiptDatedLaterBesideEnoughOthersChangesNothing) {
  const auto id = hold(at.people.key_addition(kMember), {1, 3});
  at.desk().now = at.desk().now + kOverdue;
  held.add_receipt(id, at.receipt(4, id, 1));
  EXPECT_FALSE(fulfilled());
}

TEST_F(Duty, WhatTheSequencerNeverReceivedNeedNot) {
  hold(at.people.key_addition(kMember), {3, 4});
  at.desk().now = at.desk().now + kOverdue;
  EXPECT_TRUE(fulfilled());
}

TEST_F(Duty, WhatTooFewReceivedNeedNot) {
  hold(at.people.key_addition(kMember), {1});
  at.desk().now = at.desk().now + kOverdue;
  EXPECT_TRUE(fulfilled());
}

TEST_F(Duty, WhatIsNotAdmissibleNeedNot) {
  auto wrong = at.people.admission();
  std::get<core::MemberAdmitted>(wrong.body).number = core::MemberNumber{99};
  hold(wrong, {1, 3});
  at.desk().now = at.desk().now + kOverdue;
  EXPECT_TRUE(fulfilled());
}

TEST_F(Duty, WhatIsInTheBookNeedNot) {
  held.note_place(hold_overdue(), core::EntryIndex{1});
  EXPECT_TRUE(fulfilled());
}

TEST_F(Duty, TheOldestComesFirst) {
  const auto oldest = hold(at.people.key_addition(kMember), {1, 3});
  const auto second = hold_overdue();
  EXPECT_FALSE(fulfilled({false, {second}}));
  EXPECT_TRUE(fulfilled({false, {oldest}}));
}

// They are judged when it comes to that: a good one counts, and one that is made up does not.
TEST_F(Duty, ReceiptsThatNobodyHasJudgedAreJudgedBeforeTheyCount) {
  const auto made_up = hold(at.people.key_addition(kMember), {3});
  held.keep_unjudged(made_up, at.receipt(1, core::EventId{}, 1));
  at.desk().now = at.desk().now + kOverdue;
  EXPECT_TRUE(fulfilled());
  const auto good = hold(at.people.key_addition(kMember), {3});
  held.keep_unjudged(good, at.receipt(1, good, 2));
  at.desk().now = at.desk().now + kOverdue;
  EXPECT_FALSE(fulfilled());
  EXPECT_TRUE(fulfilled({false, {good}}));
}

// In the order of the sequencer's receipts: that is the order in which it enters them.
TEST_F(Duty, TheOldestIsTheOneThatTheSequencerReceivedFirst) {
  const auto second = hold(at.people.key_addition(kMember), {1, 3}, 11);
  const auto oldest = hold(at.people.key_addition(kMember), {1, 3}, 10);
  at.desk().now = at.desk().now + kOverdue;
  EXPECT_FALSE(fulfilled({false, {second}}));
  EXPECT_TRUE(fulfilled({false, {oldest}}));
}

// Its clock was ahead when it gave the first receipt, and right when it gave the second.
TEST_F(Duty, TheOldestMayHaveAReceiptDatedLaterThanTheNext) {
  const auto now = at.desk().now;
  const auto oldest = hold(at.people.key_addition(kMember), {3, 4});
  at.desk().now = now + core::Duration{86'400'000};
  held.add_receipt(oldest, at.receipt(1, oldest, 10));
  at.desk().now = now;
  const auto second = hold(at.people.key_addition(kMember), {1, 3}, 11);
  at.desk().now = now + kOverdue;
  EXPECT_FALSE(fulfilled());
  EXPECT_FALSE(fulfilled({false, {second}}));
  EXPECT_TRUE(fulfilled({false, {oldest}}));
}

// Whoever sends many is looked at for eight, so that a flood stops no ACK.
TEST_F(Duty, OneAuthorHasEightEventsThatCount) {
  for (std::size_t n = 0; n < kOverdueQuota; ++n) hold(at.people.key_addition(kMember), {});
  hold_overdue();
  EXPECT_TRUE(fulfilled());
  hold(at.people.key_addition(core::MemberNumber{3}), {1, 3});
  at.desk().now = at.desk().now + kOverdue;
  EXPECT_FALSE(fulfilled());
}

TEST_F(Duty, ATransitionThatIsDueForMoreThanAMinuteComesFirst) {
  let_opening_be_due_for(kOverdue);
  EXPECT_TRUE(fulfilled());
  ++at.desk().now.ms;
  EXPECT_FALSE(fulfilled());
  EXPECT_TRUE(fulfilled({true, {}}));
}

TEST_F(Duty, BeforeATransitionThatIsDueNothingElseCouldEnter) {
  hold_overdue();
  ASSERT_FALSE(fulfilled());
  let_opening_be_due_for(core::Duration{1});
  EXPECT_TRUE(fulfilled());
}

}  // namespace
}  // namespace yoriai::net
