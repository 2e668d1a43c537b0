// A store that passes everything on and notes when it is read up to a certain entry, so that an
// audit can be timed in parts.
#pragma once

#include "ledger/store.h"
#include "tests/bench/stopwatch.h"

namespace yoriai::bench {

class PassingStore final : public ledger::Store {
 public:
  PassingStore(ledger::Store& inner, std::uint64_t noted) : inner_(inner), noted_(noted) {}
  // Since it was made.
  [[nodiscard]] double seconds_until_noted() const { return seconds_; }

  void append(const ledger::Batch& batch) override { inner_.append(batch); }
  void put_blob(const core::LedgerId& ledger, const ledger::Blob& blob) override {
    inner_.put_blob(ledger, blob);
  }
  void put_register(const core::LedgerId& ledger, const ledger::RegisterRow& row) override {
    inner_.put_register(ledger, row);
  }
  void erase_register(const core::LedgerId& ledger, core::MemberNumber member) override {
    inner_.erase_register(ledger, member);
  }
  void put_checkpoint(const core::LedgerId& ledger, std::string_view note) override {
    inner_.put_checkpoint(ledger, note);
  }
  [[nodiscard]] std::vector<core::LedgerId> ledgers() const override { return inner_.ledgers(); }
  [[nodiscard]] std::uint64_t size(const core::LedgerId& ledger) const override {
    return inner_.size(ledger);
  }
  [[nodiscard]] core::EntryIndex last_batch(const core::LedgerId& ledger) const override {
    return inner_.last_batch(ledger);
  }
  [[nodiscard]] ledger::StoredRows read(const core::LedgerId& ledger, std::uint64_t from,
                                        std::uint64_t to, std::size_t most_bytes) const override {
    if (from <= noted_ && noted_ < to) seconds_ = watch_.seconds();
    return inner_.read(ledger, from, to, most_bytes);
  }
  [[nodiscard]] std::optional<core::ByteVector> blob(const core::LedgerId& ledger,
                                                     const core::BlobName& name) const override {
    return inner_.blob(ledger, name);
  }
  [[nodiscard]] std::vector<core::BlobName> blobs(const core::LedgerId& ledger) const override {
    return inner_.blobs(ledger);
  }
  [[nodiscard]] std::optional<core::ByteVector> register_row(
      const core::LedgerId& ledger, core::MemberNumber member) const override {
    return inner_.register_row(ledger, member);
  }
  [[nodiscard]] std::vector<ledger::RegisterRow> register_rows(
      const core::LedgerId& ledger) const override {
    return inner_.register_rows(ledger);
  }
  [[nodiscard]] std::optional<std::string> checkpoint(const core::LedgerId& ledger) const override {
    return inner_.checkpoint(ledger);
  }

 private:
  ledger::Store& inner_;
  std::uint64_t noted_;
  Stopwatch watch_;
  mutable double seconds_ = 0;
};

}  // namespace yoriai::bench
