// A server without a node: what it is given to say, a peer hears.
#include "net/server.h"

#include <gtest/gtest.h>

#include "tests/unit/net/running_peer.h"
#include "tests/unit/net/wire_client.h"

namespace yoriai::net {
namespace {

class Serving : public testing::Test {
 protected:
  Serving() {
    server_.open({});
    thread_ = std::thread([this] { io_.run(); });
  }
  ~Serving() override {
    asio::post(io_, [this] { server_.stop(); });
    thread_.join();
  }

  Server::Links links() {
    Server::Links out;
    out.door = {village_.state().ledger(), {}, [](const core::PublicKey&) { return true; }};
    out.hello = {kProtocolVersion, village_.state().ledger(), ConnectionRole::peer,
                 own_.public_key(), InstanceId{}};
    out.peers_needed = [] { return 1; };
    out.took = [](const Sender&, const Message&) {};
    out.connected = [this](const core::PublicKey&) { connected_ = true; };
    out.parted = [](const Parting&) {};
    out.too_long = [this](const Sender&) { ++too_long_; };
    return out;
  }

  tests::Village village_{tests::four_peers()};
  const ledger::SecretKey& own_ = tests::Village::peer_key(1);
  const ledger::SecretKey& other_ = tests::Village::peer_key(2);
  std::atomic<bool> connected_ = false;
  std::atomic<int> too_long_ = 0;
  asio::io_context io_{1};
  Server server_{io_, own_, {"127.0.0.1", 0}, links()};
  std::thread thread_;
};

TEST_F(Serving, WhatFitsNoFrameIsDroppedAndToldAndTheLineGoesOn) {
  tests::WireClient peer(server_.port(), other_);
  peer.hello_as_peer(village_.state().ledger(), other_.public_key());
  ASSERT_TRUE(tests::comes_true([&] { return connected_.load(); }));
  Submit submit;
  submit.blobs.emplace_back(kMaxFrameBytes, std::byte{'w'});
  asio::post(io_, [&] {
    server_.send(other_.public_key(), submit);
    server_.send(other_.public_key(), GetHead{});
  });
  EXPECT_TRUE(peer.hear_until<GetHead>());
  EXPECT_EQ(too_long_, 1);
}

}  // namespace
}  // namespace yoriai::net
