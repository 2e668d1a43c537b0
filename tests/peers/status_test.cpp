// How far an event has come, as each peer tells a client, who checks it.
#include <gtest/gtest.h>

#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "net/limits.h"
#include "net/status_check.h"
#include "tests/support/table.h"

namespace yoriai::tests {
namespace {

using net::EventState;

constexpr core::Duration kSecond{1'000};

class Asked : public testing::Test {
 protected:
  net::ProvenStatus ask(Seat seat, const ledger::EventBytes& event) {
    const auto status = table.ask_status(seat, event);
    EXPECT_TRUE(status) << "seat " << seat;
    if (!status) return {};
    const auto proven =
        net::check_status(*status, ledger::event_id(event.header), table.people.state());
    EXPECT_TRUE(proven) << "seat " << seat;
    return proven ? *proven : net::ProvenStatus{};
  }
  ledger::EventBytes admission() { return table.people.bytes_of(table.people.admission()); }

  Table table;
};

TEST_F(Asked, NobodyKnowsWhatWasHandedToNobody) {
  EXPECT_EQ(ask(2, admission()).state, EventState::unknown);
}

TEST_F(Asked, OneReceiptIsReceivedAndTwoOperatorsAcknowledge) {
  table.speak_for(1);  // so that it stays held
  const auto event = admission();
  table.submit(2, event);
  const auto received = ask(2, event);
  EXPECT_EQ(received.state, EventState::received);
  EXPECT_EQ(received.operators, 1U);
  EXPECT_FALSE(received.acknowledged());
  EXPECT_EQ(ask(3, event).state, EventState::unknown);
  table.deliver_all();
  const auto acknowledged = ask(2, event);
  EXPECT_EQ(acknowledged.state, EventState::received);
  EXPECT_TRUE(acknowledged.acknowledged());
}

TEST_F(Asked, EverySeatProvesWhatIsFinal) {
  const auto first = table.enter(table.people.admission());
  const auto second = table.enter(table.people.admission());
  for (const Seat seat : {1U, 2U, 3U, 4U}) {
    const auto proven = ask(seat, second);
    EXPECT_EQ(proven.state, EventState::final);
    EXPECT_EQ(proven.index.value, 2U);
    EXPECT_EQ(ask(seat, first).index.value, 1U);
  }
}

// Two acknowledge, the third word makes a certificate, and one word more of HELD is missing.
TEST_F(Asked, ACertificateAloneIsInTheBookAndNotFinal) {
  table.speak_for(3);
  table.speak_for(4);
  const auto event = admission();
  table.submit(2, event);
  table.deliver_all();
  ASSERT_TRUE(table.has(2, event));
  EXPECT_EQ(ask(2, event).state, EventState::received);
  const auto ack = net::sign_ack(table.tree(1), table.now(), table.people.state().ledger(),
                                 Village::peer_key(3));
  table.say_to_all(3, net::Acked{{ack}});
  table.deliver_all();
  for (const Seat seat : {1U, 2U}) {
    EXPECT_EQ(ask(seat, event).state, EventState::in_book) << "seat " << seat;
  }
}

TEST_F(Asked, AHeldEventThatIsRefusedForGoodIsToldWithTheRefusal) {
  const auto draft = table.enter(table.people.draft(core::MemberNumber{1}, question(kDirect)));
  const core::ProposalId proposal{ledger::event_id(draft.header).data};
  auto attempt = table.people.second(core::MemberNumber{2}, proposal);
  const auto once = table.people.bytes_of(attempt);
  attempt.salt += 1;
  const auto twice = table.people.bytes_of(attempt);
  ASSERT_NE(once.header, twice.header);
  table.submit(2, once);
  table.submit(2, twice);
  table.deliver_all();
  table.wait(30 * kSecond);
  EXPECT_EQ(ask(2, once).state, EventState::final);
  const auto refused = ask(2, twice);
  EXPECT_EQ(refused.state, EventState::refused);
  EXPECT_EQ(refused.refused->code, core::Refusal::already_seconded);
  EXPECT_EQ(refused.refused_by, table.key(2));
  table.crash(2);
  table.start(2);
  table.wait(5 * kSecond);
  EXPECT_EQ(ask(2, twice).state, EventState::refused);
}

TEST_F(Asked, AfterAStartToo) {
  const auto event = table.enter(table.people.admission());
  table.enter(table.people.admission());
  table.crash(3);
  table.start(3);
  table.wait(5 * kSecond);
  EXPECT_EQ(ask(3, event).state, EventState::final);
  // Handed in again, it is answered with its place.
  table.submit(3, event);
  const auto* included = std::get_if<net::Included>(&table.answers().back().message);
  ASSERT_NE(included, nullptr);
  EXPECT_EQ(included->index.value, 1U);
}

TEST_F(Asked, WhoAsksTooMuchAtOnceIsToldToAskLater) {
  auto& node = table.node(2);
  const auto before = table.answers().size();
  for (std::size_t n = 0; n <= net::kMaxQuestions; ++n) {
    node.receive(net::ClientId{1}, net::AskStatus{core::EventId{}}, table.now());
  }
  ASSERT_EQ(table.answers().size(), before + 1);
  EXPECT_TRUE(std::holds_alternative<net::Overloaded>(table.answers().back().message));
  node.settle(table.now());
  EXPECT_EQ(table.answers().size(), before + 1 + net::kMaxQuestions);
}

// It is for clients; peers have the book.
TEST_F(Asked, APeerIsNotAnswered) {
  table.speak_for(4);
  table.say(4, 2, net::AskStatus{core::EventId{}});
  table.deliver_all();
  for (const auto& message : table.heard(4)) {
    EXPECT_FALSE(std::holds_alternative<net::EventStatus>(message));
  }
}

}  // namespace
}  // namespace yoriai::tests
