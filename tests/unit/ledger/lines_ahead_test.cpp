// Lines whose signatures are judged on other threads before they are followed.
#include "ledger/lines_ahead.h"

#include <gtest/gtest.h>

#include "ledger/entry_codec.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "tests/support/village.h"

namespace yoriai::ledger {
namespace {

using core::Refusal;

constexpr std::size_t kPieces = 5;
constexpr std::size_t kPieceLines = 3 * LinesAhead::kShare;

class LookingAhead : public testing::Test {
 protected:
  LookingAhead() {
    while (village_.lines().size() < kPieces * kPieceLines) village_.join();
  }
  [[nodiscard]] std::vector<StoredEntry> piece(std::size_t number) const {
    std::vector<StoredEntry> out;
    for (auto i = number * kPieceLines; i < (number + 1) * kPieceLines; ++i) {
      out.push_back({village_.lines()[i].entry, village_.lines()[i].salted_body});
    }
    return out;
  }
  void expect_all_there() {
    EXPECT_EQ(book_->tree().size(), kPieces * kPieceLines);
    EXPECT_EQ(core::state_digest(book_->state()), core::state_digest(village_.state()));
  }
  // Of a line in the second piece, with and without having looked ahead.
  Refusal code_of(const std::vector<StoredEntry>& lines, bool looked_ahead) {
    MemoryStore store;
    MemoryHighWater high_water;
    const auto book = Book::found(store, high_water);
    EXPECT_TRUE(book->follow(piece(0), {}));
    if (looked_ahead) book->look_ahead(lines);
    const auto verdict = book->follow(lines, {});
    EXPECT_FALSE(verdict);
    EXPECT_EQ(verdict.error().index.value, kPieceLines + kBad);
    EXPECT_EQ(book->tree().size(), kPieceLines);
    return verdict.error().why.code;
  }

  static constexpr std::size_t kBad = kPieceLines - 2;
  tests::Village village_;
  MemoryStore store_;
  MemoryHighWater high_water_;
  std::unique_ptr<Book> book_ = Book::found(store_, high_water_);
};

TEST_F(LookingAhead, TheNextPieceIsJudgedWhileOneIsFollowed) {
  book_->look_ahead(piece(0));
  for (std::size_t at = 0; at < kPieces; ++at) {
    if (at + 1 < kPieces) book_->look_ahead(piece(at + 1));
    ASSERT_TRUE(book_->follow(piece(at), {})) << at;
  }
  expect_all_there();
}

// What was looked at and never comes, comes later, or differs in one byte.
TEST_F(LookingAhead, OtherLinesAreJudgedAsEver) {
  book_->look_ahead(piece(3));
  book_->look_ahead(piece(1));
  ASSERT_TRUE(book_->follow(piece(0), {}));
  auto other = piece(1);
  other.back().salted_body.back() ^= std::byte{1};
  const auto verdict = book_->follow(other, {});
  ASSERT_FALSE(verdict);
  EXPECT_EQ(verdict.error().why.code, Refusal::body_hash_differs);
  book_->look_ahead(piece(4));
  for (std::size_t at = 1; at < kPieces; ++at) ASSERT_TRUE(book_->follow(piece(at), {})) << at;
  expect_all_there();
}

TEST_F(LookingAhead, ABookCanCloseBeforeItIsDone) {
  book_->look_ahead(piece(0));
  book_.reset();
}

TEST_F(LookingAhead, WhatIsRefusedIsRefusedAlike) {
  auto unreadable = piece(1);
  unreadable[kBad].entry.clear();
  unreadable[kBad + 1].salted_body[0] ^= std::byte{1};
  auto badly_signed = piece(1);
  auto entry = decode_entry(badly_signed[kBad].entry).value();
  entry.signatures[0] ^= std::byte{1};
  badly_signed[kBad].entry = encode_entry(entry);
  for (const bool ahead : {false, true}) {
    EXPECT_EQ(code_of(unreadable, ahead), Refusal::entry_malformed);
    EXPECT_EQ(code_of(badly_signed, ahead), Refusal::signature_invalid);
  }
}

// A line that cannot be read comes before signatures, also where it stands behind them.
TEST_F(LookingAhead, TheFirstUnreadableLineIsNamed) {
  auto lines = piece(1);
  lines[kBad].entry.clear();
  lines[1].salted_body[0] ^= std::byte{1};
  for (const bool ahead : {false, true}) EXPECT_EQ(code_of(lines, ahead), Refusal::entry_malformed);
}

}  // namespace
}  // namespace yoriai::ledger
