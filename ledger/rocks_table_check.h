// RocksDB reads one block of a table, its properties, before it has compared the block's checksum,
// and Debian's library ends the process over one bit there. So that bit is looked at first, and a
// damaged file gets its name into a message instead.
#pragma once

#include <filesystem>

namespace yoriai::ledger {

// Throws EnvironmentError::damaged when RocksDB would end the process over a table of the store.
// All other damage is RocksDB's own to find.
void require_openable_tables(const std::filesystem::path& store);

}  // namespace yoriai::ledger
