#include "net/board.h"

#include <gtest/gtest.h>

#include "net/limits.h"
#include "tests/unit/net/messages.h"

namespace yoriai::net {
namespace {

using tests::id_of;

core::Tree tree(std::uint64_t epoch, std::uint64_t size, char root = 'r') {
  return {core::Epoch{epoch}, size, id_of<core::Digest>(root)};
}

core::Ack ack(char peer, const core::Tree& of, std::uint64_t time = 1) {
  return {id_of<core::PublicKey>(peer), of, core::Instant{time}, id_of<core::Signature>(peer)};
}

core::Held held(char peer, const core::Tree& of) {
  return {id_of<core::PublicKey>(peer), of, id_of<core::Signature>(peer)};
}

bool three(std::uint64_t /*size*/, std::span<const core::PublicKey> peers) {
  return peers.size() >= 3;
}

core::Promise promise(char peer, std::uint64_t epoch, char candidate) {
  return {id_of<core::PublicKey>(peer), core::Epoch{epoch}, id_of<core::PublicKey>(candidate),
          id_of<core::PublicKey>('l'),  tree(0, 5),         id_of<core::Signature>(peer)};
}

EventReceipt receipt(char peer, std::uint64_t number, char event) {
  return {
      id_of<core::EventId>(event),
      {id_of<core::PublicKey>(peer), number, {}, core::Instant{1}, id_of<core::Signature>('s')}};
}

TEST(Board, OneEpochPromisedTwiceIsALieAndTwoEpochsAreNot) {
  Board board;
  EXPECT_FALSE(board.put(promise('a', 1, 'x')));
  EXPECT_FALSE(board.put(promise('a', 2, 'y')));
  EXPECT_FALSE(board.put(promise('b', 1, 'y')));
  EXPECT_FALSE(board.put(promise('a', 1, 'x')));
  const auto lie = board.put(promise('a', 1, 'y'));
  ASSERT_TRUE(lie.has_value());
  const TwoPromises both{{promise('a', 1, 'x'), promise('a', 1, 'y')}};
  EXPECT_EQ(std::get<TwoPromises>(*lie), both);
  auto other_best = promise('a', 2, 'y');
  other_best.best = tree(0, 6);
  EXPECT_TRUE(board.put(other_best));
}

TEST(Board, ReceiptsOfOneNumberAreCompared) {
  Board board;
  EXPECT_FALSE(board.compare(receipt('a', 1, 'x')));
  EXPECT_FALSE(board.compare(receipt('a', 1, 'x')));
  EXPECT_FALSE(board.compare(receipt('a', 2, 'y')));
  EXPECT_FALSE(board.compare(receipt('b', 1, 'y')));
  EXPECT_EQ(board.compare(receipt('a', 1, 'y')), receipt('a', 1, 'x'));
  board.put_instead(receipt('a', 1, 'y'));
  EXPECT_EQ(board.compare(receipt('a', 1, 'x')), receipt('a', 1, 'y'));
}

TEST(Board, TheLatestReceiptsOfAPeerAreCompared) {
  Board board;
  for (std::uint64_t number = 1; number <= kReceiptsCompared + 1; ++number) {
    board.compare(receipt('a', number, 'x'));
  }
  EXPECT_FALSE(board.compare(receipt('a', 1, 'y')));
  EXPECT_TRUE(board.compare(receipt('a', kReceiptsCompared + 1, 'y')));
}

TEST(Board, ThreeAcksOfOneTreeAreACertificate) {
  Board board;
  board.put(ack('a', tree(0, 5)));
  board.put(ack('b', tree(0, 5)));
  EXPECT_FALSE(board.certificate({}, three).has_value());
  board.put(ack('c', tree(0, 5)));
  const auto certificate = board.certificate({}, three);
  ASSERT_TRUE(certificate.has_value());
  EXPECT_EQ(certificate->tree, tree(0, 5));
  EXPECT_EQ(certificate->acks.size(), 3U);
}

TEST(Board, OnePeerCountsOnce) {
  Board board;
  for (const std::uint64_t time : {1U, 2U, 3U}) board.put(ack('a', tree(0, 5), time));
  EXPECT_FALSE(board.certificate({}, three).has_value());
}

TEST(Board, AcksOfOtherRootsDoNotAddUp) {
  Board board;
  board.put(ack('a', tree(0, 5, 'x')));
  board.put(ack('b', tree(0, 5, 'y')));
  board.put(ack('c', tree(0, 5, 'y')));
  EXPECT_FALSE(board.certificate({}, three).has_value());
}

TEST(Board, TheGreatestIsTheOneOfTheLatestEpochAndNotTheLongest) {
  Board board;
  for (const char peer : {'a', 'b', 'c'}) {
    board.put(ack(peer, tree(0, 90)));
    board.put(ack(peer, tree(2, 50)));
  }
  EXPECT_EQ(board.certificate({}, three)->tree, tree(2, 50));
}

TEST(Board, OnlyWhatIsAboveIsGiven) {
  Board board;
  for (const char peer : {'a', 'b', 'c'}) board.put(ack(peer, tree(1, 5)));
  EXPECT_FALSE(board.certificate(core::rank_of(tree(1, 5)), three).has_value());
  EXPECT_TRUE(board.certificate(core::rank_of(tree(1, 4)), three).has_value());
}

TEST(Board, TwoRootsAtOneRankContradictAndTheFirstStands) {
  Board board;
  EXPECT_FALSE(board.put(ack('a', tree(1, 5, 'x'))).has_value());
  const auto found = board.put(ack('a', tree(1, 5, 'y')));
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(std::holds_alternative<TwoAcks>(*found));
  EXPECT_EQ(board.who_has(tree(1, 5, 'x')).size(), 1U);
  EXPECT_TRUE(board.who_has(tree(1, 5, 'y')).empty());
  EXPECT_FALSE(board.put(held('a', tree(1, 5, 'x'))).has_value());
  EXPECT_TRUE(std::holds_alternative<TwoHeld>(*board.put(held('a', tree(1, 5, 'y')))));
}

core::Certificate shown(const core::Tree& of) {
  core::Certificate certificate{of, {}};
  for (const char peer : {'a', 'b', 'c'}) {
    certificate.acks.push_back({id_of<core::PublicKey>(peer), core::Instant{1}, {}});
  }
  return certificate;
}

// A liar's first word must not hide what three acknowledged.
TEST(Board, ACertificateCountsAsAWholeWhereALiarSaidSomethingElseHere) {
  Board board;
  board.put(ack('a', tree(1, 5, 'x')));
  for (const char peer : {'a', 'b', 'c'}) board.put(ack(peer, tree(1, 5, 'y')));
  EXPECT_FALSE(board.certificate({}, three).has_value());
  board.put(shown(tree(1, 5, 'y')));
  EXPECT_EQ(board.certificate({}, three)->tree, tree(1, 5, 'y'));
  EXPECT_FALSE(board.certificate(core::rank_of(tree(1, 5)), three).has_value());
}

TEST(Board, TheGreatestCertificateShownIsKeptAndMustBeAQuorumStill) {
  Board board;
  board.put(shown(tree(2, 5)));
  board.put(shown(tree(1, 9)));
  EXPECT_EQ(board.certificate({}, three)->tree, tree(2, 5));
  EXPECT_FALSE(board.certificate({}, [](auto /*size*/, auto peers) { return peers.size() > 3; })
                   .has_value());
  for (const char peer : {'a', 'b', 'c'}) board.put(ack(peer, tree(2, 6)));
  EXPECT_EQ(board.certificate({}, three)->tree, tree(2, 6));
}

TEST(Board, ALaterWordForTheSameTreeRenewsTheCertificate) {
  Board board;
  for (const char peer : {'a', 'b', 'c'}) board.put(ack(peer, tree(0, 5), 10));
  const auto known = *board.certificate({}, three);
  EXPECT_FALSE(board.renewed(known, three).has_value());
  board.put(ack('b', tree(0, 5), 20));
  board.put(ack('b', tree(0, 5), 15));  // overtaken on the way
  const auto renewed = board.renewed(known, three);
  ASSERT_TRUE(renewed.has_value());
  EXPECT_EQ(renewed->acks[1].time, core::Instant{20});
}

TEST(Board, TheLargestTreeThatThreeHold) {
  Board board;
  for (const char peer : {'a', 'b', 'c'}) board.put(held(peer, tree(0, 5)));
  for (const char peer : {'a', 'b'}) board.put(held(peer, tree(0, 6)));
  EXPECT_EQ(board.held_tree(0, three), tree(0, 5));
  EXPECT_FALSE(board.held_tree(5, three).has_value());
  board.put(held('c', tree(0, 6)));
  EXPECT_EQ(board.held_tree(5, three), tree(0, 6));
}

TEST(Board, APeerThatSaysMuchIsRememberedByItsGreatestWords) {
  Board board;
  for (std::uint64_t size = 1; size <= 100; ++size) board.put(ack('a', tree(0, size)));
  EXPECT_TRUE(board.who_has(tree(0, 1)).empty());
  EXPECT_EQ(board.who_has(tree(0, 100)).size(), 1U);
  EXPECT_EQ(board.acked_by(id_of<core::PublicKey>('a')), tree(0, 100));
}

TEST(Board, AClockIsThatOfTheLatestWordAndOfTheLastMinutes) {
  Board board;
  const auto a = id_of<core::PublicKey>('a');
  EXPECT_FALSE(board.clock_of(a, Uptime{1'000}).has_value());
  board.heard_clock(a, core::Instant{5'000}, Uptime{1'000});
  board.heard_clock(a, core::Instant{4'000}, Uptime{2'000});
  EXPECT_EQ(board.clock_of(a, Uptime{3'000}), core::Instant{7'000});
  EXPECT_EQ(board.clock_of(a, Uptime{1'000} + kSilence), core::Instant{5'000} + kSilence);
  EXPECT_FALSE(board.clock_of(a, Uptime{1'001} + kSilence).has_value());
}

TEST(Board, AClockThatWasPutBackIsBelievedWhenNothingCanHaveOvertakenTheWord) {
  Board board;
  const auto a = id_of<core::PublicKey>('a');
  board.heard_clock(a, core::Instant{500'000}, Uptime{1'000});
  board.heard_clock(a, core::Instant{100'000}, Uptime{60'999});
  EXPECT_EQ(board.clock_of(a, Uptime{61'000}), core::Instant{560'000});
  board.heard_clock(a, core::Instant{100'001}, Uptime{61'000});
  EXPECT_EQ(board.clock_of(a, Uptime{61'000}), core::Instant{100'001});
}

TEST(Board, TheTimeOfACertificateIsThatOfOneHonestPeerAtLeast) {
  core::Certificate certificate{tree(0, 5), {}};
  for (const std::uint64_t time : {30U, 10U, 20U}) {
    certificate.acks.push_back({id_of<core::PublicKey>('a'), core::Instant{time}, {}});
  }
  EXPECT_EQ(time_of(certificate, 0), core::Instant{10});
  EXPECT_EQ(time_of(certificate, 1), core::Instant{20});
  EXPECT_EQ(time_of(certificate, 3), std::nullopt);
}

}  // namespace
}  // namespace yoriai::net
