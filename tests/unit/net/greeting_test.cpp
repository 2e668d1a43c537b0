#include "net/greeting.h"

#include <gtest/gtest.h>

#include "net/address.h"
#include "net/limits.h"
#include "tests/unit/net/messages.h"

namespace yoriai::net {
namespace {

using tests::id_of;

const auto kPeer = id_of<core::PublicKey>('p');
const auto kStranger = id_of<core::PublicKey>('s');

Door door() {
  return {id_of<core::LedgerId>('l'), id_of<InstanceId>('o'),
          [](const core::PublicKey& node) { return node == kPeer; }};
}
Hello peer_hello() {
  return {kProtocolVersion, door().ledger, ConnectionRole::peer, kPeer, id_of<InstanceId>('i')};
}

TEST(Hello, OfAPeerOrAClientIsLetIn) {
  EXPECT_EQ(judge_hello(peer_hello(), kPeer, door()), std::nullopt);
  auto client = peer_hello();
  client.role = ConnectionRole::client;
  client.node = {};
  EXPECT_EQ(judge_hello(client, kStranger, door()), std::nullopt);
}

TEST(Hello, IsRefusedByName) {
  const auto refusal_of = [](const auto& change, const core::PublicKey& proven = kPeer) {
    auto hello = peer_hello();
    change(hello);
    return judge_hello(hello, proven, door());
  };
  EXPECT_EQ(refusal_of([](Hello& h) { h.protocol = 2; }), Farewell::protocol_unknown);
  EXPECT_EQ(refusal_of([](Hello& h) { h.ledger = {}; }), Farewell::ledger_unknown);
  EXPECT_EQ(refusal_of([](Hello& h) { h.instance = door().own_instance; }), Farewell::own_instance);
  EXPECT_EQ(refusal_of([](Hello&) {}, kStranger), Farewell::key_wrong);
  EXPECT_EQ(refusal_of([](Hello& h) { h.node = kStranger; }, kStranger), Farewell::peer_unknown);
  EXPECT_EQ(refusal_of([](Hello& h) { h.role = ConnectionRole::client; }),
            Farewell::message_malformed);
  EXPECT_EQ(refusal_of([](Hello& h) { h.role = static_cast<ConnectionRole>(2); }),
            Farewell::message_malformed);
}

TEST(Client, MaySubmitAndAskAndNothingElse) {
  for (const auto& message : tests::sample_messages()) {
    const bool for_clients =
        std::holds_alternative<Submit>(message) || std::holds_alternative<AskStatus>(message);
    EXPECT_EQ(may_say(ConnectionRole::client, message), for_clients) << wire_number(message);
  }
  EXPECT_FALSE(may_say(ConnectionRole::peer, peer_hello()));
  EXPECT_TRUE(may_say(ConnectionRole::peer, Submit{}));
}

TEST(Address, IsAHostAndAPort) {
  EXPECT_EQ(parse_address("127.0.0.1:7001"), (Address{"127.0.0.1", 7001}));
  EXPECT_EQ(parse_address("peer.example:0"), (Address{"peer.example", 0}));
  EXPECT_EQ(parse_address("[::1]:65535"), (Address{"::1", 65535}));
  for (const auto* text : {"", ":1", "host", "host:", "host:65536", "host:1x", "a b:1", "::1:7001",
                           "[]:1", "[host]:1", "host:-1"}) {
    EXPECT_EQ(parse_address(text), std::nullopt) << text;
  }
  EXPECT_EQ(to_string(Address{"::1", 7}), "[::1]:7");
  EXPECT_EQ(to_string(Address{"host", 7}), "host:7");
}

}  // namespace
}  // namespace yoriai::net
