// What a sequencer can do to a village, and what the others make of it.
#include <gtest/gtest.h>

#include <algorithm>

#include "ledger/event_codec.h"
#include "net/words.h"
#include "tests/support/table.h"

namespace yoriai::tests {
namespace {

using What = net::Notice::What;

const std::vector<Seat> kFollowers = {2, 3, 4};

core::EventId id_of(const ledger::EventBytes& event) { return ledger::event_id(event.header); }

// Whether every follower was told that, and none has the event.
void expect_refused(Table& table, What why, const ledger::EventBytes& event) {
  for (const auto seat : kFollowers) {
    EXPECT_FALSE(table.notices(seat, why).empty()) << "seat " << seat;
    EXPECT_FALSE(table.has(seat, event)) << "seat " << seat;
  }
}

void send_as_sequencer(Table& table, const net::Entries& batch) {
  table.say_to_all(1, batch);
  table.deliver_all();
}

bool final_at(Table& table, const std::vector<Seat>& seats, const ledger::EventBytes& event) {
  for (const auto seat : seats) {
    if (!table.has(seat, event) || table.final_size(seat) != table.tree(seat).size) return false;
  }
  return true;
}

TEST(Sequencer, WhatAMemberHandsToAnyPeerIsFinalEverywhere) {
  Table table;
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(3, event);
  table.deliver_all();
  EXPECT_TRUE(final_at(table, {1, 2, 3, 4}, event));
  for (const Seat seat : {1U, 2U, 3U, 4U}) EXPECT_EQ(table.tree(seat), table.tree(1));
}

// Messages that come together share a settle(): the certificate of a batch is not taken up yet when
// the next batch, which stands on it, is judged. Else that one would wait for its repetition.
TEST(Sequencer, ABatchThatComesWithTheCertificateOfTheOneBeforeIsTaken) {
  Table table;
  table.speak_for(1);
  table.cut(2, 3);
  table.cut(2, 4);
  table.people.enter(table.people.admission());
  send_as_sequencer(table, table.batch());
  ASSERT_EQ(table.tree(2).size, table.people.lines().size());
  ASSERT_NE(table.node(2).finality().certificate().tree, table.tree(2));

  // Seats 3 and 4 and the sequencer are enough for a certificate.
  auto certificate = table.node(2).finality().certificate();
  certificate.tree = table.tree(2);
  certificate.acks.clear();
  for (const Seat seat : {1U, 3U, 4U}) {
    const auto ack = net::sign_ack(table.tree(2), table.now(), table.people.state().ledger(),
                                   Village::peer_key(seat));
    certificate.acks.push_back({ack.peer, ack.time, ack.signature});
  }
  std::ranges::sort(certificate.acks, {}, &core::Certificate::Word::peer);
  table.people.enter(table.people.admission());
  auto batch = table.batch();
  batch.lines.erase(batch.lines.begin());
  batch.first = core::EntryIndex{certificate.tree.size};
  batch.base = certificate.tree;
  auto& follower = table.node(2);
  follower.receive(table.key(1), net::Certified{certificate}, table.now());
  follower.receive(table.key(1), batch, table.now());
  follower.settle(table.now());
  EXPECT_EQ(table.tree(2).size, certificate.tree.size + 1);
}

// Nobody says it again before the next second, when something is still open, or the next heartbeat.
TEST(Sequencer, ACosignatureThatOvertakesTheWordsItRestsOnCounts) {
  Table table;
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(2, event);
  const std::vector<Seat> quick = {1, 2, 3};
  table.cut(3, 4);
  for (int round = 0; round < 10; ++round) {
    for (const auto from : quick) {
      for (const auto to : quick) table.deliver(from, to);
    }
  }
  ASSERT_TRUE(final_at(table, quick, event));
  // Seat 4 hears all that seat 1 has to say, its cosignature last, and then the other one.
  table.deliver(1, 4);
  ASSERT_TRUE(table.has(4, event));
  ASSERT_LT(table.final_size(4), 2U);
  table.deliver(2, 4);
  EXPECT_EQ(table.final_size(4), 2U);
}

TEST(Sequencer, CrashesBeforeAnybodyHeardOfItsBatchAndComesBack) {
  Table table;
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(2, event);
  table.deliver(2, 1);
  ASSERT_TRUE(table.has(1, event));
  table.drop_all();
  table.crash(1);
  table.start(1);
  table.deliver_all();
  table.wait(3 * core::Duration{1'000});
  EXPECT_TRUE(final_at(table, {1, 2, 3, 4}, event));
  EXPECT_EQ(table.tree(1).size, 2U);
}

TEST(Sequencer, CrashesAfterOneFollowerHasItsBatchAndComesBack) {
  Table table;
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(2, event);
  table.deliver(2, 1);
  table.deliver(1, 3);
  ASSERT_TRUE(table.has(3, event));
  table.drop_all();
  table.crash(1);
  table.wait(core::Duration{5'000});
  for (const auto seat : kFollowers) EXPECT_EQ(table.final_size(seat), 0U);
  table.start(1);
  table.wait(core::Duration{5'000});
  EXPECT_TRUE(final_at(table, {1, 2, 3, 4}, event));
  EXPECT_EQ(table.tree(1).size, 2U);
}

// It tells seat 2 one story, and 3 and 4 another, which becomes final.
class TwoStories : public testing::Test {
 protected:
  TwoStories() : table({1}) {
    for (const Seat seat : {3U, 4U}) table.cut(1, seat);
    table.cut(5, 2);
    told_to_two = table.people.bytes_of(table.people.admission());
    told_to_others = table.people.bytes_of(table.people.key_addition(core::MemberNumber{1}));
    table.submit(1, told_to_two);
    table.submit(5, told_to_others);
    table.deliver_all();
    table.crash(1);
    table.crash(5);
  }
  Table table;
  ledger::EventBytes told_to_two;
  ledger::EventBytes told_to_others;
};

TEST_F(TwoStories, OnlyOneIsFinal) {
  EXPECT_TRUE(table.has(2, told_to_two));
  EXPECT_LE(table.final_size(2), 1U);
  EXPECT_TRUE(final_at(table, {3, 4}, told_to_others));
}

TEST_F(TwoStories, AreEvidenceThatConvictsTheSequencer) {
  table.wait(core::Duration{3'000});
  const auto found = table.notices(2, What::evidence_found);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found.front().about, table.key(1));
  ASSERT_TRUE(found.front().evidence.has_value());
  EXPECT_TRUE(net::convicts(*found.front().evidence));
  EXPECT_EQ(net::accused(*found.front().evidence), table.key(1));
}

TEST_F(TwoStories, WhoWasMisledFollowsTheStoryThatThreeAcknowledged) {
  table.wait(core::Duration{5'000});
  EXPECT_TRUE(table.has(2, told_to_others));
  EXPECT_FALSE(table.has(2, told_to_two));
  EXPECT_EQ(table.tree(2), table.tree(3));
}

// The power goes between the two, and the epoch in which it led is the last that it knows.
TEST(Sequencer, WhoDroppedItsBatchForANewerEpochEntersNothingElseThere) {
  Table table;
  table.enter(table.people.admission());
  table.wait(core::Duration{2'000});  // until what is final is let go
  table.cut_off(1);
  table.submit(1, table.people.bytes_of(table.people.key_addition(core::MemberNumber{1})));
  table.deliver_all();
  ASSERT_EQ(table.tree(1).size, 3U);
  for (const auto seat : kFollowers) table.node(seat).consent();
  table.node(2).stand(table.now());
  table.deliver_all();
  table.mend();
  constexpr std::uint64_t kDropAndFail = 2;
  table.disk(1).faults().fail_at(kDropAndFail);
  EXPECT_THROW(table.wait(core::Duration{70'000}), ledger::EnvironmentError);
  table.crash(1);
  table.disk(1).faults().restart();
  table.drop_all();
  table.cut_off(1);
  table.start(1);
  ASSERT_EQ(table.tree(1).size, 2U);
  table.submit(1, table.people.bytes_of(table.people.admission()));
  table.wait(core::Duration{60'000});
  EXPECT_EQ(table.tree(1).size, 2U);
  EXPECT_EQ(table.tree(1).epoch, core::Epoch{0});
  table.mend();
  table.wait(core::Duration{70'000});
  EXPECT_EQ(table.tree(1), table.tree(2));
  EXPECT_EQ(table.tree(2).epoch, core::Epoch{1});
}

// The others' third entry does not fit behind the second one that it has.
TEST(Sequencer, WhoWasMisledFollowsAlsoWhenTheOthersHaveGoneOn) {
  Table table({1});
  for (const Seat seat : {3U, 4U}) table.cut(1, seat);
  table.cut(5, 2);
  const auto told_to_two = table.people.bytes_of(table.people.admission());
  table.submit(1, told_to_two);
  table.deliver_all();
  const auto first = table.people.key_addition(core::MemberNumber{1});
  table.submit(5, table.people.bytes_of(first));
  table.deliver_all();
  table.people.enter(first);
  const auto second = table.people.bytes_of(table.people.admission());
  table.submit(5, second);
  table.deliver_all();
  ASSERT_TRUE(final_at(table, {3, 4}, second));
  table.crash(1);
  table.crash(5);
  table.cut(2, 5);
  ASSERT_EQ(table.tree(2).size, 2U);
  ASSERT_EQ(table.tree(3).size, 3U);
  table.wait(core::Duration{20'000});
  EXPECT_EQ(table.tree(2), table.tree(3));
  // No two of its ACKs that seat 2 knows are for trees of one size.
  const auto found = table.notices(2, What::evidence_found);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().about, table.key(1));
  EXPECT_TRUE(std::holds_alternative<net::TwoLeaves>(found.front().evidence->shown));
  EXPECT_TRUE(net::convicts(*found.front().evidence));
}

// More than one message holds, so that none of them reaches from where the two part to what three
// acknowledged.
TEST(Sequencer, WhoWasMisledFollowsHoweverFarTheOthersHaveGone) {
  Table table({1});
  for (const Seat seat : {3U, 4U}) table.cut(1, seat);
  table.cut(5, 2);
  table.submit(1, table.people.bytes_of(table.people.admission()));
  table.deliver_all();
  ASSERT_EQ(table.tree(2).size, 2U);
  auto body = choice_of(core::kMaxOptions, core::Method::one_of, kDirect);
  for (std::size_t n = 0; n < body.options.size(); ++n) {
    body.options[n] = std::to_string(1000 + n) + std::string(core::kMaxShortTextBytes - 4, 'x');
  }
  const auto wording = core::bytes_of("wording");
  std::size_t bytes = 0;
  while (bytes < 2 * net::kMaxLineBytes) {
    const auto draft = table.people.draft(core::MemberNumber{1}, body);
    const auto event = table.people.bytes_of(draft);
    bytes += event.salted_body.size();
    table.submit(5, event, {{wording.begin(), wording.end()}});
    table.deliver_all();
    ASSERT_TRUE(final_at(table, {3, 4}, event));
    table.people.enter(draft);
  }
  table.crash(1);
  table.crash(5);
  table.cut(2, 5);
  table.wait(core::Duration{20'000});
  EXPECT_EQ(table.tree(2), table.tree(3));
  EXPECT_EQ(table.tree(2).epoch, core::Epoch{0});
}

TEST_F(TwoStories, TheOthersGoOnWithoutItAndLoseNothing) {
  table.wait(core::Duration{5'000});
  for (const auto seat : kFollowers) table.node(seat).consent();
  table.node(3).stand(table.now());
  table.wait(core::Duration{40'000});
  EXPECT_EQ(table.book(2).state().sequencer(), table.key(3));
  EXPECT_TRUE(final_at(table, kFollowers, told_to_others));
  EXPECT_TRUE(final_at(table, kFollowers, told_to_two));
}

// The vote is open, three peers hold a ballot, and the test speaks for the sequencer.
class HeldBallot : public testing::Test {
 protected:
  HeldBallot() {
    const auto proposal = table.announce(kHour);
    table.wait(core::Duration{12'000});
    table.speak_for(1);
    ballot = table.people.bytes_of(table.people.ballot(core::MemberNumber{1}, proposal, yes()));
    table.submit(2, ballot);
    table.deliver_all();
    // It says that it has it, as it must.
    const core::Receipt words{{}, 100, {}, table.now(), {}};
    const auto receipt = net::sign_receipt(words, table.people.state().ledger(), id_of(ballot),
                                           Village::peer_key(1));
    table.say_to_all(1, net::Received{id_of(ballot), receipt});
    table.wait(core::Duration{62'000});
  }
  Table table;
  ledger::EventBytes ballot;
};

TEST_F(HeldBallot, WhoWithholdsItGetsNoAckAndIsReplaced) {
  const auto other = table.people.bytes_of(table.people.admission());
  send_as_sequencer(table, table.batch_of(other, table.now()));
  expect_refused(table, What::batch_evades_duty, other);
  table.wait(8 * kMinute);
  EXPECT_NE(table.book(2).state().sequencer(), table.key(1));
  EXPECT_TRUE(final_at(table, kFollowers, ballot));
}

TEST_F(HeldBallot, ABatchWithItIsTaken) {
  send_as_sequencer(table, table.batch_of(ballot, table.now()));
  EXPECT_TRUE(final_at(table, kFollowers, ballot));
}

TEST(Sequencer, WhoDelaysAnOpeningIsReplaced) {
  Table table;
  const auto proposal = table.announce(kHour);
  table.speak_for(1);
  table.wait(8 * kMinute);
  EXPECT_NE(table.book(2).state().sequencer(), table.key(1));
  for (const auto seat : kFollowers) {
    EXPECT_EQ(table.book(seat).state().find(proposal)->phase, core::Phase::open);
    EXPECT_EQ(table.final_size(seat), table.tree(seat).size);
  }
}

TEST(Sequencer, WhoStripsACoSignatureIsRefusedAndTheWholeEventIsTaken) {
  Table table;
  table.speak_for(1);
  const auto whole = table.people.bytes_of(table.people.admission());
  auto stripped = whole;
  stripped.signatures.resize(whole.signatures.size() - core::Signature::kSize);
  auto blotted = whole;
  std::fill(blotted.signatures.end() - core::Signature::kSize, blotted.signatures.end(),
            std::byte{0});
  for (const auto& spoilt : {stripped, blotted}) {
    ASSERT_EQ(id_of(spoilt), id_of(whole));
    send_as_sequencer(table, table.batch_of(spoilt, table.now()));
    expect_refused(table, What::batch_refused, whole);
  }
  send_as_sequencer(table, table.batch_of(whole, table.now()));
  EXPECT_TRUE(final_at(table, kFollowers, whole));
}

TEST(Sequencer, WhoSignsAnInadmissibleEntryIsRefused) {
  Table table;
  table.speak_for(1);
  auto attempt = table.people.admission();
  std::get<core::MemberAdmitted>(attempt.body).number = core::MemberNumber{99};
  const auto event = table.people.bytes_of(attempt);
  send_as_sequencer(table, table.batch_of(event, table.now()));
  expect_refused(table, What::batch_refused, event);
  const auto good = table.people.bytes_of(table.people.admission());
  send_as_sequencer(table, table.batch_of(good, table.now()));
  EXPECT_TRUE(final_at(table, kFollowers, good));
}

TEST(Sequencer, ABatchIsTakenWholeOrNotAtAll) {
  Table table;
  table.speak_for(1);
  const auto good = table.people.bytes_of(table.people.admission());
  auto batch = table.batch_of(good, table.now());
  batch.lines.push_back(batch.lines.front());  // already in the book
  send_as_sequencer(table, batch);
  expect_refused(table, What::batch_refused, good);
}

// Beyond what clocks may differ by; at the bound it is taken.
TEST(Sequencer, WhoBackdatesIsRefused) {
  Table table;
  table.speak_for(1);
  const auto first = table.people.admission();
  const auto event = table.people.bytes_of(first);
  send_as_sequencer(table, table.batch_of(event, table.now()));
  ASSERT_TRUE(final_at(table, kFollowers, event));
  table.people.enter(first);
  table.wait(core::Duration{70'000});  // a heartbeat, after which its time is known
  const auto certified = net::time_of(table.node(2).finality().certificate(), 1).value();
  ASSERT_GT(certified, table.people.state().last_accepted_at() + core::Duration{20'000});
  const auto second = table.people.bytes_of(table.people.admission());
  send_as_sequencer(table, table.batch_of(second, core::Instant{certified.ms - 10'001}));
  expect_refused(table, What::batch_untimely, second);
  send_as_sequencer(table, table.batch_of(second, core::Instant{certified.ms - 10'000}));
  EXPECT_TRUE(final_at(table, kFollowers, second));
}

TEST(Sequencer, WhoStampsADayAheadIsRefused) {
  Table table;
  table.speak_for(1);
  const auto event = table.people.bytes_of(table.people.admission());
  for (const auto ahead : {kDay, core::Duration{10'001}}) {
    send_as_sequencer(table, table.batch_of(event, table.now() + ahead));
    expect_refused(table, What::batch_untimely, event);
  }
  send_as_sequencer(table, table.batch_of(event, table.now() + core::Duration{10'000}));
  EXPECT_TRUE(final_at(table, kFollowers, event));
}

// Between two heartbeats, so that nobody's clock is fresh.
TEST(Sequencer, WhoseClockJumpsADayWritesNothingUntilItIsRight) {
  Table table;
  table.enter(table.people.admission());
  const auto size = table.tree(1).size;
  table.set_clock_ahead(1, static_cast<std::int64_t>(kDay.ms));
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(1, event);
  table.wait(core::Duration{5'000});
  EXPECT_EQ(table.tree(1).size, size);
  EXPECT_EQ(table.notices(1, What::clock_off).size(), 1U);
  table.set_clock_ahead(1, 0);
  table.wait(core::Duration{2'000});
  EXPECT_TRUE(final_at(table, {1, 2, 3, 4}, event));
  EXPECT_EQ(table.book(1).state().epoch(), core::Epoch{0});
}

// It does not take the others' silence for its own clock's, and its heart beats on when the clock
// has been put right: with two others it keeps the book going.
TEST(Peer, WhoseClockJumpedADayAndBackIsNeededAndThere) {
  Table table;
  table.enter(table.people.admission());
  table.set_clock_ahead(3, static_cast<std::int64_t>(kDay.ms));
  table.wait(core::Duration{30'000});
  table.set_clock_ahead(3, 0);
  table.wait(core::Duration{2'000});
  table.crash(4);
  for (int n = 0; n < 3; ++n) {
    const auto event = table.people.bytes_of(table.people.key_addition(core::MemberNumber{1}));
    table.submit(2, event);
    table.wait(3 * kMinute);
    EXPECT_TRUE(final_at(table, {1, 2, 3}, event)) << n;
  }
  EXPECT_EQ(table.book(1).state().epoch(), core::Epoch{0});
}

// No entry for days says nothing about a clock that goes with those of the others.
TEST(Sequencer, OpensAVoteOfAQuietVillageDaysLater) {
  Table table;
  const auto draft = table.enter(table.people.draft(core::MemberNumber{1}, question(kDirect)));
  const core::ProposalId proposal{ledger::event_id(draft.header).data};
  table.enter(table.people.announcement(proposal, {3 * kDay, kHour, kMinute}));
  table.skip(3 * kDay);
  table.wait(core::Duration{3'000});
  for (const Seat seat : {1U, 2U, 3U, 4U}) {
    EXPECT_EQ(table.book(seat).state().find(proposal)->phase, core::Phase::open) << seat;
  }
}

TEST(Sequencer, WhoBringsAnEventOfAnotherCommunityIsRefused) {
  Table table;
  table.speak_for(1);
  auto elsewhere = Table::village();
  elsewhere.founded_at = elsewhere.founded_at + core::Duration{1};
  elsewhere.charter.name = "Another village";
  Village others(elsewhere);
  const auto event = others.bytes_of(others.admission());
  send_as_sequencer(table, table.batch_of(event, table.now()));
  expect_refused(table, What::batch_refused, event);
}

TEST(Sequencer, ABatchInTheNameOfTheSequencerByAnotherPeerIsPassedOver) {
  Table table;
  const auto event = table.people.bytes_of(table.people.admission());
  const auto batch = table.batch_of(event, table.now());
  table.say_to_all(3, batch);
  table.deliver_all();
  for (const Seat seat : {1U, 2U, 4U}) EXPECT_FALSE(table.has(seat, event));
}

}  // namespace
}  // namespace yoriai::tests
