// An open RocksDB with its column families, as RocksStore uses it. How it is opened is what
// durability rests on (specs/book.md section 11).
#pragma once

#include <rocksdb/db.h>

#include "ledger/rocks_store.h"

namespace yoriai::ledger {

// What each column family holds, and its key after the ledger id:
//   meta       the size record, the checkpoint, and of a peer the certificate and where its last
//              batch of held events began, by a letter
//   entries    leaf bytes, by index (8 bytes big-endian)
//   bodies     salted bodies, by index
//   blobs      by SHA-256 (32 bytes) and size (8 bytes)
//   register_  salted register records, by member number (4 bytes)
//   held       a peer's held events, by "n" and the number of their own receipt (8 bytes); that
//              number, by "e" and the event id
enum class Family : std::uint8_t {
  meta = 0,
  entries = 1,
  bodies = 2,
  blobs = 3,
  register_ = 4,
  held = 5
};

struct RocksStore::Database {
  Database(const std::filesystem::path& directory, Mode mode, rocksdb::Env* env);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[nodiscard]] rocksdb::ColumnFamilyHandle* family(Family which) const {
    return families[static_cast<std::size_t>(which)];
  }
  // Not in a store that was made before there were peers and is open for reading alone.
  [[nodiscard]] bool has(Family which) const {
    return static_cast<std::size_t>(which) < families.size();
  }

  std::unique_ptr<rocksdb::DB> db;
  std::vector<rocksdb::ColumnFamilyHandle*> families;
  bool writable = false;
  bool failed = false;  // a write has failed: nothing is written any more
};

}  // namespace yoriai::ledger
