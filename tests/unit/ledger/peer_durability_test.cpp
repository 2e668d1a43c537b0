// What a peer finds when it is opened after a write that failed, or after the power went: nothing
// that it said is missing, and no number goes back.
#include <gtest/gtest.h>

#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "ledger/peer_start.h"
#include "tests/support/peer_life.h"

namespace yoriai::ledger {
namespace {

using tests::PeerLife;

struct PeerDisk {
  MemoryStore store;
  MemoryHighWater marks;

  [[nodiscard]] std::uint64_t writes() { return store.faults().writes() + marks.faults().writes(); }
  std::unique_ptr<Book> open(const core::LedgerId& ledger) {
    store.faults().restart();
    marks.faults().restart();
    const auto mark = marks.read(ledger);
    require_said(store, ledger, mark);
    forget_unspoken_events(store, ledger, mark);
    if (!mark || mark->size == 0) {
      drop_unspoken_tail(store, ledger, mark);
      return Book::found(store, marks);
    }
    return Book::open(store, marks, ledger, Access::peer);
  }
  // Whether the life came to its end.
  bool live(PeerLife& life, Book& book) {
    try {
      life.live(book, store);
      return true;
    } catch (const EnvironmentError&) {
      return false;
    }
  }
};

enum class Where : std::uint8_t { store, high_water };
struct Accident {
  Where where;
  AfterFailure after;
  const char* name;
};

class FailingPeer : public testing::TestWithParam<Accident> {
 protected:
  static WriteFaults& faults_of(PeerDisk& disk) {
    return GetParam().where == Where::store ? disk.store.faults() : disk.marks.faults();
  }
  static std::uint64_t writes_in_all() {
    PeerDisk disk;
    PeerLife life;
    EXPECT_TRUE(disk.live(life, *Book::found(disk.store, disk.marks)));
    return faults_of(disk).writes();
  }
};

TEST_P(FailingPeer, NothingSaidIsMissingAndTheLifeCanBeFinished) {
  const auto total = writes_in_all();
  ASSERT_GT(total, 6U);
  for (std::uint64_t n = 1; n <= total; ++n) {
    PeerDisk disk;
    PeerLife life;
    faults_of(disk).fail_at(n, GetParam().after);
    ASSERT_FALSE(disk.live(life, *Book::found(disk.store, disk.marks))) << n;
    auto book = disk.open(life.ledger());
    if (!life.silent()) {
      const auto broken = life.broken_by(*book, disk.store);
      ASSERT_FALSE(broken) << "write " << n << ": " << *broken;
    }
    ASSERT_TRUE(disk.live(life, *book)) << n;
    book = disk.open(life.ledger());
    const auto broken = life.broken_by(*book, disk.store);
    ASSERT_FALSE(broken) << "write " << n << ", and then to the end: " << *broken;
    ASSERT_EQ(book->tree().size(), life.second().size());
  }
}
INSTANTIATE_TEST_SUITE_P(
    Every, FailingPeer,
    testing::Values(Accident{Where::store, AfterFailure::lost, "StoreWriteLost"},
                    Accident{Where::store, AfterFailure::kept, "StoreWriteKept"},
                    Accident{Where::high_water, AfterFailure::lost, "HighWaterLost"},
                    Accident{Where::high_water, AfterFailure::kept, "HighWaterKept"}),
    [](const auto& test) { return std::string(test.param.name); });

// The instrument: a disk that is not asked to sync must be found out.
TEST(PeerPowerCut, LosesSomethingOnlyWhereWritesAreNotSynced) {
  for (const bool synced : {true, false}) {
    PeerDisk disk;
    PeerLife life;
    if (!synced) {
      disk.store.disk().stop_syncing();
      disk.marks.disk().stop_syncing();
    }
    ASSERT_TRUE(disk.live(life, *Book::found(disk.store, disk.marks)));
    disk.store.disk().power_cut();
    disk.marks.disk().power_cut();
    const auto book = disk.open(life.ledger());
    EXPECT_EQ(life.broken_by(*book, disk.store).has_value(), !synced);
  }
}

// Somebody has been at the files.

class PeerStart : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(disk_.live(life_, *Book::found(disk_.store, disk_.marks))); }
  [[nodiscard]] HighWaterMark mark() const { return *disk_.marks.read(life_.ledger()); }
  [[nodiscard]] bool refused(const HighWaterMark& mark) {
    disk_.marks.put_back(life_.ledger(), mark);
    try {
      (void)disk_.open(life_.ledger());
    } catch (const EnvironmentError& error) {
      return error.cause() == EnvironmentError::Cause::high_water;
    }
    return false;
  }
  PeerDisk disk_;
  PeerLife life_;
};

TEST_F(PeerStart, RecordThatKnowsLessOfTheReceiptsIsRefused) {
  auto older = mark();
  older.receipts.number -= 2;  // the last batch was of two: a power cut may have taken that word
  EXPECT_FALSE(refused(older));
  older.receipts.number -= 1;
  EXPECT_TRUE(refused(older));
}

TEST_F(PeerStart, CertificateThatIsGoneIsRefused) {
  auto other = mark();
  other.held.size += 1;
  EXPECT_TRUE(refused(other));
}

TEST_F(PeerStart, LongTailIsAnHonestCrashOnlyWhileItIsBeingDropped) {
  const auto all = life_.second().size();
  auto older = mark();
  older.size = life_.common() - 1;
  older.last_entry = leaf_hash(life_.first()[older.size - 1].entry);
  older.signed_size = 0;
  EXPECT_TRUE(refused(older));
  older.dropping_from = all - 1;  // fewer than there are
  EXPECT_TRUE(refused(older));
  older.dropping_from = all;
  EXPECT_FALSE(refused(older));
  EXPECT_EQ(disk_.store.size(life_.ledger()), older.size);
}

}  // namespace
}  // namespace yoriai::ledger
