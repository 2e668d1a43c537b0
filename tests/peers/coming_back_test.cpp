// Peers that slept, were off, or were cut off: they disturb nobody, and take part again.
#include <gtest/gtest.h>

#include "net/silence.h"
#include "tests/support/table.h"

namespace yoriai::tests {
namespace {

void expect_no_promise(Table& table, const std::vector<Seat>& seats) {
  for (const auto seat : seats) {
    EXPECT_EQ(table.book(seat).record().promised, core::Epoch{0}) << "seat " << seat;
  }
}

// All machines of the village were off for a night: whoever is first to look at its clock has heard
// nobody for long, and promises nothing for that.
TEST(ComingBack, WhoWakesUpWaitsForTheOthers) {
  Table table;
  table.enter(table.people.admission());
  table.skip(60 * 9 * kMinute);
  for (const Seat first : {4U, 3U}) table.node(first).tick(table.now());
  table.deliver(3, 4);
  table.deliver(4, 3);
  for (const Seat seat : {4U, 3U}) table.node(seat).tick(table.now());
  table.wait(kMinute);
  expect_no_promise(table, {1, 2, 3, 4});
}

TEST(ComingBack, WhoStartsAfterADayWaitsForTheOthers) {
  Table table;
  table.enter(table.people.admission());
  table.crash(4);
  table.wait(20 * kMinute);
  table.start(4);
  for (const Seat other : {1U, 2U, 3U}) table.drop(other, 4);
  table.cut_off(4);
  table.wait(4 * kMinute);
  table.mend();
  table.wait(kMinute);
  expect_no_promise(table, {4});
}

// While it was off the others certified more, and it has that from others only: nobody asks it for
// an ACK. Its heartbeat counts all the same, and the book does without any other one.
TEST(ComingBack, WhoCaughtUpGivesHeartbeats) {
  Table table;
  table.enter(table.people.admission());
  table.crash(4);
  table.enter(table.people.admission());
  table.start(4);
  table.wait(kMinute);
  EXPECT_EQ(table.book(4).record().acked, table.tree(1));
  table.crash(3);
  table.wait(20 * kMinute);
  expect_no_promise(table, {1, 2, 4});
}

// Cut off, it hears nobody, stands, and may say nothing more of the epoch that goes on without it.
TEST(ComingBack, WhoStoodAloneTakesPartInTheNextEpoch) {
  Table table;
  table.enter(table.people.admission());
  table.cut_off(4);
  table.wait(8 * kMinute);
  ASSERT_EQ(table.book(4).record().promised, core::Epoch{1});
  table.mend();
  table.enter(table.people.admission());
  EXPECT_NE(table.book(4).record().acked, table.tree(4));
  for (const Seat seat : {2U, 3U}) table.node(seat).consent();
  table.node(1).stand(table.now());
  table.wait(kMinute);
  for (const Seat seat : {1U, 2U, 3U, 4U}) {
    EXPECT_EQ(table.book(seat).state().epoch(), core::Epoch{1}) << "seat " << seat;
    EXPECT_EQ(table.book(seat).record().acked, table.tree(1)) << "seat " << seat;
  }
}

// An event is overdue and nobody gives heartbeats. Who leads dates an old word of its own later
// and later, always by a little: that is no sign of life.
TEST(ComingBack, AnOldWordThatCreepsUpBreaksNoSilence) {
  net::Silence silence;
  const net::Uptime start{1'000'000};
  const core::Instant begun{50'000'000};
  silence.note(begun, begun, start);
  const auto at = [&](core::Duration since) { return begun + since; };
  for (std::uint64_t minute = 1; minute <= 20; ++minute) {
    const auto since = minute * kMinute;
    silence.note(core::Instant{begun.ms + minute}, at(since), start + since);
    EXPECT_EQ(silence.has_lasted(net::kSilence, at(since), start + since), minute > 10) << minute;
  }
}

}  // namespace
}  // namespace yoriai::tests
