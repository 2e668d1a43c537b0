#include "net/restart_check.h"

#include <gtest/gtest.h>

#include "net/limits.h"
#include "tests/unit/net/desk_of_two.h"

namespace yoriai::net {
namespace {

using tests::DeskOfTwo;

class Restart : public testing::Test {
 protected:
  Restart() { nonce.data.fill(std::byte{7}); }

  // What a peer answers, well signed, when nothing is known of seat 2.
  Numbers nothing_known() {
    Numbers numbers;
    numbers.about = DeskOfTwo::peer(2);
    numbers.nonce = nonce;
    return numbers;
  }
  void answer(std::size_t peer, const Numbers& numbers) {
    check.receive(DeskOfTwo::peer(peer), sign_numbers(numbers, at.people.state().ledger(),
                                                      tests::Village::peer_key(peer)));
  }

  DeskOfTwo at;
  Board board;
  Nonce nonce;
  RestartCheck check{at.desk(), board, [] {
                       Nonce seven;
                       seven.data.fill(std::byte{7});
                       return seven;
                     }()};
};

TEST_F(Restart, AsksAllOthersAndIsDoneWhenAllHaveAnswered) {
  check.ask();
  EXPECT_EQ(at.out.all<AskNumbers>().size(), 3U);
  for (const std::size_t peer : {1U, 3U}) answer(peer, nothing_known());
  EXPECT_FALSE(check.done());
  answer(4, nothing_known());
  EXPECT_TRUE(check.done());
}

TEST_F(Restart, DoesNotWaitForEverForWhoIsAway) {
  check.ask();
  EXPECT_FALSE(check.done());
  at.desk().up = at.desk().up + kRestartPatience;
  EXPECT_TRUE(check.done());
}

// One of four may lie: two who say the same are not both liars.
TEST_F(Restart, AnyNumberAboveItsRecordThatTwoShowStopsIt) {
  const std::pair<const char*, std::function<void(Numbers&)>> all[] = {
      {"receipts", [](Numbers& n) { n.receipts = 1; }},
      {"ACK epoch", [](Numbers& n) { n.acked.epoch.value = 1; }},
      {"ACK size", [](Numbers& n) { n.acked.size = 1; }},
      {"HELD size", [](Numbers& n) { n.held.size = 1; }},
      {"promised", [](Numbers& n) { n.promised.value = 1; }},
      {"cosigned", [](Numbers& n) { n.cosigned = 1; }}};
  for (const auto& [what, raise] : all) {
    RestartCheck fresh(at.desk(), board, nonce);
    auto numbers = nothing_known();
    raise(numbers);
    for (const std::size_t peer : {3U, 4U}) {
      EXPECT_TRUE(fresh.sound()) << what;
      const auto& key = tests::Village::peer_key(peer);
      fresh.receive(DeskOfTwo::peer(peer), sign_numbers(numbers, at.people.state().ledger(), key));
    }
    EXPECT_FALSE(fresh.sound()) << what;
    at.desk().up = at.desk().up + kRestartPatience;
    EXPECT_FALSE(fresh.done()) << what;
  }
}

TEST_F(Restart, OneThatShowsMoreIsToldAndStopsNothing) {
  auto above = nothing_known();
  above.promised.value = UINT64_MAX;
  answer(3, above);
  answer(3, above);  // twice the same is once
  EXPECT_TRUE(check.sound());
  EXPECT_EQ(at.notices.size(), 1U);
  for (const std::size_t peer : {1U, 4U}) answer(peer, nothing_known());
  EXPECT_TRUE(check.done());
}

// What is asked at the start is not answered at a moment of somebody's choice.
TEST_F(Restart, AnAnswerAfterTheCheckDoesNotCount) {
  auto above = nothing_known();
  above.receipts = 9;
  at.desk().up = at.desk().up + kRestartPatience;
  for (const std::size_t peer : {1U, 3U, 4U}) answer(peer, above);
  EXPECT_TRUE(check.sound());
  EXPECT_TRUE(check.done());
  EXPECT_TRUE(at.notices.empty());
}

TEST_F(Restart, AnAnswerThatIsNotForItIsPassedOver) {
  auto above = nothing_known();
  above.receipts = 9;
  auto old = above;
  old.nonce.data.fill(std::byte{1});
  for (const std::size_t peer : {1U, 3U, 4U}) answer(peer, old);
  auto other = above;
  other.about = DeskOfTwo::peer(1);
  for (const std::size_t peer : {1U, 3U, 4U}) answer(peer, other);
  auto forged = sign_numbers(above, at.people.state().ledger(), tests::Village::peer_key(3));
  forged.receipts = 10;
  check.receive(DeskOfTwo::peer(3), forged);
  // Well signed, and brought by somebody else.
  const auto by_three =
      sign_numbers(above, at.people.state().ledger(), tests::Village::peer_key(3));
  check.receive(DeskOfTwo::peer(4), by_three);
  EXPECT_TRUE(check.sound());
  EXPECT_TRUE(at.notices.empty());
}

TEST_F(Restart, TellsOthersTheHighestItHeardOfThem) {
  board.heard_receipt(DeskOfTwo::peer(4), 12);
  board.heard_promise(DeskOfTwo::peer(4), core::Epoch{3});
  board.heard_cosignature(DeskOfTwo::peer(4), 5);
  check.receive(DeskOfTwo::peer(4), AskNumbers{nonce});
  const auto told = at.out.all<Numbers>();
  ASSERT_EQ(told.size(), 1U);
  EXPECT_TRUE(is_good(told[0], at.people.state().ledger()));
  EXPECT_EQ(told[0].about, DeskOfTwo::peer(4));
  EXPECT_EQ(told[0].nonce, nonce);
  EXPECT_EQ(told[0].receipts, 12U);
  EXPECT_EQ(told[0].promised, core::Epoch{3});
  EXPECT_EQ(told[0].cosigned, 5U);
}

// It is said in this peer's name, and signed: so it is judged first.
TEST_F(Restart, TellsOthersOfAReceiptThatNobodyHasJudgedWhenItIsGood) {
  const core::EventId event{core::Digest{}.data};
  const auto claimed = at.receipt(4, event, 12);
  board.heard_receipt(DeskOfTwo::peer(3), 5);
  board.claim_receipt({event, claimed});
  board.claim_receipt({event, at.receipt(4, event, 11)});  // overtaken
  auto made_up = at.receipt(3, event, 7);
  made_up.number = 1000;
  board.claim_receipt({event, made_up});
  for (const std::size_t peer : {4U, 3U}) check.receive(DeskOfTwo::peer(peer), AskNumbers{nonce});
  const auto told = at.out.all<Numbers>();
  ASSERT_EQ(told.size(), 2U);
  EXPECT_EQ(told[0].receipts, 12U);
  EXPECT_EQ(told[1].receipts, 5U);
}

}  // namespace
}  // namespace yoriai::net
