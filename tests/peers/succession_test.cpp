// Another sequencer: who may lead, from where, and who is not believed.
#include <gtest/gtest.h>

#include "tests/support/table.h"

namespace yoriai::tests {
namespace {

constexpr core::Duration kSecond{1'000};

void all_consent(Table& table, const std::vector<Seat>& seats) {
  for (const auto seat : seats) table.node(seat).consent();
}

void expect_one_book(Table& table, const std::vector<Seat>& seats) {
  for (const auto seat : seats) {
    EXPECT_EQ(table.tree(seat), table.tree(seats.front())) << "seat " << seat;
    EXPECT_EQ(table.final_size(seat), table.tree(seat).size) << "seat " << seat;
  }
}

TEST(Succession, WhoeverPeopleAgreeOnLeads) {
  Table table;
  all_consent(table, {1, 2, 4});
  table.node(3).stand(table.now());
  table.deliver_all();
  expect_one_book(table, {1, 2, 3, 4});
  EXPECT_EQ(table.book(1).state().sequencer(), table.key(3));
  EXPECT_EQ(table.book(1).state().epoch(), core::Epoch{1});
}

// An agreement by telephone is about now, not about whoever stands some other day.
TEST(Succession, ConsentIsForgottenAfterTenMinutes) {
  Table table;
  table.enter(table.people.admission());
  all_consent(table, {1, 2, 4});
  table.wait(601 * kSecond);
  table.node(3).stand(table.now());
  table.wait(10 * kSecond);
  EXPECT_EQ(table.book(1).state().epoch(), core::Epoch{0});
}

TEST(Succession, NobodyLeadsWithoutConsentOrSilence) {
  Table table;
  table.enter(table.people.admission());
  table.node(3).stand(table.now());
  table.wait(30 * kSecond);
  for (const Seat seat : {1U, 2U, 4U}) {
    EXPECT_EQ(table.book(seat).state().epoch(), core::Epoch{0});
  }
}

// Three of four go on with their heartbeats, so nothing is silent and nothing is due.
TEST(Succession, ADeadSequencerOfAQuietBookIsReplacedWhenPeopleSaySo) {
  Table table;
  table.enter(table.people.admission());
  table.crash(1);
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(4, event);
  table.wait(8 * kMinute);
  EXPECT_EQ(table.book(4).state().epoch(), core::Epoch{0});
  all_consent(table, {3, 4});
  table.node(2).stand(table.now());
  table.wait(10 * kSecond);
  EXPECT_TRUE(table.has(4, event));
  expect_one_book(table, {2, 3, 4});
}

// An event that enough peers have and that the sequencer never confirms: its heartbeats are missed.
TEST(Succession, ADeadSequencerOfAQuietBookIsMissedWhenAnEventWaits) {
  Table table;
  table.enter(table.people.admission());
  table.crash(1);
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(4, event);
  table.wait(14 * kMinute);
  EXPECT_TRUE(table.has(4, event));
  expect_one_book(table, {2, 3, 4});
}

// The promises name a greater tree than the base that the candidate claims, without an ACK.
TEST(Succession, AnEpochBelowItsPromisesMakesNobodyDropAnything) {
  Table table;
  table.enter(table.people.admission());
  const auto base = table.tree(2);
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(1, event);
  for (const Seat seat : {2U, 3U, 4U}) table.deliver(1, seat);
  const auto best = table.tree(2);
  ASSERT_EQ(best.size, base.size + 1);
  table.drop_all();
  table.speak_for(3);
  auto begun = table.people.epoch_beginning(3, 1, {1, 2, 3});
  auto& body = std::get<core::EpochBegun>(begun.body);
  body.base = {base, {}};
  for (auto& word : body.promises) word.best = best;
  auto batch = table.batch_of(table.people.bytes_of(begun), table.now());
  batch.first = core::EntryIndex{base.size};
  batch.base = base;
  batch.epoch = core::Epoch{1};
  table.say(3, 2, batch);
  table.deliver(3, 2);
  EXPECT_EQ(table.tree(2), best);
  EXPECT_TRUE(table.has(2, event));
}

// Seat 3 alone has the certificate of what the others drop for the new epoch. It waits until they
// have certified that one, and loses nothing before.
TEST(Succession, WhatIsUnderOnesOwnCertificateGoesOnlyForACertifiedEpoch) {
  Table table;
  table.enter(table.people.admission());
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(1, event);
  for (const Seat seat : {2U, 3U}) table.deliver(1, seat);
  table.deliver(2, 3);
  const auto certified = table.tree(3);
  ASSERT_EQ(table.node(3).finality().certificate().tree, certified);
  table.drop_all();
  all_consent(table, {1, 4});
  table.cut(2, 3);
  table.cut(1, 3);
  table.cut(3, 4);
  table.node(2).stand(table.now());
  for (const Seat seat : {1U, 4U}) table.deliver(2, seat), table.deliver(seat, 2);
  ASSERT_EQ(table.book(2).state().epoch(), core::Epoch{1});
  table.mend();
  table.wait({});
  const auto begun = table.book(2).lines(2, 3, 1U << 20U);
  net::Entries batch = table.batch_of(event, table.now());
  batch.lines = {{begun.front().entry, begun.front().salted_body}};
  batch.first = core::EntryIndex{2};
  batch.epoch = core::Epoch{1};
  batch.base = table.node(1).finality().certificate().tree;
  table.drop_all();
  table.say(2, 3, batch);
  table.deliver(2, 3);
  EXPECT_EQ(table.tree(3), certified);
  table.wait(10 * kSecond);
  EXPECT_TRUE(table.has(3, event));
  expect_one_book(table, {1, 2, 3, 4});
}

TEST(Succession, ASilentBookFindsItsNextSequencerByItself) {
  Table table;
  table.enter(table.people.admission());
  table.crash(1);
  table.crash(2);
  table.wait(7 * kMinute);
  table.start(2);
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(4, event);
  table.wait(6 * kMinute);  // seat 2 listens for five of them
  EXPECT_TRUE(table.has(4, event));
  expect_one_book(table, {2, 3, 4});
}

TEST(Succession, OfTwoWhoStandAtOnceOneLeads) {
  Table table;
  all_consent(table, {1, 4});
  table.node(2).stand(table.now());
  table.node(3).stand(table.now());
  table.deliver_all();
  table.wait(10 * kSecond);
  EXPECT_EQ(table.book(1).state().sequencer(), table.key(2));
  expect_one_book(table, {1, 2, 3, 4});
}

// Two promises each: nobody has three, and the next try goes above that epoch.
TEST(Succession, AfterASplitVoteOneLeadsALaterEpoch) {
  Table table;
  table.enter(table.people.admission());
  all_consent(table, {1, 4});
  table.node(2).stand(table.now());
  table.node(3).stand(table.now());
  table.drop(2, 4);
  table.drop(3, 1);
  table.deliver_all();
  for (const Seat seat : {1U, 2U, 3U, 4U}) {
    ASSERT_EQ(table.book(seat).state().epoch(), core::Epoch{0});
  }
  table.wait(12 * kMinute);
  EXPECT_GT(table.book(1).state().epoch(), core::Epoch{1});
  expect_one_book(table, {1, 2, 3, 4});
}

// Signs alone in an old epoch, sleeps, and is one of the three whose promises begin the next one.
TEST(Succession, APeerThatComesBackWithAnOldTailLosesNothingThatWasFinal) {
  Table table;
  table.enter(table.people.admission());
  table.cut_off(1);
  const auto alone = table.people.bytes_of(table.people.key_addition(core::MemberNumber{1}));
  table.submit(1, alone);
  table.deliver_all();
  ASSERT_EQ(table.tree(1).size, 3U);
  all_consent(table, {3, 4});
  table.node(2).stand(table.now());
  table.deliver_all();
  const auto without_it = table.people.bytes_of(table.people.admission());
  table.submit(2, without_it);
  table.deliver_all();
  ASSERT_EQ(table.final_size(3), 4U);

  table.mend();
  table.crash(2);
  all_consent(table, {1, 4});
  table.node(3).stand(table.now());
  table.wait(40 * kSecond);
  EXPECT_EQ(table.book(1).state().sequencer(), table.key(3));
  for (const Seat seat : {1U, 3U, 4U}) {
    EXPECT_TRUE(table.has(seat, without_it)) << "seat " << seat;
    EXPECT_TRUE(table.has(seat, alone)) << "seat " << seat;
  }
  expect_one_book(table, {1, 3, 4});
}

// Seat 2 stands; three ACKs of the old epoch reach it together with promises of peers that did not
// have them. Their entries may be nowhere else by then: it stands again, with a promise that names
// them.
TEST(Succession, ACertificateThatComesLateIsTakenAlong) {
  Table table;
  table.enter(table.people.admission());
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(1, event);
  for (const Seat seat : {2U, 3U, 4U}) table.deliver(1, seat);
  for (const Seat from : {2U, 3U, 4U}) {
    for (const Seat to : {1U, 3U, 4U}) table.drop(from, to);
  }
  table.cut_off(1);
  all_consent(table, {3, 4});
  table.node(2).stand(table.now());
  table.deliver(2, 3);
  table.deliver(2, 4);
  table.deliver(3, 2);
  const auto certified = table.tree(2);
  ASSERT_EQ(table.node(2).finality().certificate().tree, certified);
  table.deliver(4, 2);
  EXPECT_EQ(table.tree(2), certified);
  all_consent(table, {3, 4});
  table.wait(5 * kSecond);
  EXPECT_EQ(table.book(2).state().epoch(), core::Epoch{2});
  for (const Seat seat : {2U, 3U, 4U}) EXPECT_TRUE(table.has(seat, event)) << "seat " << seat;
  expect_one_book(table, {2, 3, 4});
}

// Seat 4 stood for epoch 1; the promises reach it when epoch 2 has long begun without its own.
TEST(Succession, LatePromisesForAnOvertakenEpochAreWorthNothing) {
  Table table;
  table.enter(table.people.admission());
  all_consent(table, {1, 3});
  table.node(4).stand(table.now());
  std::vector<net::Promised> late;
  for (const Seat seat : {1U, 3U}) {
    table.deliver(4, seat);
    ASSERT_EQ(table.book(seat).record().promised, core::Epoch{1});
    table.drop(seat, 4);
    const auto& certificate = table.node(seat).finality().certificate();
    const core::Promise words{{},
                              core::Epoch{1},
                              table.key(4),
                              Village::peer_key(4, "log").public_key(),
                              certificate.tree,
                              {}};
    late.push_back(
        {net::sign_promise(words, table.people.state().ledger(), Village::peer_key(seat)),
         certificate});
  }
  table.drop(4, 2);
  table.node(2).stand(table.now());
  table.deliver_all();
  all_consent(table, {1, 3});
  table.node(2).stand(table.now());
  table.deliver_all();
  ASSERT_EQ(table.tree(4).epoch, core::Epoch{2});
  ASSERT_EQ(table.book(4).record().promised, core::Epoch{1});
  const auto event = table.enter(table.people.admission());
  table.say(1, 4, late[0]);
  table.say(3, 4, late[1]);
  table.deliver_all();
  EXPECT_TRUE(table.has(4, event));
  expect_one_book(table, {1, 2, 3, 4});
}

// Seat 4 asks seat 3 for an epoch; others' promises are shown with the question.
class Question : public testing::Test {
 protected:
  Question() {
    table.speak_for(4);
    table.node(3).consent();
  }

  core::Promise promised_by(Seat seat, std::uint64_t epoch) {
    const core::Promise words{{},
                              core::Epoch{epoch},
                              table.key(2),
                              Village::peer_key(2, "log").public_key(),
                              table.tree(2),
                              {}};
    return net::sign_promise(words, table.people.state().ledger(), Village::peer_key(seat));
  }

  bool is_promised(std::uint64_t epoch, const std::vector<core::Promise>& shown = {}) {
    table.heard(4).clear();
    table.say(4, 3,
              net::AskPromise{core::Epoch{epoch}, table.key(4),
                              Village::peer_key(4, "log").public_key(), shown});
    table.deliver_all();
    const auto& heard = table.heard(4);
    return !heard.empty() && std::holds_alternative<net::Promised>(heard.front());
  }

  Table table;
};

TEST_F(Question, ForTheNextEpochIsPromised) { EXPECT_TRUE(is_promised(1)); }

TEST_F(Question, ForAnAbsurdEpochIsNot) {
  for (const std::uint64_t epoch : {0ULL, 2ULL, 1'000ULL, ~0ULL}) {
    EXPECT_FALSE(is_promised(epoch)) << epoch;
    const auto& answer = std::get<net::NotPromised>(table.heard(4).at(0));
    EXPECT_EQ(answer.epoch, core::Epoch{epoch});
    EXPECT_EQ(answer.highest, core::Epoch{0});
  }
  EXPECT_TRUE(is_promised(1));
}

TEST_F(Question, OneLiarThatShowsALaterEpochIsNotBelieved) {
  EXPECT_FALSE(is_promised(7, {promised_by(1, 6)}));
  EXPECT_FALSE(is_promised(7, {promised_by(1, 6), promised_by(1, 5)}));
  auto forged = promised_by(1, 6);
  forged.peer = table.key(2);
  EXPECT_FALSE(is_promised(7, {promised_by(1, 6), forged}));
  EXPECT_TRUE(table.heard(4).empty());  // who shows it is parted from
}

TEST_F(Question, TwoPeersThatPromisedALaterEpochAre) {
  EXPECT_FALSE(is_promised(8, {promised_by(1, 6), promised_by(2, 6)}));
  EXPECT_TRUE(is_promised(7, {promised_by(1, 6), promised_by(2, 6)}));
}

TEST_F(Question, InAnothersNameIsNotAnswered) {
  table.say(
      4, 3,
      net::AskPromise{core::Epoch{1}, table.key(2), Village::peer_key(2, "log").public_key(), {}});
  table.deliver_all();
  EXPECT_TRUE(table.heard(4).empty());
}

TEST_F(Question, IsAnsweredTheSameAgainAndNotToAnother) {
  EXPECT_TRUE(is_promised(1));
  EXPECT_TRUE(is_promised(1));  // the answer may have been lost
  table.node(3).consent();
  table.node(2).stand(table.now());
  table.wait(3 * kSecond);
  EXPECT_EQ(table.book(3).state().epoch(), core::Epoch{0});
}

// Shown by itself, by a candidate, or in the epoch that stands on it.
TEST_F(Question, APromiseOfOneEpochToTwoIsEvidence) {
  const auto lies = [&] { return table.notices(3, net::Notice::What::evidence_found); };
  auto other = promised_by(1, 1);
  other.candidate = table.key(3);
  other.log = Village::peer_key(3, "log").public_key();
  other = net::sign_promise(other, table.people.state().ledger(), Village::peer_key(1));
  is_promised(9, {promised_by(1, 1)});
  EXPECT_TRUE(lies().empty());
  is_promised(9, {promised_by(1, 2), promised_by(2, 1)});
  EXPECT_TRUE(lies().empty());
  is_promised(9, {other});
  ASSERT_EQ(lies().size(), 1U);
  EXPECT_EQ(lies().front().about, table.key(1));
  EXPECT_TRUE(net::convicts(*lies().front().evidence));
  EXPECT_TRUE(std::holds_alternative<net::TwoPromises>(lies().front().evidence->shown));
  auto mine = promised_by(4, 3);
  table.say(4, 3, net::NotPromised{core::Epoch{3}, core::Epoch{3}, mine});
  mine.best.size += 1;
  mine = net::sign_promise(mine, table.people.state().ledger(), Village::peer_key(4));
  table.say(4, 3, net::NotPromised{core::Epoch{3}, core::Epoch{3}, mine});
  table.deliver_all();
  ASSERT_EQ(lies().size(), 2U);
  EXPECT_EQ(lies().back().about, table.key(4));
}

// Otherwise the old epoch could still certify what the new one drops.
TEST_F(Question, WhoPromisedSignsNoAckOfTheOldEpoch) {
  const auto acked_by_three = [&] {
    std::size_t count = 0;
    for (const auto& message : table.heard(4)) {
      const auto* acked = std::get_if<net::Acked>(&message);
      if (acked != nullptr && acked->acks.front().peer == table.key(3)) ++count;
    }
    return count;
  };
  table.submit(2, table.people.bytes_of(table.people.key_addition(core::MemberNumber{1})));
  table.deliver_all();
  ASSERT_GT(acked_by_three(), 0U);
  ASSERT_TRUE(is_promised(1));
  table.heard(4).clear();
  table.submit(2, table.people.bytes_of(table.people.admission()));
  table.wait(3 * kSecond);
  EXPECT_EQ(acked_by_three(), 0U);
  EXPECT_LT(table.final_size(1), 3U);
}

}  // namespace
}  // namespace yoriai::tests
