// Where books are kept. One store holds many books; every key in it begins with the ledger id.
//
// A store MUST
//   - make append() atomic: after a crash at any moment all of a batch is there, or none of it;
//   - return from append() only when the batch would survive a power cut;
//   - return entries and blobs byte for byte as they were given;
//   - make drop_tail() atomic and synced as append() is: entries that were dropped are not seen
//     again, and others can be appended in their place;
//   - let several threads read at once, while none writes;
//   - report any failed write as an EnvironmentError. What was written then is unknown: the process
//     MUST end, and MUST NOT write or acknowledge anything more.
// A store MUST NOT
//   - judge, decode or change what it keeps;
//   - let two processes write at once (the second open fails);
//   - return an entry that a later open could lose.
// The register is apart: it can be erased without touching the book.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/event.h"
#include "core/result.h"
#include "ledger/stored_rows.h"

namespace yoriai::ledger {

// The disk, the folder or another process is in the way: nothing about the input. Thrown, and
// caught in main alone; after a failed write there is nothing else to do but end.
class EnvironmentError : public std::runtime_error {
 public:
  enum class Cause : std::uint8_t {
    not_found,
    already_exists,
    locked,
    io,
    disk_full,
    read_only,
    damaged,
    high_water
  };
  EnvironmentError(Cause cause, const std::string& what)
      : std::runtime_error(what), cause_(cause) {}
  [[nodiscard]] Cause cause() const { return cause_; }

 private:
  Cause cause_;
};

struct StoredEntry {
  core::ByteVector entry;        // strict bytes of Entry: the leaf
  core::ByteVector salted_body;  // 16-byte salt ‖ body
  bool operator==(const StoredEntry&) const = default;
};

struct Blob {
  core::BlobName name;
  core::ByteVector bytes;
};

struct RegisterRow {
  core::MemberNumber member;
  core::ByteVector salted_record;  // 32-byte salt ‖ register record
};

// All that one batch writes; entries follow the last stored one.
struct Batch {
  core::LedgerId ledger;
  core::EntryIndex first;
  std::vector<StoredEntry> entries;
  std::vector<Blob> blobs;
};

// Neighbouring entries, a piece at a time. The store outlives it; one thread at a time.
class RowReader {
 public:
  virtual ~RowReader() = default;
  // The next ones: after the first no more than `most_rows`, and none that would make them more
  // than `most_bytes` bytes. Empty at the end alone. The memory of `spare` is used again.
  virtual StoredRows next(std::uint64_t most_rows, std::size_t most_bytes, StoredRows spare) = 0;
  StoredRows next(std::uint64_t most_rows, std::size_t most_bytes) {
    return next(most_rows, most_bytes, {});
  }
};

class Store {
 public:
  virtual ~Store() = default;

  // `batch.first` is size(), and there is at least one entry.
  virtual void append(const Batch& batch) = 0;
  // Takes away the entries from `size` on, with their bodies; blobs stay. `size` is at most size().
  virtual void drop_tail(const core::LedgerId& ledger, std::uint64_t size) = 0;
  virtual void put_blob(const core::LedgerId& ledger, const Blob& blob) = 0;
  virtual void put_register(const core::LedgerId& ledger, const RegisterRow& row) = 0;
  virtual void erase_register(const core::LedgerId& ledger, core::MemberNumber member) = 0;
  virtual void put_checkpoint(const core::LedgerId& ledger, std::string_view note) = 0;

  [[nodiscard]] virtual std::vector<core::LedgerId> ledgers() const = 0;
  [[nodiscard]] virtual std::uint64_t size(const core::LedgerId& ledger) const = 0;
  // Index of the first entry of the last batch, or the size after a drop that left none of it: what
  // lies before it was acknowledged when the store was written last. 0 for an unknown ledger.
  [[nodiscard]] virtual core::EntryIndex last_batch(const core::LedgerId& ledger) const = 0;
  // Entries [from, to). from <= to <= size().
  [[nodiscard]] virtual std::unique_ptr<RowReader> rows(const core::LedgerId& ledger,
                                                        std::uint64_t from,
                                                        std::uint64_t to) const = 0;
  // Calls `visit` for entries [from, to) in order; stops early when it returns false. `to` is at
  // most size().
  void scan(const core::LedgerId& ledger, std::uint64_t from, std::uint64_t to,
            const std::function<bool(std::uint64_t, StoredEntry)>& visit) const;
  [[nodiscard]] virtual std::optional<core::ByteVector> blob(const core::LedgerId& ledger,
                                                             const core::BlobName& name) const = 0;
  [[nodiscard]] virtual std::vector<core::BlobName> blobs(const core::LedgerId& ledger) const = 0;
  [[nodiscard]] virtual std::optional<core::ByteVector> register_row(
      const core::LedgerId& ledger, core::MemberNumber member) const = 0;
  [[nodiscard]] virtual std::vector<RegisterRow> register_rows(
      const core::LedgerId& ledger) const = 0;
  [[nodiscard]] virtual std::optional<std::string> checkpoint(
      const core::LedgerId& ledger) const = 0;
};

}  // namespace yoriai::ledger
