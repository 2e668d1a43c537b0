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
  void drop_tail(const core::LedgerId& ledger, std::uint64_t size) override {
    inner_.drop_tail(ledger, size);
  }
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
  [[nodiscard]] std::unique_ptr<ledger::RowReader> rows(const core::LedgerId& ledger,
                                                        std::uint64_t from,
                                                        std::uint64_t to) const override {
    return std::make_unique<NotingReader>(*this, inner_.rows(ledger, from, to), from);
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
  class NotingReader final : public ledger::RowReader {
   public:
    NotingReader(const PassingStore& store, std::unique_ptr<ledger::RowReader> inner,
                 std::uint64_t from)
        : store_(store), inner_(std::move(inner)), next_(from) {}
    ledger::StoredRows next(std::uint64_t most_rows, std::size_t most_bytes,
                            ledger::StoredRows spare) override {
      const auto before = next_;
      auto rows = inner_->next(most_rows, most_bytes, std::move(spare));
      next_ += rows.size();
      if (before <= store_.noted_ && store_.noted_ < next_) {
        store_.seconds_ = store_.watch_.seconds();
      }
      return rows;
    }

   private:
    const PassingStore& store_;
    std::unique_ptr<ledger::RowReader> inner_;
    std::uint64_t next_;
  };

  ledger::Store& inner_;
  std::uint64_t noted_;
  Stopwatch watch_;
  mutable double seconds_ = 0;
};

}  // namespace yoriai::bench
