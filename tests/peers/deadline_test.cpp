// Ballots that come to the sequencer after the deadline: receipts of r operators decide, here two.
#include <gtest/gtest.h>

#include "ledger/event_codec.h"
#include "tests/support/table.h"

namespace yoriai::tests {
namespace {

constexpr core::MemberNumber kVoter{1};
constexpr core::Duration kSecond{1'000};

class Deadline : public testing::Test {
 protected:
  Deadline() : proposal(table.announce(kMinute)) {
    table.wait(12 * kSecond);
    const auto& open = *table.book(2).state().find(proposal);
    EXPECT_EQ(open.phase, core::Phase::open);
    deadline = open.terms.closes_at;
    ballot = table.people.bytes_of(table.people.ballot(kVoter, proposal, yes()));
  }

  void wait_until(core::Instant at) { table.wait(core::Duration{at.ms - table.now().ms}); }
  [[nodiscard]] core::Instant before_deadline(core::Duration span) const {
    return core::Instant{deadline.ms - span.ms};
  }

  // Past deadline and grace; then everybody has the same closed vote.
  bool counted_in_the_end() {
    wait_until(deadline + kMinute + 20 * kSecond);
    const auto counted = [&](Seat seat) {
      const auto& closed = *table.book(seat).state().find(proposal);
      EXPECT_EQ(closed.phase, core::Phase::closed) << "seat " << seat;
      const auto position = core::position_in(closed.box.roll(), kVoter);
      return closed.box.at(position.value()).standing(true).has_value();
    };
    const bool first = counted(1);
    for (const Seat seat : {2U, 3U}) EXPECT_EQ(counted(seat), first) << "seat " << seat;
    EXPECT_EQ(table.final_size(1), table.tree(1).size);
    return first;
  }

  // Of a peer that the test speaks for.
  core::Receipt receipt_dated(Seat seat, core::Instant at) {
    const core::Receipt unsigned_receipt{{}, 100, {}, at, {}};
    return net::sign_receipt(unsigned_receipt, table.people.state().ledger(),
                             ledger::event_id(ballot.header), Village::peer_key(seat));
  }

  Table table;
  core::ProposalId proposal;
  core::Instant deadline;
  ledger::EventBytes ballot;
};

TEST_F(Deadline, ABallotInTimeIsCounted) {
  wait_until(before_deadline(kSecond));
  table.submit(3, ballot);
  EXPECT_TRUE(counted_in_the_end());
}

TEST_F(Deadline, WhoIsCutOffWithAnotherOperatorIsCounted) {
  for (const Seat seat : {3U, 4U}) {
    for (const Seat other : {1U, 2U}) table.cut(seat, other);
  }
  wait_until(before_deadline(5 * kSecond));
  table.submit(3, ballot);
  wait_until(deadline + 5 * kSecond);
  ASSERT_FALSE(table.has(1, ballot));
  table.mend();
  EXPECT_TRUE(counted_in_the_end());
}

TEST_F(Deadline, WhoIsCutOffAloneIsNotCounted) {
  table.cut_off(4);
  wait_until(before_deadline(5 * kSecond));
  table.submit(4, ballot);
  wait_until(deadline + 5 * kSecond);
  table.mend();
  EXPECT_FALSE(counted_in_the_end());
}

// The sequencer knows one receipt of the two, and enters the ballot as late; who knows both says
// so.
TEST_F(Deadline, ReceiptsThatTheSequencerLacksAreAddedByThoseWhoHaveThem) {
  wait_until(before_deadline(5 * kSecond));
  for (const Seat seat : {1U, 2U, 4U}) table.cut(3, seat);
  table.submit(3, ballot);
  table.speak_for(4);
  const auto of_four = receipt_dated(4, before_deadline(4 * kSecond));
  wait_until(deadline + kSecond);
  // Only the receipt of seat 4 comes with it.
  table.submit(1, ballot, {}, {of_four});
  table.wait(kSecond);
  ASSERT_TRUE(table.has(1, ballot));
  const auto& late = *table.book(1).state().find(proposal);
  const auto position = core::position_in(late.box.roll(), kVoter).value();
  EXPECT_TRUE(late.box.late_uncounted(position));
  table.mend();
  table.say(4, 3, net::Received{ledger::event_id(ballot.header), of_four});
  EXPECT_TRUE(counted_in_the_end());
}

TEST_F(Deadline, OneOperatorThatBackdatesIsNotEnough) {
  table.speak_for(4);
  wait_until(deadline + 5 * kSecond);
  table.submit(1, ballot, {}, {receipt_dated(4, before_deadline(kSecond))});
  EXPECT_FALSE(counted_in_the_end());
}

// The bound that specs/peers.md section 15 names: r operators together can.
TEST_F(Deadline, TwoOperatorsThatBackdateAreBelieved) {
  table.speak_for(4);
  wait_until(deadline + 5 * kSecond);
  std::vector<core::Receipt> receipts = {receipt_dated(4, before_deadline(kSecond)),
                                         receipt_dated(3, before_deadline(kSecond))};
  std::ranges::sort(receipts, {}, &core::Receipt::peer);
  table.submit(1, ballot, {}, receipts);
  EXPECT_TRUE(counted_in_the_end());
}

TEST_F(Deadline, ABallotAfterItWithoutReceiptsIsRefused) {
  wait_until(deadline + 5 * kSecond);
  table.submit(1, ballot);
  const auto* refused = std::get_if<net::RefusalNotice>(&table.answers().back().message);
  ASSERT_NE(refused, nullptr);
  EXPECT_EQ(refused->refused.code, core::Refusal::late_without_receipt);
  EXPECT_FALSE(counted_in_the_end());
}

}  // namespace
}  // namespace yoriai::tests
