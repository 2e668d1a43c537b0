#include "ledger/memory_store.h"

#include <gtest/gtest.h>

namespace yoriai::ledger {
namespace {

Batch one_entry(std::uint64_t index) {
  return {core::LedgerId{}, core::EntryIndex{index}, {StoredEntry{}}, {}};
}

TEST(MemoryStore, NthWriteFailsAndAllAfterIt) {
  MemoryStore store;
  store.faults().fail_at(2);
  store.append(one_entry(0));
  EXPECT_THROW(store.append(one_entry(1)), EnvironmentError);
  EXPECT_THROW(store.put_checkpoint({}, "note"), EnvironmentError);
  EXPECT_EQ(store.size({}), 1U);
  store.faults().restart();
  store.append(one_entry(1));
  EXPECT_EQ(store.size({}), 2U);
}

TEST(MemoryStore, FailedWriteMayBeThereAfterwards) {
  MemoryStore store;
  store.faults().fail_at(1, AfterFailure::kept);
  EXPECT_THROW(store.append(one_entry(0)), EnvironmentError);
  EXPECT_EQ(store.size({}), 1U);
}

TEST(MemoryStore, NothingIsLostToAPowerCutWhileWritesAreSynced) {
  MemoryStore store;
  store.append(one_entry(0));
  store.disk().power_cut();
  EXPECT_EQ(store.size({}), 1U);
}

TEST(MemoryStore, PowerCutTakesWhatWasNotSynced) {
  MemoryStore store;
  store.append(one_entry(0));
  store.disk().stop_syncing();
  store.append(one_entry(1));
  store.disk().sync();
  store.append(one_entry(2));
  store.put_checkpoint({}, "note");
  EXPECT_EQ(store.size({}), 3U);
  store.disk().power_cut();
  EXPECT_EQ(store.size({}), 2U);
  EXPECT_EQ(store.checkpoint({}), std::nullopt);
}

}  // namespace
}  // namespace yoriai::ledger
