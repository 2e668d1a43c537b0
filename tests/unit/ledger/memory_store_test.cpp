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

}  // namespace
}  // namespace yoriai::ledger
