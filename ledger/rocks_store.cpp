#include "ledger/rocks_store.h"

#include <algorithm>

#include "ledger/posix_file.h"
#include "ledger/rocks_writes.h"

namespace yoriai::ledger {
namespace {

core::ByteVector sizes_record(std::uint64_t size, std::uint64_t last_batch) {
  core::ByteVector sizes;
  core::append(sizes, big_endian(size));
  core::append(sizes, big_endian(last_batch));
  return sizes;
}

}  // namespace

RocksStore::RocksStore(const std::filesystem::path& directory, Mode mode, rocksdb::Env* env)
    : database_(std::make_unique<Database>(directory, mode, env)) {}

RocksStore::~RocksStore() = default;

void RocksStore::write(Writes& writes) {
  YORIAI_ASSERT(database_->writable);
  if (database_->failed) {
    throw EnvironmentError(EnvironmentError::Cause::io,
                           "nothing is written to the store any more: a write has failed before");
  }
  rocksdb::WriteOptions options;
  options.sync = true;
  const auto status = database_->db->Write(options, &writes.batch());
  database_->failed = !status.ok();
  require(status, "write to the store");
}

void RocksStore::append(const Batch& batch) {
  YORIAI_ASSERT(!batch.entries.empty() && batch.first.value == size(batch.ledger));
  Writes writes(*database_);
  auto index = batch.first.value;
  for (const auto& entry : batch.entries) {
    const auto key = entry_key(batch.ledger, index++);
    writes.put(Family::entries, key, entry.entry);
    writes.put(Family::bodies, key, entry.salted_body);
  }
  for (const auto& blob : batch.blobs) {
    writes.put(Family::blobs, blob_key(batch.ledger, blob.name), blob.bytes);
  }
  writes.put(Family::meta, size_key(batch.ledger), sizes_record(index, batch.first.value));
  write(writes);
}

void RocksStore::drop_tail(const core::LedgerId& ledger, std::uint64_t size) {
  const auto before = this->size(ledger);
  YORIAI_ASSERT(size <= before);
  Writes writes(*database_);
  for (auto index = size; index < before; ++index) {
    const auto key = entry_key(ledger, index);
    writes.erase(Family::entries, key);
    writes.erase(Family::bodies, key);
  }
  if (size == 0) {
    writes.erase(Family::meta, size_key(ledger));
  } else {
    const auto last_batch = std::min(this->last_batch(ledger).value, size);
    writes.put(Family::meta, size_key(ledger), sizes_record(size, last_batch));
  }
  write(writes);
}

void RocksStore::put_blob(const core::LedgerId& ledger, const Blob& blob) {
  Writes writes(*database_);
  writes.put(Family::blobs, blob_key(ledger, blob.name), blob.bytes);
  write(writes);
}

void make_store(const std::filesystem::path& directory, rocksdb::Env* env) {
  auto unfinished = directory;
  unfinished += ".new";
  std::error_code error;
  std::filesystem::remove_all(unfinished, error);
  { const RocksStore made(unfinished, RocksStore::Mode::create, env); }
  rename_file(unfinished, directory);
  sync_directory(directory.parent_path());
}

void RocksStore::put_register(const core::LedgerId& ledger, const RegisterRow& row) {
  Writes writes(*database_);
  writes.put(Family::register_, register_key(ledger, row.member), row.salted_record);
  write(writes);
}

void RocksStore::erase_register(const core::LedgerId& ledger, core::MemberNumber member) {
  Writes writes(*database_);
  writes.erase(Family::register_, register_key(ledger, member));
  write(writes);
  // The row still stands in the log and in older files: flushing lets go of the log, compacting of
  // the files.
  database_->failed = true;  // unless all of this goes well
  require(database_->db->Flush(rocksdb::FlushOptions(), database_->families), "flush the store");
  rocksdb::CompactRangeOptions all;
  all.bottommost_level_compaction = rocksdb::BottommostLevelCompaction::kForceOptimized;
  require(database_->db->CompactRange(all, database_->family(Family::register_), nullptr, nullptr),
          "compact the register");
  database_->failed = false;
}

void RocksStore::put_checkpoint(const core::LedgerId& ledger, std::string_view note) {
  Writes writes(*database_);
  writes.put(Family::meta, checkpoint_key(ledger), core::bytes_of(note));
  write(writes);
}

}  // namespace yoriai::ledger
