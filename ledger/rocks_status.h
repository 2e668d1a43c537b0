// What RocksDB answers, as an EnvironmentError. The only place that knows its kinds of failure.
#pragma once

#include <rocksdb/status.h>

#include "ledger/store.h"

namespace yoriai::ledger {

EnvironmentError error_of(const rocksdb::Status& status, const std::string& doing);

// Goes on when the status is OK; else throws.
inline void require(const rocksdb::Status& status, const std::string& doing) {
  if (!status.ok()) throw error_of(status, doing);
}

}  // namespace yoriai::ledger
