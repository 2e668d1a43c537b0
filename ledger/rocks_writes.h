// What one synced write brings; RocksDB takes all of it or nothing.
#pragma once

#include <rocksdb/write_batch.h>

#include "ledger/rocks_database.h"
#include "ledger/rocks_keys.h"
#include "ledger/rocks_status.h"

namespace yoriai::ledger {

class RocksStore::Writes {
 public:
  explicit Writes(const Database& database) : database_(database) {}
  void put(Family family, core::ByteView key, core::ByteView value) {
    require(batch_.Put(database_.family(family), slice(key), slice(value)), "gather what to write");
  }
  void erase(Family family, core::ByteView key) {
    require(batch_.Delete(database_.family(family), slice(key)), "gather what to write");
  }
  rocksdb::WriteBatch& batch() { return batch_; }

 private:
  const Database& database_;
  rocksdb::WriteBatch batch_;
};

}  // namespace yoriai::ledger
