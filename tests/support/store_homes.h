// Each kind of store, for tests of what all of them promise: opened new, and opened again by
// another process.
#pragma once

#include "ledger/memory_store.h"
#include "ledger/rocks_store.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::tests {

struct MemoryHome {
  ledger::MemoryStore store;
  ledger::MemoryStore& open() { return store; }
  ledger::MemoryStore& reopen() { return store; }
};

struct RocksHome {
  ScratchFolder folder;
  std::unique_ptr<ledger::RocksStore> store;
  ledger::RocksStore& open(ledger::RocksStore::Mode mode = ledger::RocksStore::Mode::create) {
    store.reset();
    store = std::make_unique<ledger::RocksStore>(folder.path() / "store", mode);
    return *store;
  }
  ledger::RocksStore& reopen() { return open(ledger::RocksStore::Mode::write); }
};

}  // namespace yoriai::tests
