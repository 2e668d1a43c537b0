#include "ledger/rocks_database.h"

#include <rocksdb/cache.h>
#include <rocksdb/table.h>

#include <algorithm>

#include "ledger/posix_file.h"
#include "ledger/rocks_status.h"
#include "ledger/rocks_table_check.h"

namespace yoriai::ledger {
namespace {

constexpr std::size_t kCacheBytes = std::size_t{32} << 20U;
constexpr std::size_t kMemtableBytes = std::size_t{16} << 20U;
constexpr int kMemtables = 2;
constexpr std::size_t kBlockBytes = std::size_t{32} << 10U;
constexpr std::uint32_t kTableVersion = 5;  // which ledger/rocks_table_check.cpp knows
// What a start has to read again.
constexpr std::uint64_t kLogBytes = std::uint64_t{64} << 20U;
// Less than any: each change of the list of files makes a new list, which is synced before CURRENT
// names it. One that is written on could lose its middle in a power cut and keep its end, which
// RocksDB takes for damage.
constexpr std::uint64_t kFileListBytes = 1;
constexpr std::size_t kInfoLogBytes = std::size_t{1} << 20U;
constexpr std::size_t kInfoLogs = 2;
// Not in stores that were made before there were peers.
constexpr const char* kHeldFamily = "held";

rocksdb::ColumnFamilyOptions family_options() {
  rocksdb::BlockBasedTableOptions table;
  table.block_size = kBlockBytes;
  table.format_version = kTableVersion;
  table.block_cache = rocksdb::NewLRUCache(kCacheBytes);
  rocksdb::ColumnFamilyOptions options;
  options.table_factory.reset(rocksdb::NewBlockBasedTableFactory(table));
  options.write_buffer_size = kMemtableBytes;
  options.max_write_buffer_number = kMemtables;
  // Hashes, keys and signatures do not compress.
  options.compression = rocksdb::kNoCompression;
  return options;
}

rocksdb::DBOptions database_options(RocksStore::Mode mode, rocksdb::Env* env) {
  rocksdb::DBOptions options;
  if (env != nullptr) options.env = env;
  options.create_if_missing = mode == RocksStore::Mode::create;
  options.create_missing_column_families = mode != RocksStore::Mode::read;
  options.paranoid_checks = true;
  // The tolerant mode refuses honest power cuts, and still loses records in silence. This one
  // always opens at a whole batch; what it dropped, the comparison with the high-water shows.
  options.wal_recovery_mode = rocksdb::WALRecoveryMode::kPointInTimeRecovery;
  // A log that is gone takes the same batches from every family.
  options.atomic_flush = true;
  // After a failed write nothing may be tried again on the same files.
  options.max_bgerror_resume_count = 0;
  options.db_write_buffer_size = kMemtables * kMemtableBytes;
  options.max_total_wal_size = kLogBytes;
  // With more, a thread that cannot be started for want of memory ends the process.
  options.max_file_opening_threads = 1;
  options.max_manifest_file_size = kFileListBytes;
  options.max_log_file_size = kInfoLogBytes;
  options.keep_log_file_num = kInfoLogs;
  options.info_log_level = rocksdb::InfoLogLevel::WARN_LEVEL;
  options.stats_dump_period_sec = 0;
  options.stats_persist_period_sec = 0;
  return options;
}

// In the order of Family. A reader makes nothing, so it opens what is there.
std::vector<rocksdb::ColumnFamilyDescriptor> descriptors(const std::filesystem::path& directory,
                                                         const rocksdb::DBOptions& options,
                                                         RocksStore::Mode mode) {
  std::vector<std::string> names = {"default", "entries", "bodies", "blobs", "register"};
  std::vector<std::string> there;
  // What is wrong with a store that has no list, opening it says.
  const bool known = mode == RocksStore::Mode::read &&
                     rocksdb::DB::ListColumnFamilies(options, directory.string(), &there).ok();
  if (!known || std::ranges::count(there, kHeldFamily) > 0) names.emplace_back(kHeldFamily);
  std::vector<rocksdb::ColumnFamilyDescriptor> all;
  all.reserve(names.size());
  for (const auto& name : names) all.emplace_back(name, family_options());
  return all;
}

}  // namespace

RocksStore::Database::Database(const std::filesystem::path& directory, Mode mode, rocksdb::Env* env)
    : writable(mode != Mode::read) {
  const bool there = path_exists(directory);
  if (mode == Mode::create && there) {
    throw EnvironmentError(EnvironmentError::Cause::already_exists,
                           "there is something in " + directory.string() + " already");
  }
  if (mode == Mode::create) make_directory(directory);
  if (mode != Mode::create && !there) {
    throw EnvironmentError(EnvironmentError::Cause::not_found,
                           "there is no store in " + directory.string());
  }
  require_openable_tables(directory);
  const auto options = database_options(mode, env);
  rocksdb::DB* opened = nullptr;
  const auto all = descriptors(directory, options, mode);
  const auto status =
      writable ? rocksdb::DB::Open(options, directory.string(), all, &families, &opened)
               : rocksdb::DB::OpenForReadOnly(options, directory.string(), all, &families, &opened);
  require(status, "open the store in " + directory.string());
  db.reset(opened);
}

RocksStore::Database::~Database() {
  if (!db) return;
  for (auto* handle : families) {
    // Only a handle that is not this database's could be refused.
    if (!db->DestroyColumnFamilyHandle(handle).ok()) continue;
  }
}

}  // namespace yoriai::ledger
