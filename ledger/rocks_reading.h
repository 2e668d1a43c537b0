// Single values out of the store, and what is said when they cannot be what was written.
#pragma once

#include <optional>

#include "ledger/rocks_database.h"
#include "ledger/rocks_keys.h"
#include "ledger/rocks_status.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {

inline EnvironmentError damaged(const rocksdb::DB& db, const std::string& what) {
  return {EnvironmentError::Cause::damaged,
          what + " in the store " + db.GetName() + ". " + std::string(kWayOut)};
}

inline std::optional<core::ByteVector> get(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family,
                                           core::ByteView key) {
  rocksdb::PinnableSlice value;
  const auto status = db.Get(rocksdb::ReadOptions(), family, slice(key), &value);
  if (status.IsNotFound()) return std::nullopt;
  require(status, "read the store");
  return bytes_from(value);
}

// None when it is not there.
inline std::optional<std::uint64_t> get_number(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family,
                                               core::ByteView key) {
  const auto bytes = get(db, family, key);
  if (!bytes) return std::nullopt;
  if (bytes->size() != sizeof(std::uint64_t)) throw damaged(db, "a number is damaged");
  return from_big_endian<std::uint64_t>(*bytes);
}

}  // namespace yoriai::ledger
