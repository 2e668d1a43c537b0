// The store on disk: RocksDB, one column family for each sort of thing, every key beginning with
// the ledger id. Each write is synced. Reading works beside a writing process and sees the moment
// of opening.
#pragma once

#include <filesystem>
#include <memory>

#include "ledger/peer_store.h"

namespace rocksdb {
class Env;
}  // namespace rocksdb

namespace yoriai::ledger {

// An empty one, whole under its name or not there: what a crash left half made is thrown away.
void make_store(const std::filesystem::path& directory, rocksdb::Env* env = nullptr);

class RocksStore final : public Store, public PeerStore {
 public:
  // create: makes the store in a directory that is not there yet. write and read: the store is
  // there; one that was made before there were peers gets what it lacks when it is opened for
  // writing. Opening for writing lets go of what lies behind damage in RocksDB's log, so compare
  // with the high-water in a store opened for reading first (BookFolder does).
  enum class Mode : std::uint8_t { create, write, read };

  // `env` is for tests: what RocksDB sees as the operating system. It outlives the store.
  RocksStore(const std::filesystem::path& directory, Mode mode, rocksdb::Env* env = nullptr);
  ~RocksStore() override;

  void append(const Batch& batch) override;
  void drop_tail(const core::LedgerId& ledger, std::uint64_t size) override;
  void put_blob(const core::LedgerId& ledger, const Blob& blob) override;
  void put_register(const core::LedgerId& ledger, const RegisterRow& row) override;
  // On return the row stands in no file of the store any more.
  void erase_register(const core::LedgerId& ledger, core::MemberNumber member) override;
  void put_checkpoint(const core::LedgerId& ledger, std::string_view note) override;

  [[nodiscard]] std::vector<core::LedgerId> ledgers() const override;
  [[nodiscard]] std::uint64_t size(const core::LedgerId& ledger) const override;
  [[nodiscard]] core::EntryIndex last_batch(const core::LedgerId& ledger) const override;
  [[nodiscard]] std::unique_ptr<RowReader> rows(const core::LedgerId& ledger, std::uint64_t from,
                                                std::uint64_t to) const override;
  [[nodiscard]] std::optional<core::ByteVector> blob(const core::LedgerId& ledger,
                                                     const core::BlobName& name) const override;
  [[nodiscard]] std::vector<core::BlobName> blobs(const core::LedgerId& ledger) const override;
  [[nodiscard]] std::optional<core::ByteVector> register_row(
      const core::LedgerId& ledger, core::MemberNumber member) const override;
  [[nodiscard]] std::vector<RegisterRow> register_rows(const core::LedgerId& ledger) const override;
  [[nodiscard]] std::optional<std::string> checkpoint(const core::LedgerId& ledger) const override;

  void put_held(const core::LedgerId& ledger, std::span<const HeldEvent> events,
                std::span<const Blob> blobs) override;
  void erase_held(const core::LedgerId& ledger, std::span<const core::EventId> events) override;
  void refuse_held(const core::LedgerId& ledger, std::span<const LastWord> words) override;
  [[nodiscard]] std::vector<core::ByteVector> last_words(
      const core::LedgerId& ledger) const override;
  void held(const core::LedgerId& ledger,
            const std::function<bool(HeldEvent)>& visit) const override;
  [[nodiscard]] std::uint64_t last_held_batch(const core::LedgerId& ledger) const override;
  void put_certificate(const core::LedgerId& ledger, const core::Certificate& certificate) override;
  [[nodiscard]] std::optional<core::Certificate> certificate(
      const core::LedgerId& ledger) const override;

  // Reads every table on disk and compares its checksums. Throws EnvironmentError::damaged, naming
  // the file.
  void check_files() const;

 private:
  struct Database;
  class Writes;
  void write(Writes& writes);
  void erase_held(Writes& writes, const core::LedgerId& ledger, const core::EventId& event) const;

  std::unique_ptr<Database> database_;
};

}  // namespace yoriai::ledger
