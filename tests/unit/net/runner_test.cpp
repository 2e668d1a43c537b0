// Four peers at sockets of this machine, and people who hand them events.
#include "net/runner.h"

#include <gtest/gtest.h>

#include "ledger/event_codec.h"
#include "net/errand.h"
#include "net/status_check.h"
#include "tests/unit/net/running_peer.h"
#include "tests/unit/net/wire_client.h"

namespace yoriai::tests {
namespace {

constexpr core::Duration kPatience{10'000};

class FourPeers : public testing::Test {
 protected:
  FourPeers() {
    for (std::size_t number = 1; number <= 4; ++number) {
      peers_.push_back(std::make_unique<RunningPeer>(village_, number));
      start(number);
    }
  }
  // Dials those that run.
  void start(std::size_t number) {
    std::vector<const RunningPeer*> others;
    for (const auto& peer : peers_) {
      if (peer != peers_[number - 1] && running_.contains(peer.get())) others.push_back(peer.get());
    }
    peers_[number - 1]->start(others);
    running_.insert(peers_[number - 1].get());
  }
  void stop(std::size_t number) {
    running_.erase(peers_[number - 1].get());
    peers_[number - 1]->stop();
  }
  bool all_have_final(std::uint64_t size) {
    return comes_true([&] {
      return std::ranges::all_of(running_, [&](const auto* p) { return p->final_size() >= size; });
    });
  }
  std::optional<net::Received> hand_in(std::size_t number, const ledger::EventBytes& event) {
    WireClient client(peers_[number - 1]->port(), key_named("tls/client"));
    client.hello_as_client(village_.state().ledger());
    client.say(net::Submit{event, {}, {}});
    return client.hear_until<net::Received>();
  }
  // One that is not the sequencer.
  [[nodiscard]] std::size_t follower() const {
    return peers_.front()->key() == village_.state().sequencer() ? 2 : 1;
  }
  void expect_one_book(std::uint64_t size) {
    for (std::size_t number = 1; number <= 4; ++number) stop(number);
    for (const auto& peer : peers_) {
      EXPECT_EQ(peer->book().tree().size(), size);
      EXPECT_EQ(peer->book().tree().root(), peers_.front()->book().tree().root());
    }
  }

  Village village_{four_peers()};
  std::vector<std::unique_ptr<RunningPeer>> peers_;
  std::set<const RunningPeer*> running_;
};

TEST_F(FourPeers, MakeFinalWhatAClientHandsToOneOfThem) {
  const auto event = village_.bytes_of(village_.admission());
  const auto received = hand_in(3, event);
  ASSERT_TRUE(received.has_value());
  EXPECT_EQ(received->receipt.peer, peers_[2]->key());
  EXPECT_TRUE(
      net::is_good(received->receipt, village_.state().ledger(), ledger::event_id(event.header)));
  EXPECT_TRUE(all_have_final(2));
  expect_one_book(2);
}

TEST_F(FourPeers, ProveToAClientHowFarAnEventHasCome) {
  const auto event = village_.bytes_of(village_.admission());
  const auto id = ledger::event_id(event.header);
  const auto& state = village_.state();
  const auto is_peer = [&](const core::PublicKey& node) {
    return state.find_peer(node) != nullptr;
  };
  net::Client client(peers_[2]->address(), {state.ledger(), is_peer});
  ASSERT_TRUE(client.connect());
  ASSERT_TRUE(net::hand_in(client, {event, {}, {}}, kPatience));
  std::optional<net::ProvenStatus> proven;
  ASSERT_TRUE(comes_true([&] {
    const auto asked = net::ask_status(client, id, kPatience);
    const auto* status = asked ? std::get_if<net::EventStatus>(&*asked) : nullptr;
    if (status == nullptr) return false;
    const auto checked = net::check_status(*status, id, state);
    EXPECT_TRUE(checked);
    proven = *checked;
    return proven->state == net::EventState::final;
  }));
  EXPECT_EQ(proven->index.value, 1U);
  EXPECT_GE(proven->peers.size(), 3U);
}

TEST_F(FourPeers, TellWhatTheOperatorWatches) {
  WireClient client(peers_[2]->port(), key_named("tls/client"));
  client.hello_as_client(village_.state().ledger());
  client.say(net::Submit{village_.bytes_of(village_.admission()), {}, {}});
  ASSERT_TRUE(client.hear_until<net::Received>().has_value());
  auto unknown = village_.admission();
  unknown.signers = {&key_named("nobody"), &key_named("nobody else")};
  client.say(net::Submit{village_.bytes_of(unknown), {}, {}});
  const auto refusal = client.hear_until<net::RefusalNotice>();
  ASSERT_TRUE(refusal.has_value());
  EXPECT_TRUE(all_have_final(2));
  EXPECT_TRUE(comes_true([&] {
    const auto figures = peers_[2]->figures();
    return figures.stored == 2 && figures.certified == 2 && figures.final_size == 2 &&
           figures.held_events == 0 && figures.peers_connected == 3 &&
           figures.clients_connected == 1;
  }));
  EXPECT_EQ(peers_[2]->refused(), refusal->refused.code);
  EXPECT_EQ(peers_[2]->waited(), 1U);
}

TEST_F(FourPeers, OneThatWasAwayCatchesUp) {
  const auto away = follower();
  stop(away);
  ASSERT_TRUE(hand_in(away % 4 + 1, village_.bytes_of(village_.admission())).has_value());
  start(away);
  EXPECT_TRUE(all_have_final(2));
  expect_one_book(2);
}

TEST(PeerThatIsToldToStop, BeforeItRunsStopsInOrder) {
  const Village village(four_peers());
  RunningPeer peer(village, 1);
  peer.be_told_to_stop_early();
  peer.start();
  EXPECT_TRUE(comes_true([&] { return peer.ended(); }));
  EXPECT_FALSE(peer.failed());
}

// It ends without a word: what stands on its disk is unknown.
TEST(PeerWhoseDiskFails, StopsBeforeItAnswers) {
  Village village(four_peers());
  RunningPeer peer(village, 1);
  peer.break_disk();
  peer.start();
  WireClient client(peer.port(), key_named("tls/client"));
  client.hello_as_client(village.state().ledger());
  client.say(net::Submit{village.bytes_of(village.admission()), {}, {}});
  EXPECT_TRUE(comes_true([&] { return peer.failed(); }));
  peer.stop();
  EXPECT_FALSE(client.hear_until<net::Received>());
}

}  // namespace
}  // namespace yoriai::tests
