// A book that takes its entries from another peer, drops a tail, and writes down what it says.
#include <gtest/gtest.h>

#include "core/sha256.h"
#include "ledger/book.h"
#include "ledger/entry_codec.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "tests/support/kept_village.h"

namespace yoriai::ledger {
namespace {

using core::Refusal;
using tests::Village;

constexpr std::size_t kAnyBytes = std::size_t{1} << 30U;

Blob wording_blob() {
  const auto view = core::bytes_of("wording");
  return {{core::sha256(view), view.size()}, {view.begin(), view.end()}};
}

class BookFollowing : public testing::Test {
 protected:
  void SetUp() override { book_ = Book::found(store_, high_water_); }
  [[nodiscard]] std::vector<StoredEntry> entries(std::size_t from, std::size_t to) const {
    std::vector<StoredEntry> out;
    for (auto i = from; i < to; ++i) {
      out.push_back({village_.lines()[i].entry, village_.lines()[i].salted_body});
    }
    return out;
  }
  [[nodiscard]] std::size_t all() const { return village_.lines().size(); }
  // The book as far as `size`.
  void follow_to(std::size_t size) {
    const auto from = book_->tree().size();
    if (size == from) return;
    ASSERT_TRUE(book_->follow(entries(from, size), {wording_blob()}));
  }
  [[nodiscard]] std::uint64_t writes() {
    return store_.faults().writes() + high_water_.faults().writes();
  }
  [[nodiscard]] const core::LedgerId& ledger() const { return village_.state().ledger(); }
  // The entry with something changed in it.
  template <class Change>
  [[nodiscard]] StoredEntry spoilt(std::size_t index, Change&& change) const {
    auto entry = decode_entry(village_.lines()[index].entry).value();
    change(entry);
    return {encode_entry(entry), village_.lines()[index].salted_body};
  }
  // Follows everything with one line replaced: refused there, and the book is as before.
  Refusal code_with(std::size_t index, StoredEntry other) {
    const auto from = book_->tree().size();
    const auto root = book_->tree().root();
    const auto before = writes();
    auto lines = entries(from, all());
    lines[index - from] = std::move(other);
    const auto verdict = book_->follow(std::move(lines), {wording_blob()});
    EXPECT_FALSE(verdict);
    EXPECT_EQ(verdict.error().index.value, index);
    EXPECT_EQ(writes(), before);
    EXPECT_EQ(book_->tree().root(), root);
    EXPECT_EQ(book_->state().size().value, from);
    return verdict.error().why.code;
  }

  const Village village_ = tests::voted_village();
  MemoryStore store_;
  MemoryHighWater high_water_;
  std::unique_ptr<Book> book_;
};

TEST_F(BookFollowing, TakesInAWholeVoteByteForByteInOneBatch) {
  ASSERT_TRUE(book_->follow(entries(0, all()), {wording_blob()}));
  EXPECT_EQ(core::state_digest(book_->state()), core::state_digest(village_.state()));
  EXPECT_EQ(store_.faults().writes(), 1U);
  EXPECT_EQ(store_.last_batch(ledger()).value, 0U);
  const auto lines = book_->lines(0, all(), kAnyBytes);
  ASSERT_EQ(lines.size(), all());
  for (std::size_t i = 0; i < all(); ++i) {
    EXPECT_EQ(lines[i].entry, village_.lines()[i].entry);
    EXPECT_EQ(lines[i].salted_body, village_.lines()[i].salted_body);
  }
  const auto& proposal = village_.state().proposals().at(0);
  EXPECT_EQ(store_.blob(ledger(), proposal.result), village_.document(proposal.id));
  EXPECT_TRUE(store_.blob(ledger(), proposal.draft.wording));
  EXPECT_EQ(book_->record().size, all());
}

TEST_F(BookFollowing, NothingToFollowIsNothingWritten) {
  follow_to(2);
  const auto before = writes();
  EXPECT_TRUE(book_->follow({}, {}));
  EXPECT_EQ(writes(), before);
}

TEST_F(BookFollowing, GoesOnAfterARefusal) {
  follow_to(2);
  (void)code_with(5, {village_.lines()[1].entry, village_.lines()[1].salted_body});
  follow_to(all());
  EXPECT_EQ(core::state_digest(book_->state()), core::state_digest(village_.state()));
}

TEST_F(BookFollowing, RefusalNamesTheEntryAndLeavesTheBookAsItWas) {
  for (const std::size_t from : {0U, 2U}) {
    follow_to(from);
    EXPECT_EQ(code_with(4, {{}, {}}), Refusal::entry_malformed);
    EXPECT_EQ(code_with(4, spoilt(4, [](Entry& entry) { entry.signatures[0] ^= std::byte{1}; })),
              Refusal::signature_invalid);
    auto other_body = entries(4, 5).front();
    other_body.salted_body[0] ^= std::byte{1};
    EXPECT_EQ(code_with(4, other_body), Refusal::body_hash_differs);
    EXPECT_EQ(code_with(4, entries(3, 4).front()), Refusal::already_in_book);
    EXPECT_EQ(code_with(4, spoilt(4, [](Entry& entry) { entry.accepted_at.ms = 1; })),
              Refusal::clock_behind);
    const core::Receipt receipt{Village::node_key().public_key(), 1, {}, {}, {}};
    EXPECT_EQ(code_with(4, spoilt(4, [&](Entry& entry) { entry.receipts = {receipt}; })),
              Refusal::receipt_invalid);
    auto not_strict = entries(4, 5).front();
    not_strict.entry.resize(not_strict.entry.size() + 8);
    EXPECT_EQ(code_with(4, not_strict), Refusal::entry_not_strict);
  }
}

TEST_F(BookFollowing, WordingIsBroughtInTrueBytesOrStoredBefore) {
  std::size_t draft = 0;
  while (village_.deliveries()[draft].event.header().kind != core::Kind::proposal_drafted) ++draft;
  follow_to(draft);
  auto false_blob = wording_blob();
  false_blob.bytes[0] ^= std::byte{1};
  for (const auto& brought : {std::vector<Blob>{}, std::vector{false_blob}}) {
    const auto verdict = book_->follow(entries(draft, draft + 1), brought);
    ASSERT_FALSE(verdict);
    EXPECT_EQ(verdict.error().why.code, Refusal::blob_missing);
    EXPECT_EQ(verdict.error().index.value, draft);
  }
  store_.put_blob(ledger(), wording_blob());
  EXPECT_TRUE(book_->follow(entries(draft, draft + 1), {false_blob}));
}

TEST_F(BookFollowing, BlobThatNobodyNamedIsNotStored) {
  ASSERT_TRUE(book_->follow(entries(0, 2), {wording_blob()}));
  EXPECT_TRUE(store_.blobs(ledger()).empty());
}

// Dropping.

TEST_F(BookFollowing, DroppedTailIsForgottenAndCanBeFollowedAgain) {
  follow_to(all());
  book_->drop_tail(3);
  EXPECT_EQ(book_->tree().size(), 3U);
  EXPECT_EQ(book_->state().size().value, 3U);
  EXPECT_EQ(store_.size(ledger()), 3U);
  EXPECT_EQ(high_water_.read(ledger()), book_->record());
  EXPECT_EQ(book_->record().size, 3U);
  EXPECT_EQ(book_->record().last_entry, leaf_hash(village_.lines()[2].entry));
  EXPECT_EQ(book_->record().dropping_from, 0U);
  follow_to(all());
  EXPECT_EQ(core::state_digest(book_->state()), core::state_digest(village_.state()));
  EXPECT_EQ(book_->read_back_tree().root, book_->tree().root());
}

TEST_F(BookFollowing, DroppingNothingWritesNothing) {
  follow_to(3);
  const auto before = writes();
  book_->drop_tail(3);
  EXPECT_EQ(writes(), before);
}

TEST_F(BookFollowing, DroppingWhatWasSignedIsABug) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  follow_to(4);
  book_->record_signed(3);
  EXPECT_DEATH(book_->drop_tail(2), "this is a bug");
  EXPECT_DEATH(book_->drop_tail(5), "this is a bug");
  book_->drop_tail(3);
}

// The power goes between the high-water and the store.
TEST_F(BookFollowing, TailWhoseDropWasCutShortIsDroppedAtTheNextOpening) {
  for (const auto access : {Access::peer, Access::write}) {
    follow_to(5);
    store_.faults().fail_at(1);
    EXPECT_THROW(book_->drop_tail(3), EnvironmentError);
    store_.faults().restart();
    EXPECT_EQ(store_.size(ledger()), 5U);
    EXPECT_EQ(Book::open(store_, high_water_, ledger(), Access::read)->tree().size(), 3U);
    book_ = Book::open(store_, high_water_, ledger(), access);
    EXPECT_EQ(book_->tree().size(), 3U);
    EXPECT_EQ(store_.size(ledger()), 3U);
    EXPECT_EQ(book_->record().dropping_from, 0U);
  }
  follow_to(all());
}

// Opening.

TEST_F(BookFollowing, PeerLetsGoOfWhatItNeverSpokeOf) {
  follow_to(3);
  high_water_.faults().fail_at(1);
  EXPECT_THROW((void)book_->follow(entries(3, 5), {wording_blob()}), EnvironmentError);
  high_water_.faults().restart();
  EXPECT_EQ(store_.size(ledger()), 5U);
  book_ = Book::open(store_, high_water_, ledger(), Access::peer);
  EXPECT_EQ(book_->tree().size(), 3U);
  EXPECT_EQ(store_.size(ledger()), 3U);
  follow_to(all());
}

// The record.

class PeersRecord : public BookFollowing {
 protected:
  void SetUp() override {
    BookFollowing::SetUp();
    follow_to(4);
  }
  [[nodiscard]] core::Tree tree(std::uint64_t epoch, std::uint64_t size) const {
    return {core::Epoch{epoch}, size, size == 4 ? book_->tree().root() : core::Digest{}};
  }
};

TEST_F(PeersRecord, WhatIsRecordedIsThereAfterAnotherOpening) {
  book_->record_ack(tree(0, 4));
  book_->record_held(tree(0, 3));
  book_->record_promise(core::Epoch{2});
  book_->record_receipts(7, core::sha256(core::bytes_of("seventh")));
  book_->record_signed(3);
  const auto record = book_->record();
  EXPECT_EQ(record.acked, tree(0, 4));
  EXPECT_EQ(record.held, tree(0, 3));
  EXPECT_EQ(record.promised, core::Epoch{2});
  EXPECT_EQ(record.receipts.number, 7U);
  EXPECT_EQ(record.signed_size, 3U);
  EXPECT_EQ(high_water_.read(ledger()), record);
  book_ = Book::open(store_, high_water_, ledger(), Access::peer);
  EXPECT_EQ(book_->record(), record);
  follow_to(all());
  EXPECT_EQ(book_->record().promised, core::Epoch{2});
  EXPECT_EQ(book_->record().acked, record.acked);
}

TEST_F(PeersRecord, SayingTheSameAgainWritesNothing) {
  book_->record_ack(tree(0, 4));
  const auto before = writes();
  book_->record_ack(tree(0, 4));
  EXPECT_EQ(writes(), before);
}

TEST_F(PeersRecord, GoingBackIsABug) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  book_->record_ack(tree(1, 4));
  book_->record_held(tree(1, 4));
  book_->record_promise(core::Epoch{2});
  book_->record_receipts(7, {});
  book_->record_signed(3);
  EXPECT_DEATH(book_->record_ack(tree(1, 3)), "this is a bug");
  EXPECT_DEATH(book_->record_ack(tree(0, 4)), "this is a bug");
  EXPECT_DEATH(book_->record_held(tree(0, 4)), "this is a bug");
  EXPECT_DEATH(book_->record_promise(core::Epoch{1}), "this is a bug");
  EXPECT_DEATH(book_->record_receipts(6, {}), "this is a bug");
  EXPECT_DEATH(book_->record_signed(2), "this is a bug");
  EXPECT_DEATH(book_->record_signed(5), "this is a bug");
}

TEST_F(PeersRecord, AckOfWhatIsNotInTheBookIsABug) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(book_->record_ack(tree(0, 5)), "this is a bug");
  EXPECT_DEATH(book_->record_ack({core::Epoch{0}, 4, core::Digest{}}), "this is a bug");
}

TEST_F(PeersRecord, WriteThatFailsIsTheLast) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  high_water_.faults().fail_at(1);
  EXPECT_THROW(book_->record_promise(core::Epoch{2}), EnvironmentError);
  EXPECT_DEATH((void)book_->record(), "this is a bug");
}

TEST_F(PeersRecord, TreeThatIsSentIsTheOneThatCameBack) {
  EXPECT_EQ(book_->read_back_tree(), tree(0, 4));
  follow_to(6);
  store_.entries_of(ledger())[5].entry.back() ^= std::byte{1};
  EXPECT_THROW((void)book_->read_back_tree(), EnvironmentError);
}

TEST_F(PeersRecord, LinesAreAsManyAsFitButOne) {
  EXPECT_EQ(book_->lines(1, 4, kAnyBytes).size(), 3U);
  EXPECT_EQ(book_->lines(1, 4, 0).size(), 1U);
  EXPECT_TRUE(book_->lines(4, 4, 0).empty());
  const auto& line = village_.lines()[1];
  const auto& next = village_.lines()[2];
  const auto two =
      line.entry.size() + line.salted_body.size() + next.entry.size() + next.salted_body.size();
  EXPECT_EQ(book_->lines(1, 4, two).size(), 2U);
  EXPECT_EQ(book_->lines(1, 4, two - 1).size(), 1U);
}

}  // namespace
}  // namespace yoriai::ledger
