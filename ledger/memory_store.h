// A store in memory, for tests and simulations. It outlives a Book that ended on a failed write, as
// a disk outlives a process.
#pragma once

#include <deque>

#include "ledger/memory_disk.h"
#include "ledger/peer_store.h"

namespace yoriai::ledger {

class MemoryStore final : public Store, public PeerStore {
 public:
  void append(const Batch& batch) override;
  void drop_tail(const core::LedgerId& ledger, std::uint64_t size) override;
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

 private:
  using BlobKey = std::pair<core::Digest, std::uint64_t>;
  struct Ledger {
    std::vector<StoredEntry> entries;
    core::EntryIndex last_batch;
    std::map<BlobKey, core::ByteVector> blobs;
    std::map<core::MemberNumber, core::ByteVector> register_rows;
    std::optional<std::string> checkpoint;
    std::map<std::uint64_t, HeldEvent> held;  // by their own receipt's number
    std::map<core::EventId, std::uint64_t> held_numbers;
    std::uint64_t last_held_batch = 0;
    std::deque<core::ByteVector> last_words;  // the latest last
    std::optional<core::Certificate> certificate;
  };
  using Ledgers = std::map<core::LedgerId, Ledger>;

 public:
  WriteFaults& faults() { return disk_.faults(); }
  MemoryDisk<Ledgers>& disk() { return disk_; }
  // The stored entries themselves, for tests that lose or spoil some.
  std::vector<StoredEntry>& entries_of(const core::LedgerId& ledger) {
    return disk_.tampered()[ledger].entries;
  }

 private:
  [[nodiscard]] const Ledger& ledger_of(const core::LedgerId& ledger) const;
  template <class Write>
  void write(const core::LedgerId& ledger, Write&& write) {
    disk_.write([&](Ledgers& ledgers) { write(ledgers[ledger]); });
  }
  static void erase(Ledger& ledger, const core::EventId& held);
  static void put(Ledger& ledger, const Blob& blob) {
    ledger.blobs[{blob.name.hash, blob.name.size}] = blob.bytes;
  }

  MemoryDisk<Ledgers> disk_;
};

}  // namespace yoriai::ledger
