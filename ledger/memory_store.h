// A store in memory, for tests and simulations. It outlives a Book that ended on a failed write, as
// a disk outlives a process.
#pragma once

#include "ledger/store.h"
#include "ledger/write_faults.h"

namespace yoriai::ledger {

class MemoryStore final : public Store {
 public:
  void append(const Batch& batch) override;
  void put_blob(const core::LedgerId& ledger, const Blob& blob) override;
  void put_register(const core::LedgerId& ledger, const RegisterRow& row) override;
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

  WriteFaults& faults() { return faults_; }
  // The stored entries themselves, for tests that lose or spoil some.
  std::vector<StoredEntry>& entries_of(const core::LedgerId& ledger) {
    return ledgers_[ledger].entries;
  }

 private:
  using BlobKey = std::pair<core::Digest, std::uint64_t>;
  struct Ledger {
    std::vector<StoredEntry> entries;
    core::EntryIndex last_batch;
    std::map<BlobKey, core::ByteVector> blobs;
    std::map<core::MemberNumber, core::ByteVector> register_rows;
    std::optional<std::string> checkpoint;
  };
  [[nodiscard]] const Ledger& ledger_of(const core::LedgerId& ledger) const;

  std::map<core::LedgerId, Ledger> ledgers_;
  WriteFaults faults_;
};

}  // namespace yoriai::ledger
