#include "core/quorum.h"

#include <gtest/gtest.h>

#include "tests/support/samples.h"
#include "tests/support/village.h"

namespace yoriai::tests {
namespace {

// Operators by letter, one for each peer; the peer's keys are its place in the text.
core::PeerSet set_of(std::string_view operators, std::uint16_t needed, std::uint16_t liars) {
  core::PeerSet set{{}, needed, liars};
  for (const char letter : operators) {
    const auto place = static_cast<char>('0' + set.peers.size());
    set.peers.push_back(
        {letter == '-' ? "" : std::string(1, letter), id_of<core::PublicKey>(place), {}, {}});
  }
  return set;
}

TEST(Quorum, IsSafeWhenTwoGroupsShareAnHonestPeer) {
  struct Row {
    const char* operators;
    std::uint16_t needed;
    std::uint16_t liars;
    bool safe;
  };
  const Row rows[] = {
      {"a", 1, 0, true},
      {"a", 1, 1, false},
      {"a", 0, 0, false},
      {"", 0, 0, false},
      {"ab", 2, 0, true},
      {"ab", 1, 0, false},
      {"abc", 2, 0, true},
      {"abc", 2, 1, false},
      {"abcd", 3, 1, true},
      {"abcd", 3, 2, false},
      {"abcd", 4, 1, false},
      {"abcde", 4, 1, true},
      {"aabcdef", 5, 1, false},  // one operator runs two, one may lie
      {"aabcdef", 5, 2, true},
      {"aaabcdef", 6, 2, false},
      {"-", 1, 0, true},
      {"a-", 2, 0, false},
      {"abcdefghijklmnop", 11, 5, true},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(core::quorum_is_safe(set_of(row.operators, row.needed, row.liars)), row.safe)
        << row.operators << " " << row.needed << " " << row.liars;
  }
}

TEST(Quorum, CountsEveryPeerOnceAndStrangersNever) {
  const auto set = set_of("abcd", 3, 1);
  const auto key = [](char place) { return id_of<core::PublicKey>(place); };
  EXPECT_TRUE(core::is_quorum_of(set, std::vector{key('0'), key('1'), key('3')}));
  EXPECT_FALSE(core::is_quorum_of(set, std::vector{key('0'), key('1'), key('1'), key('9')}));
  EXPECT_FALSE(core::is_quorum_of(set, {}));
}

TEST(Quorum, NeedsBothSetsWhileAChangeIsPending) {
  Village village(four_peers());
  const auto speak = [&](const Village::PeerNumbers& peers) {
    std::vector<core::PublicKey> nodes;
    for (const auto peer : peers) nodes.push_back(Village::peer_key(peer).public_key());
    return core::quorum_of(village.state(), nodes);
  };
  EXPECT_TRUE(speak({1, 2, 4}));
  village.enter(village.peers_change(4, 5, 3, 1));
  EXPECT_FALSE(speak({1, 2, 4}));
  EXPECT_FALSE(speak({1, 2, 5}));
  EXPECT_TRUE(speak({1, 2, 3}));
  EXPECT_TRUE(speak({1, 2, 4, 5}));
  village.enter(village.peers_activation({1, 2, 3}));
  EXPECT_FALSE(speak({1, 2, 4}));
  EXPECT_TRUE(speak({1, 2, 5}));
}

}  // namespace
}  // namespace yoriai::tests
