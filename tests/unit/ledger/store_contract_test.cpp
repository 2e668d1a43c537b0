// What ledger/store.h asks of every store, asked of each.
#include <gtest/gtest.h>

#include "core/sha256.h"
#include "tests/support/store_homes.h"

namespace yoriai::ledger {
namespace {

core::LedgerId ledger_named(std::string_view name) {
  return *core::LedgerId::from(core::sha256(core::bytes_of(name)).view());
}

core::ByteVector bytes(std::string_view text) {
  const auto view = core::bytes_of(text);
  return {view.begin(), view.end()};
}

Blob blob_of(std::string_view text) {
  return {{core::sha256(core::bytes_of(text)), text.size()}, bytes(text)};
}

Batch batch_of(const core::LedgerId& ledger, std::uint64_t first, std::uint64_t count) {
  Batch batch{ledger, core::EntryIndex{first}, {}, {}};
  for (auto index = first; index < first + count; ++index) {
    const auto number = std::to_string(index);
    batch.entries.push_back({bytes("entry " + number), bytes("body " + number)});
  }
  return batch;
}

template <class Home>
class StoreContract : public testing::Test {
 protected:
  Home home_;
  const core::LedgerId a_ = ledger_named("a");
  const core::LedgerId b_ = ledger_named("b");
};
using Homes = testing::Types<tests::MemoryHome, tests::RocksHome>;
TYPED_TEST_SUITE(StoreContract, Homes);

std::vector<std::pair<std::uint64_t, StoredEntry>> scanned(const Store& store,
                                                           const core::LedgerId& ledger,
                                                           std::uint64_t from, std::uint64_t to) {
  std::vector<std::pair<std::uint64_t, StoredEntry>> seen;
  store.scan(ledger, from, to, [&](std::uint64_t index, StoredEntry entry) {
    seen.emplace_back(index, std::move(entry));
    return true;
  });
  return seen;
}

TYPED_TEST(StoreContract, NewStoreIsEmpty) {
  const Store& store = this->home_.open();
  EXPECT_TRUE(store.ledgers().empty());
  EXPECT_EQ(store.size(this->a_), 0U);
  EXPECT_EQ(store.last_batch(this->a_).value, 0U);
  EXPECT_TRUE(scanned(store, this->a_, 0, 0).empty());
  EXPECT_EQ(store.checkpoint(this->a_), std::nullopt);
}

TYPED_TEST(StoreContract, EntriesComeBackByteForByteAndInOrder) {
  this->home_.open().append(batch_of(this->a_, 0, 300));
  this->home_.reopen().append(batch_of(this->a_, 300, 2000));
  const Store& store = this->home_.reopen();
  ASSERT_EQ(store.size(this->a_), 2300U);
  EXPECT_EQ(store.last_batch(this->a_).value, 300U);
  const auto seen = scanned(store, this->a_, 250, 2300);
  ASSERT_EQ(seen.size(), 2050U);
  for (std::size_t i = 0; i < seen.size(); ++i) {
    const auto number = std::to_string(250 + i);
    ASSERT_EQ(seen[i].first, 250 + i);
    ASSERT_EQ(seen[i].second.entry, bytes("entry " + number));
    ASSERT_EQ(seen[i].second.salted_body, bytes("body " + number));
  }
}

TYPED_TEST(StoreContract, ScanStopsWhenTheVisitorSaysSo) {
  Store& store = this->home_.open();
  store.append(batch_of(this->a_, 0, 10));
  std::uint64_t last = 0;
  store.scan(this->a_, 2, 10, [&](std::uint64_t index, const StoredEntry& /*entry*/) {
    last = index;
    return index < 4;
  });
  EXPECT_EQ(last, 4U);
}

TYPED_TEST(StoreContract, LedgersAreKeptApart) {
  Store& store = this->home_.open();
  store.append(batch_of(this->a_, 0, 3));
  store.append(batch_of(this->b_, 0, 5));
  store.put_blob(this->a_, blob_of("only a's"));
  store.put_register(this->b_, {core::MemberNumber{1}, bytes("only b's")});
  store.put_checkpoint(this->b_, "note of b");
  auto both = std::vector{this->a_, this->b_};
  std::ranges::sort(both);
  EXPECT_EQ(store.ledgers(), both);
  EXPECT_EQ(store.size(this->a_), 3U);
  EXPECT_EQ(store.size(this->b_), 5U);
  EXPECT_EQ(scanned(store, this->a_, 0, 3).size(), 3U);
  EXPECT_TRUE(store.blobs(this->b_).empty());
  EXPECT_TRUE(store.register_rows(this->a_).empty());
  EXPECT_EQ(store.checkpoint(this->a_), std::nullopt);
  EXPECT_EQ(store.checkpoint(this->b_), "note of b");
}

// Entries that are not those of batch_of().
Batch others_of(const core::LedgerId& ledger, std::uint64_t first, std::uint64_t count) {
  auto batch = batch_of(ledger, first, count);
  for (auto& entry : batch.entries) core::append(entry.entry, core::bytes_of(" of another branch"));
  return batch;
}

TYPED_TEST(StoreContract, DroppedTailIsGoneAndOthersTakeItsPlace) {
  Store& store = this->home_.open();
  auto first = batch_of(this->a_, 0, 6);
  first.blobs = {blob_of("stays")};
  store.append(first);
  store.append(batch_of(this->a_, 6, 6));
  store.append(batch_of(this->b_, 0, 8));
  store.drop_tail(this->a_, 4);
  Store& again = this->home_.reopen();
  ASSERT_EQ(again.size(this->a_), 4U);
  EXPECT_EQ(scanned(again, this->a_, 0, 4).back().second.entry, bytes("entry 3"));
  EXPECT_EQ(again.size(this->b_), 8U);
  EXPECT_TRUE(again.blob(this->a_, blob_of("stays").name));
  again.append(others_of(this->a_, 4, 3));
  const Store& last = this->home_.reopen();
  const auto seen = scanned(last, this->a_, 0, 7);
  ASSERT_EQ(seen.size(), 7U);
  EXPECT_EQ(seen[3].second.entry, bytes("entry 3"));
  EXPECT_EQ(seen[4].second.entry, bytes("entry 4 of another branch"));
  EXPECT_EQ(seen[6].second.entry, bytes("entry 6 of another branch"));
  EXPECT_EQ(last.last_batch(this->a_).value, 4U);
}

TYPED_TEST(StoreContract, DroppingKeepsALastBatchThatIsTrue) {
  Store& store = this->home_.open();
  store.append(batch_of(this->a_, 0, 3));
  store.append(batch_of(this->a_, 3, 5));
  store.drop_tail(this->a_, 8);
  EXPECT_EQ(store.last_batch(this->a_).value, 3U);
  store.drop_tail(this->a_, 4);  // some of the batch stays
  EXPECT_EQ(store.last_batch(this->a_).value, 3U);
  store.drop_tail(this->a_, 2);  // nothing of it stays, and none before is known
  EXPECT_EQ(this->home_.reopen().last_batch(this->a_).value, 2U);
}

TYPED_TEST(StoreContract, BookOfWhichEverythingIsDroppedIsNotListed) {
  Store& store = this->home_.open();
  store.append(batch_of(this->a_, 0, 3));
  store.drop_tail(this->a_, 0);
  Store& again = this->home_.reopen();
  EXPECT_TRUE(again.ledgers().empty());
  EXPECT_EQ(again.size(this->a_), 0U);
  EXPECT_EQ(again.last_batch(this->a_).value, 0U);
  again.append(others_of(this->a_, 0, 1));
  EXPECT_EQ(scanned(again, this->a_, 0, 1).size(), 1U);
}

TYPED_TEST(StoreContract, DroppingMoreThanThereIsIsABug) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(this->home_.open().drop_tail(this->a_, 1), "this is a bug");
}

TYPED_TEST(StoreContract, BlobsComeBackAndAreListed) {
  Store& store = this->home_.open();
  const auto wording = blob_of("wording");
  const auto result = blob_of(std::string(3 << 20, 'r'));
  auto batch = batch_of(this->a_, 0, 1);
  batch.blobs = {wording};
  store.append(batch);
  store.put_blob(this->a_, result);
  store.put_blob(this->a_, result);
  const Store& again = this->home_.reopen();
  EXPECT_EQ(again.blob(this->a_, wording.name), wording.bytes);
  EXPECT_EQ(again.blob(this->a_, result.name), result.bytes);
  EXPECT_EQ(again.blob(this->a_, {wording.name.hash, wording.name.size + 1}), std::nullopt);
  auto names = again.blobs(this->a_);
  ASSERT_EQ(names.size(), 2U);
  EXPECT_LT(names[0].hash, names[1].hash);
}

TYPED_TEST(StoreContract, RegisterRowsAreReplacedAndErased) {
  Store& store = this->home_.open();
  store.put_register(this->a_, {core::MemberNumber{258}, bytes("old")});
  store.put_register(this->a_, {core::MemberNumber{258}, bytes("new")});
  store.put_register(this->a_, {core::MemberNumber{3}, bytes("third")});
  EXPECT_EQ(store.register_row(this->a_, core::MemberNumber{258}), bytes("new"));
  const auto rows = store.register_rows(this->a_);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].member.value, 3U);
  EXPECT_EQ(rows[1].member.value, 258U);
  store.erase_register(this->a_, core::MemberNumber{258});
  const Store& again = this->home_.reopen();
  EXPECT_EQ(again.register_row(this->a_, core::MemberNumber{258}), std::nullopt);
  EXPECT_EQ(again.register_row(this->a_, core::MemberNumber{3}), bytes("third"));
}

TYPED_TEST(StoreContract, LastCheckpointStands) {
  Store& store = this->home_.open();
  store.put_checkpoint(this->a_, "first\n");
  store.put_checkpoint(this->a_, "second\n");
  EXPECT_EQ(this->home_.reopen().checkpoint(this->a_), "second\n");
  EXPECT_TRUE(this->home_.reopen().ledgers().empty());
}

TYPED_TEST(StoreContract, AppendingElsewhereThanAtTheEndIsABug) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";
  EXPECT_DEATH(this->home_.open().append(batch_of(this->a_, 1, 1)), "this is a bug");
}

}  // namespace
}  // namespace yoriai::ledger
