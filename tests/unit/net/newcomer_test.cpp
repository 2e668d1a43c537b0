// Who is about to become a peer, and is none yet in the book as it holds it, follows and is silent.
#include <gtest/gtest.h>

#include "net/limits.h"
#include "net/node.h"
#include "tests/unit/net/desk_of_two.h"

namespace yoriai::tests {
namespace {

class Newcomer : public testing::Test {
 protected:
  Newcomer() { make_node(key_named("newcomer/node")); }

  void make_node(const ledger::SecretKey& key) {
    keys = std::make_unique<net::PeerKeys>(net::PeerKeys{key, key, key});
    node = std::make_unique<net::Node>(
        two.book(), two.store, *keys, out, [](const net::Notice&) {}, net::Nonce{}, now());
    pass(core::Duration{net::kRestartPatience.ms + 1});
    out.sent.clear();
  }
  [[nodiscard]] core::Instant now() { return two.people.now() + passed; }
  void pass(core::Duration span) {
    passed = core::Duration{passed.ms + span.ms};
    node->tick(now());
  }
  void hear_an_event() {
    node->receive(net::ClientId{1},
                  net::Submit{two.people.bytes_of(two.people.admission()), {}, {}}, now());
    node->settle(now());
  }
  void hear_a_candidate() {
    const auto& leader = Village::peer_key(1).public_key();
    node->receive(
        leader,
        net::AskPromise{core::Epoch{1}, leader, Village::peer_key(1, "log").public_key(), {}},
        now());
    node->settle(now());
  }

  DeskOfTwo two;
  RecordingOutbox out;
  std::unique_ptr<net::PeerKeys> keys;
  std::unique_ptr<net::Node> node;
  core::Duration passed{1'000};
};

TEST_F(Newcomer, TakesNoEvent) {
  hear_an_event();
  EXPECT_TRUE(out.all<net::Received>().empty());
  EXPECT_EQ(out.all<net::Overloaded>().size(), 1U);
}

TEST_F(Newcomer, PromisesNothingAndDoesNotStand) {
  node->consent();
  hear_a_candidate();
  EXPECT_TRUE(out.all<net::Promised>().empty());
  node->stand(now());
  pass(net::kResend);
  EXPECT_TRUE(out.all<net::AskPromise>().empty());
  EXPECT_EQ(two.book().record().promised, core::Epoch{0});
}

// The same at one that is a peer: what the others forbid is what is missing here.
TEST_F(Newcomer, OnceAPeerDoesAllOfIt) {
  make_node(Village::peer_key(2));
  hear_an_event();
  EXPECT_EQ(out.all<net::Received>().size(), 1U);
  node->consent();
  hear_a_candidate();
  EXPECT_EQ(out.all<net::Promised>().size(), 1U);
}

}  // namespace
}  // namespace yoriai::tests
