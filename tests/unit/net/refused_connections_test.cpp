// Who is not let in, or is sent away, by a running peer; and under which name.
#include <gtest/gtest.h>

#include "tests/unit/net/running_peer.h"
#include "tests/unit/net/wire_client.h"

namespace yoriai::tests {
namespace {

using net::Farewell;

class RefusedConnection : public testing::Test {
 protected:
  RefusedConnection() { peer_.start(); }

  [[nodiscard]] core::LedgerId ledger() const { return village_.state().ledger(); }
  static const ledger::SecretKey& stranger() { return key_named("tls/stranger"); }
  static const ledger::SecretKey& second() { return Village::peer_key(2); }
  bool tells(const std::function<bool(const net::Parting&)>& what) {
    return comes_true([&] { return std::ranges::any_of(peer_.partings(), what); });
  }
  bool tells(Farewell said) {
    return tells([said](const net::Parting& parting) { return parting.said == said; });
  }
  // Let in as the second peer; what it says next.
  std::optional<Farewell> answer_to(core::ByteView bytes) {
    WireClient client(peer_.port(), second());
    client.hello_as_peer(ledger(), second().public_key());
    client.write(bytes);
    const auto said = client.farewell();
    EXPECT_TRUE(said && tells(*said));
    return said;
  }

  Village village_{four_peers()};
  RunningPeer peer_{village_, 1};
};

TEST_F(RefusedConnection, CertificateOfAnotherKeyThanTheHello) {
  WireClient client(peer_.port(), stranger());
  client.hello_as_peer(ledger(), second().public_key());
  EXPECT_EQ(client.farewell(), Farewell::key_wrong);
  EXPECT_TRUE(tells(Farewell::key_wrong));
}

TEST_F(RefusedConnection, AnotherPeerThanTheOneDialled) {
  RunningPeer dialling(village_, 3);
  dialling.start({{second().public_key(), peer_.address()}});
  EXPECT_TRUE(comes_true([&] {
    return std::ranges::any_of(dialling.partings(), [](const net::Parting& parting) {
      return parting.said == Farewell::key_wrong;
    });
  }));
  EXPECT_EQ(dialling.connected(), 0);
}

TEST_F(RefusedConnection, KeyThatIsNotInTheBook) {
  WireClient client(peer_.port(), stranger());
  client.hello_as_peer(ledger(), stranger().public_key());
  EXPECT_EQ(client.farewell(), Farewell::peer_unknown);
  EXPECT_TRUE(tells(Farewell::peer_unknown));
}

TEST_F(RefusedConnection, Tls12) {
  const WireClient client(peer_.port(), second(), [](SSL_CTX* context) {
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_max_proto_version(context, TLS1_2_VERSION);
  });
  EXPECT_FALSE(client.agreed());
  EXPECT_TRUE(tells([](const net::Parting& parting) {
    return parting.fault.find("unsupported protocol") != std::string::npos;
  }));
}

TEST_F(RefusedConnection, AnotherCommunitysHello) {
  WireClient client(peer_.port(), second());
  client.hello_as_peer(core::LedgerId{}, second().public_key());
  EXPECT_EQ(client.farewell(), Farewell::ledger_unknown);
  EXPECT_TRUE(tells(Farewell::ledger_unknown));
}

TEST_F(RefusedConnection, OversizedFrame) {
  constexpr auto kLength = static_cast<std::uint32_t>(net::kMaxFrameBytes + 1);
  core::ByteVector bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    bytes.push_back(static_cast<std::byte>(kLength >> shift));
  }
  EXPECT_EQ(answer_to(bytes), Farewell::frame_too_long);
}

TEST_F(RefusedConnection, GarbageFrame) {
  core::ByteVector unknown_kind;
  net::append_frame(unknown_kind, 999, core::bytes_of("garbage!"));
  EXPECT_EQ(answer_to(unknown_kind), Farewell::message_malformed);
}

TEST_F(RefusedConnection, GarbageInsideAKnownKind) {
  core::ByteVector garbage;
  net::append_frame(garbage, net::wire_number(net::GetEntries{}), core::bytes_of("garbage!"));
  EXPECT_EQ(answer_to(garbage), Farewell::message_malformed);
}

// One of each message with a statement in it; the signatures are all zeros.
TEST_F(RefusedConnection, StatementWithABadSignature) {
  const auto& who = second().public_key();
  const core::Tree tree{core::Epoch{0}, 2, {}};
  const core::Promise promise{who, core::Epoch{1}, who, who, tree, {}};
  net::RefusalNotice refusal;
  refusal.peer = who;
  refusal.refused = core::Refused{core::Refusal::not_founded};
  net::Numbers numbers;
  numbers.peer = who;
  const core::Certificate certificate{tree, {{who, core::Instant{1}, {}}}};
  EXPECT_EQ(answer_to(net::frame_of(net::Acked{{{who, tree, {}, {}}}})), Farewell::statement_bad);
  for (const net::Message& message :
       {net::Message(net::HeldSaid{{{who, tree, {}}}}), net::Message(net::Certified{certificate}),
        net::Message(net::Promised{promise, certificate}),
        net::Message(net::NotPromised{core::Epoch{1}, core::Epoch{1}, promise}),
        net::Message(refusal), net::Message(numbers)}) {
    RunningPeer other(village_, 1);
    other.start();
    WireClient client(other.port(), second());
    client.hello_as_peer(ledger(), who);
    client.say(message);
    EXPECT_EQ(client.farewell(), Farewell::statement_bad) << net::wire_number(message);
  }
}

TEST_F(RefusedConnection, WhoMisbehavedRestsAWhile) {
  core::ByteVector unknown_kind;
  net::append_frame(unknown_kind, 999, {});
  EXPECT_EQ(answer_to(unknown_kind), Farewell::message_malformed);
  WireClient again(peer_.port(), second());
  again.hello_as_peer(ledger(), second().public_key());
  EXPECT_EQ(again.farewell(), Farewell::resting);
}

TEST_F(RefusedConnection, SecondHello) {
  const net::Hello hello{
      net::kProtocolVersion, ledger(), net::ConnectionRole::peer, second().public_key(), {}};
  EXPECT_EQ(answer_to(net::frame_of(hello)), Farewell::message_unexpected);
}

TEST_F(RefusedConnection, ClientThatSpeaksAsAPeer) {
  WireClient client(peer_.port(), stranger());
  client.hello_as_client(ledger());
  client.say(net::GetHead{});
  EXPECT_EQ(client.farewell(), Farewell::message_unexpected);
}

TEST_F(RefusedConnection, MessageBeforeTheHello) {
  WireClient client(peer_.port(), second());
  client.say(net::GetHead{});
  EXPECT_EQ(client.farewell(), Farewell::message_unexpected);
}

TEST_F(RefusedConnection, NoHelloForFiveSeconds) {
  WireClient client(peer_.port(), second());
  EXPECT_EQ(client.farewell(), Farewell::hello_late);
  EXPECT_TRUE(tells(Farewell::hello_late));
}

// It asks and asks, and never reads: answers pile up, to a bound.
TEST_F(RefusedConnection, SlowReader) {
  WireClient client(peer_.port(), second(), {}, 4096);
  client.hello_as_peer(ledger(), second().public_key());
  core::ByteVector questions;
  const auto question = net::frame_of(net::GetEntries{core::EntryIndex{0}, core::EntryIndex{1}});
  for (int i = 0; i < 200; ++i) core::append(questions, question);
  bool open = true;
  for (int round = 0; open && round < 400 && peer_.partings().empty(); ++round) {
    open = client.write(questions);
  }
  EXPECT_TRUE(tells(Farewell::too_slow));
}

TEST_F(RefusedConnection, IsToldThatThePeerStops) {
  WireClient client(peer_.port(), stranger());
  client.hello_as_client(ledger());
  ASSERT_TRUE(client.hear_until<net::Hello>());
  peer_.stop();
  EXPECT_EQ(client.farewell(), Farewell::stopping);
}

}  // namespace
}  // namespace yoriai::tests
