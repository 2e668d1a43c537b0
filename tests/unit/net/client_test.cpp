// A client of running peers: whom it talks to, and what it is told.
#include "net/client.h"

#include <gtest/gtest.h>

#include "ledger/event_codec.h"
#include "net/errand.h"
#include "net/limits.h"
#include "net/status_check.h"
#include "net/words.h"
#include "tests/unit/net/running_peer.h"

namespace yoriai::tests {
namespace {

using net::Farewell;

constexpr core::Duration kPatience{10'000};

net::Counterpart book_of(const core::State& state) {
  return {state.ledger(),
          [&state](const core::PublicKey& node) { return state.find_peer(node) != nullptr; }};
}

class ClientOfOnePeer : public testing::Test {
 protected:
  ClientOfOnePeer() { peer_.start(); }
  [[nodiscard]] const core::State& state() const { return village_.state(); }
  std::optional<net::Parting> refused(const net::Counterpart& counterpart) {
    net::Client client(peer_.address(), counterpart);
    const auto reached = client.connect();
    return reached ? std::nullopt : std::optional(reached.error());
  }

  Village village_{four_peers()};
  RunningPeer peer_{village_, 2};
};

TEST_F(ClientOfOnePeer, ReachesAPeerOfTheBookAndLearnsWhoseItIs) {
  net::Client client(peer_.address(), book_of(state()));
  const auto reached = client.connect();
  ASSERT_TRUE(reached);
  EXPECT_EQ(*reached, peer_.key());
}

TEST_F(ClientOfOnePeer, DoesNotTalkToWhoIsNoPeerOfItsBook) {
  auto counterpart = book_of(state());
  counterpart.is_peer = [](const core::PublicKey&) { return false; };
  const auto why = refused(counterpart);
  ASSERT_TRUE(why);
  EXPECT_EQ(why->said, Farewell::peer_unknown);
}

TEST_F(ClientOfOnePeer, DoesNotTalkToAPeerOfAnotherBook) {
  auto counterpart = book_of(state());
  counterpart.ledger = core::LedgerId{};
  const auto why = refused(counterpart);
  ASSERT_TRUE(why);
  EXPECT_TRUE(why->said == Farewell::ledger_unknown || why->heard == Farewell::ledger_unknown);
}

TEST_F(ClientOfOnePeer, IsToldWhenNobodyListens) {
  const auto address = peer_.address();
  peer_.stop();
  net::Client client(address, book_of(state()));
  const auto reached = client.connect();
  ASSERT_FALSE(reached);
  EXPECT_FALSE(reached.error().fault.empty());
}

// Alone it starts up, receives, and can make nothing final.
TEST_F(ClientOfOnePeer, GetsAReceiptAndIsToldOfNoMore) {
  net::Client client(peer_.address(), book_of(state()));
  ASSERT_TRUE(client.connect());
  const auto event = village_.bytes_of(village_.admission());
  const auto id = ledger::event_id(event.header);
  const auto answer = net::hand_in(client, {event, {}, {}}, kPatience);
  ASSERT_TRUE(answer);
  const auto* received = std::get_if<net::Received>(&*answer);
  ASSERT_NE(received, nullptr);
  EXPECT_TRUE(net::is_good(received->receipt, state().ledger(), id));
  const auto asked = net::ask_status(client, id, kPatience);
  ASSERT_TRUE(asked);
  const auto proven = net::check_status(std::get<net::EventStatus>(*asked), id, state());
  ASSERT_TRUE(proven);
  EXPECT_EQ(proven->state, net::EventState::received);
  EXPECT_EQ(proven->receipts, std::vector{received->receipt});
}

TEST_F(ClientOfOnePeer, HearsNothingWhenTheConnectionEnds) {
  net::Client client(peer_.address(), book_of(state()));
  ASSERT_TRUE(client.connect());
  peer_.stop();
  EXPECT_FALSE(net::ask_status(client, core::EventId{}, kPatience));
  ASSERT_TRUE(client.parting());
  EXPECT_EQ(client.parting()->heard, Farewell::stopping);
}

TEST_F(ClientOfOnePeer, WaitsNoLongerThanItIsTold) {
  net::Client client(peer_.address(), book_of(state()));
  ASSERT_TRUE(client.connect());
  EXPECT_FALSE(client.hear(core::Duration{20}));
  EXPECT_FALSE(client.parting());
}

}  // namespace
}  // namespace yoriai::tests
