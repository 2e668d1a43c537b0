// What a book does when writes fail, and what it finds when it is opened after that, or after
// somebody has been at the files.
#include <gtest/gtest.h>

#include "ledger/book.h"
#include "ledger/entry_codec.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "tests/support/kept_village.h"

namespace yoriai::ledger {
namespace {

using Cause = EnvironmentError::Cause;
using tests::Village;

class BookDurability : public testing::Test {
 protected:
  void keep_all() {
    book_ = Book::found(store_, high_water_);
    tests::append_rest(*book_, village_.lines());
  }
  std::string sign() {
    return book_->sign_checkpoint({tests::key_named("peer/log"), tests::key_named("peer/witness")},
                                  village_.state().last_accepted_at());
  }
  [[nodiscard]] Cause cause_of_opening(Access access = Access::write) {
    try {
      (void)Book::open(store_, high_water_, ledger(), access);
    } catch (const EnvironmentError& error) {
      return error.cause();
    }
    ADD_FAILURE() << "it opened";
    return Cause::io;
  }
  [[nodiscard]] const core::LedgerId& ledger() const { return village_.state().ledger(); }
  [[nodiscard]] HighWaterMark mark() const { return *high_water_.read(ledger()); }
  void restart() {
    book_.reset();
    store_.faults().restart();
    high_water_.faults().restart();
  }

  const Village village_ = tests::voted_village();
  MemoryStore store_;
  MemoryHighWater high_water_;
  std::unique_ptr<Book> book_;
};

// Writes as far as the faults let it; what was acknowledged.
std::uint64_t write_until_failure(Store& store, HighWater& high_water,
                                  const std::vector<tests::Line>& lines) {
  const auto book = Book::found(store, high_water);
  std::uint64_t acknowledged = 0;
  try {
    for (const auto& line : lines) {
      EXPECT_TRUE(tests::append_one(*book, tests::sent_as(line)).front());
      ++acknowledged;
    }
  } catch (const EnvironmentError&) {
  }
  return acknowledged;
}

// Every write of the story fails once: in the store, lost or kept, and in the high-water.
class FailingWrite : public BookDurability, public testing::WithParamInterface<int> {};

TEST_P(FailingWrite, NothingAcknowledgedIsMissingAndTheStoryCanBeFinished) {
  const auto lines = village_.lines();
  const auto total = lines.size();
  for (std::uint64_t n = 1; n <= total; ++n) {
    MemoryStore store;
    MemoryHighWater high_water;
    if (GetParam() == 0) store.faults().fail_at(n, AfterFailure::lost);
    if (GetParam() == 1) store.faults().fail_at(n, AfterFailure::kept);
    if (GetParam() == 2) high_water.faults().fail_at(n, AfterFailure::lost);
    if (GetParam() == 3) high_water.faults().fail_at(n, AfterFailure::kept);
    const auto acknowledged = write_until_failure(store, high_water, lines);
    ASSERT_LT(acknowledged, total);
    store.faults().restart();
    high_water.faults().restart();

    if (acknowledged > 0) {
      const auto reader = Book::open(store, high_water, ledger(), Access::read);
      ASSERT_GE(reader->tree().size(), acknowledged);
    }
    auto book = store.size(ledger()) > 0 ? Book::open(store, high_water, ledger())
                                         : Book::found(store, high_water);
    ASSERT_GE(book->tree().size(), acknowledged);
    tests::append_rest(*book, lines);
    ASSERT_EQ(core::state_digest(book->state()), core::state_digest(village_.state()));
  }
}
INSTANTIATE_TEST_SUITE_P(Everywhere, FailingWrite, testing::Range(0, 4));

TEST_F(BookDurability, BookIsNotUsedAfterAFailedWrite) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  book_ = Book::found(store_, high_water_);
  store_.faults().fail_at(1);
  const auto founding = tests::sent_as(village_.lines().front());
  EXPECT_THROW(tests::append_one(*book_, founding), EnvironmentError);
  EXPECT_DEATH(tests::append_one(*book_, founding), "this is a bug");
  EXPECT_DEATH((void)book_->state(), "this is a bug");
}

TEST_F(BookDurability, UnacknowledgedEntriesAreKeptByAWriterAndNotSeenByAReader) {
  const auto lines = village_.lines();
  book_ = Book::found(store_, high_water_);
  high_water_.faults().fail_at(2 + 3);  // two for the founding, then the third batch after it
  EXPECT_THROW(tests::append_rest(*book_, lines), EnvironmentError);
  restart();
  EXPECT_EQ(store_.size(ledger()), 4U);
  EXPECT_EQ(Book::open(store_, high_water_, ledger(), Access::read)->tree().size(), 3U);
  EXPECT_EQ(mark().size, 3U);
  EXPECT_EQ(Book::open(store_, high_water_, ledger())->tree().size(), 4U);
  EXPECT_EQ(mark().size, 4U);
  EXPECT_EQ(mark().last_entry, leaf_hash(lines[3].entry));
}

TEST_F(BookDurability, UnacknowledgedEntriesAreCheckedInFull) {
  book_ = Book::found(store_, high_water_);
  high_water_.faults().fail_at(2 + 1);
  EXPECT_THROW(tests::append_rest(*book_, village_.lines()), EnvironmentError);
  restart();
  auto& stored = store_.entries_of(ledger()).back();
  auto entry = decode_entry(stored.entry).value();
  entry.signatures[0] ^= std::byte{1};
  stored.entry = encode_entry(entry);
  EXPECT_EQ(cause_of_opening(), Cause::damaged);
}

TEST_F(BookDurability, StoreShorterThanTheHighWaterIsRefused) {
  keep_all();
  store_.entries_of(ledger()).pop_back();
  EXPECT_EQ(cause_of_opening(), Cause::high_water);
  EXPECT_EQ(cause_of_opening(Access::read), Cause::high_water);
  store_.entries_of(ledger()).clear();
  EXPECT_EQ(cause_of_opening(), Cause::high_water);
}

TEST_F(BookDurability, OtherLastEntryIsRefused) {
  keep_all();
  auto& entries = store_.entries_of(ledger());
  auto entry = decode_entry(entries.back().entry).value();
  ++entry.accepted_at.ms;
  entries.back().entry = encode_entry(entry);
  EXPECT_EQ(cause_of_opening(), Cause::high_water);
  EXPECT_EQ(cause_of_opening(Access::read), Cause::high_water);
}

TEST_F(BookDurability, EntriesWithoutAHighWaterAreRefused) {
  keep_all();
  MemoryHighWater empty;
  EXPECT_THROW((void)Book::open(store_, empty, ledger()), EnvironmentError);
  EXPECT_EQ(empty.read(ledger()), std::nullopt);
}

TEST_F(BookDurability, HighWaterPutBackFromACopyIsNoticed) {
  book_ = Book::found(store_, high_water_);
  const auto lines = village_.lines();
  std::vector<HighWaterMark> marks;
  for (const auto& line : lines) {
    ASSERT_TRUE(tests::append_one(*book_, tests::sent_as(line)).front());
    marks.push_back(mark());
  }
  for (std::size_t i = 0; i + 2 < marks.size(); ++i) {
    high_water_.put_back(ledger(), marks[i]);
    EXPECT_EQ(cause_of_opening(), Cause::high_water) << i;
  }
  // One batch behind is what an honest crash leaves.
  high_water_.put_back(ledger(), marks[marks.size() - 2]);
  EXPECT_EQ(Book::open(store_, high_water_, ledger())->tree().size(), lines.size());
}

TEST_F(BookDurability, HighWaterOlderThanTheCheckpointIsNoticed) {
  keep_all();
  const auto before = mark();
  sign();
  high_water_.put_back(ledger(), before);
  EXPECT_EQ(cause_of_opening(), Cause::high_water);
}

TEST_F(BookDurability, StoreThatIsGoneIsNotFoundedAgain) {
  keep_all();
  MemoryStore fresh;
  const auto again = Book::found(fresh, high_water_);
  EXPECT_THROW(tests::append_one(*again, tests::sent_as(village_.lines().front())),
               EnvironmentError);
  EXPECT_TRUE(fresh.ledgers().empty());
}

// Checkpoints.

TEST_F(BookDurability, CheckpointIsSignedStoredAndRemembered) {
  keep_all();
  const auto note = sign();
  EXPECT_EQ(store_.checkpoint(ledger()), note);
  EXPECT_EQ(mark().signed_size, village_.lines().size());
  const auto checkpoint = open_checkpoint(note, book_->checkpoint_keys());
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->size, village_.lines().size());
  EXPECT_EQ(checkpoint->root, book_->tree().root());
  book_ = Book::open(store_, high_water_, ledger());
  EXPECT_EQ(mark().signed_size, village_.lines().size());
}

TEST_F(BookDurability, HighWaterSaysSignedBeforeTheNoteIsStored) {
  keep_all();
  store_.faults().fail_at(1);
  EXPECT_THROW(sign(), EnvironmentError);
  EXPECT_EQ(mark().signed_size, village_.lines().size());
  restart();
  high_water_.faults().fail_at(2);  // the first is the opening's
  book_ = Book::open(store_, high_water_, ledger());
  EXPECT_THROW(sign(), EnvironmentError);
  EXPECT_EQ(store_.checkpoint(ledger()), std::nullopt);
}

TEST_F(BookDurability, NothingIsSignedThatCameBackOtherThanWritten) {
  keep_all();
  store_.entries_of(ledger())[2].entry.back() ^= std::byte{1};
  EXPECT_THROW(sign(), EnvironmentError);
  EXPECT_EQ(store_.checkpoint(ledger()), std::nullopt);
  EXPECT_EQ(mark().signed_size, 0U);
}

TEST_F(BookDurability, EntryChangedBeforeTheSignedRootIsNoticed) {
  keep_all();
  sign();
  auto& stored = store_.entries_of(ledger())[1];
  auto entry = decode_entry(stored.entry).value();
  entry.signatures[0] ^= std::byte{1};  // replay does not look at signatures again
  stored.entry = encode_entry(entry);
  EXPECT_EQ(cause_of_opening(), Cause::damaged);
  EXPECT_EQ(cause_of_opening(Access::read), Cause::damaged);
}

TEST_F(BookDurability, ChangedBodyIsNoticed) {
  keep_all();
  store_.entries_of(ledger())[1].salted_body[0] ^= std::byte{1};
  EXPECT_EQ(cause_of_opening(), Cause::damaged);
}

}  // namespace
}  // namespace yoriai::ledger
