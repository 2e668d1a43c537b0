// Strangers who take up room at a running peer: other peers find some all the same.
#include <gtest/gtest.h>

#include <csignal>

#include "tests/unit/net/running_peer.h"
#include "tests/unit/net/wire_client.h"

namespace yoriai::tests {
namespace {

using net::Farewell;

// A connection on which nobody says anything, not even TLS.
class SilentSocket {
 public:
  // `source`: the address it comes from, 127.0.0.x.
  explicit SilentSocket(std::uint16_t port, std::uint32_t source = 1)
      : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in from{};
    from.sin_family = AF_INET;
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK - 1 + source);
    const auto* own = reinterpret_cast<const sockaddr*>(&from);
    if (::bind(socket_, own, sizeof from) != 0) throw std::runtime_error("no such address");
    connect_here(socket_, port);
  }
  SilentSocket(const SilentSocket&) = delete;
  SilentSocket& operator=(const SilentSocket&) = delete;
  ~SilentSocket() { ::close(socket_); }

  // Whether the other side has not closed it yet.
  [[nodiscard]] bool is_open() const {
    char byte = 0;
    return ::recv(socket_, &byte, 1, MSG_DONTWAIT) < 0 && errno == EAGAIN;
  }

 private:
  int socket_;
};

class Crowd : public testing::Test {
 protected:
  Crowd() {
    std::signal(SIGPIPE, SIG_IGN);  // who is shut out has a word to say that nobody reads
    peer_.start();
  }

  [[nodiscard]] core::LedgerId ledger() const { return village_.state().ledger(); }
  std::unique_ptr<WireClient> come_as_client() {
    auto client = std::make_unique<WireClient>(peer_.port(), key_named("tls/client"));
    client->hello_as_client(ledger());
    return client;
  }
  // Whether the second peer is let in.
  bool peer_is_let_in() {
    const auto before = peer_.connected();
    WireClient second(peer_.port(), Village::peer_key(2));
    second.hello_as_peer(ledger(), Village::peer_key(2).public_key());
    return second.hear_until<net::GetHead>().has_value() && peer_.connected() > before;
  }

  Village village_{four_peers()};
  RunningPeer peer_{village_, 1};
};

// A client too many is told so, and its socket lives on until it has read that.
TEST_F(Crowd, OfClientsFromOneAddressLeavesRoomForOthers) {
  std::vector<std::unique_ptr<WireClient>> crowd;
  for (std::size_t n = 0; n < net::kMaxConnections + 4; ++n) {
    crowd.push_back(come_as_client());
    if (n == net::kMaxClientsOfHost) {
      EXPECT_EQ(crowd.back()->farewell(), Farewell::too_many);
    }
  }
  EXPECT_TRUE(peer_is_let_in());
}

TEST_F(Crowd, OfOneWhoSaysNothingForLongIsSentAway) {
  using std::chrono::steady_clock;
  RunningPeer impatient(village_, 2);
  impatient.send_idle_clients_away_after(core::Duration{2'000});
  impatient.start();
  const auto begin = steady_clock::now();
  WireClient client(impatient.port(), key_named("tls/client"));
  client.hello_as_client(ledger());
  std::this_thread::sleep_for(std::chrono::seconds(1));
  client.say(net::AskStatus{});
  EXPECT_EQ(client.farewell(), Farewell::idle);
  EXPECT_GE(steady_clock::now() - begin, std::chrono::seconds(3));
}

TEST_F(Crowd, OfSilentSocketsLeavesRoomForAPeer) {
  std::vector<std::unique_ptr<SilentSocket>> crowd;
  for (std::size_t n = 0; n < net::kMaxConnections + 4; ++n) {
    crowd.push_back(std::make_unique<SilentSocket>(peer_.port()));
  }
  EXPECT_TRUE(peer_is_let_in());
}

TEST_F(Crowd, OfOneAddressCrowdsOutItself) {
  const SilentSocket other(peer_.port(), 2);
  std::vector<std::unique_ptr<SilentSocket>> crowd;
  for (std::size_t n = 0; n < 2 * net::kMaxArriving; ++n) {
    crowd.push_back(std::make_unique<SilentSocket>(peer_.port()));
  }
  EXPECT_TRUE(comes_true([&] { return !crowd[net::kMaxArriving / 2]->is_open(); }));
  EXPECT_TRUE(other.is_open());
  EXPECT_TRUE(crowd.back()->is_open());
}

}  // namespace
}  // namespace yoriai::tests
