// Entries on their way back from the store. What a signed checkpoint covers was judged before it
// was signed and is not judged again: neither its signatures nor the strict form of its bytes. That
// is sound because whoever trusts entries compares the root over all their leaves with the signed
// one before the book is used, and each body is compared with the hash in its header, which the
// leaf holds. Everything above the checkpoint is judged in full: of the entries up to the
// high-water only the last one's hash is known.
#pragma once

#include "core/receipt.h"
#include "core/verified_event.h"
#include "ledger/merkle.h"
#include "ledger/spare.h"
#include "ledger/store.h"
#include "ledger/worker_threads.h"

namespace yoriai::ledger {

struct StoredPiece;  // ledger/stored_piece.h

struct StoredEvent {
  core::EntryIndex index;
  core::Digest leaf;
  core::Instant accepted_at;
  core::VerifiedEvent event;
  std::vector<core::VerifiedReceipt> receipts;
};

class StoredEntries {
 public:
  enum class Trust : std::uint8_t {
    signed_root,  // the caller compares the root over them with a signed one, and then uses them
    none
  };
  StoredEntries(const Store& store, const core::LedgerId& ledger)
      : store_(store), ledger_(ledger) {}

  // Visits entries [from, to) in order, some neighbours at a time, on the caller's thread; others
  // read ahead. Throws EnvironmentError::damaged at one that is not what was written, when those
  // before it were visited.
  void each(std::uint64_t from, std::uint64_t to, Trust trust, WorkerThreads& threads,
            const std::function<void(std::span<const StoredEvent>)>& visit) const;

 private:
  struct Events;
  struct Row;
  using SpareEvents = Spare<std::vector<StoredEvent>>;
  [[nodiscard]] Events read(const StoredPiece& piece, Trust trust, SpareEvents& spare) const;
  void read_rows(const StoredPiece& piece, std::size_t first, Trust trust,
                 std::vector<StoredEvent>& out) const;
  static Row take_apart(const StoredPiece& piece, std::size_t at, Trust trust);
  static void hash(const StoredPiece& piece, std::size_t first, std::span<Row> rows);
  void read_row(const StoredPiece& piece, std::uint64_t index, const Row& row, Trust trust,
                std::vector<StoredEvent>& out) const;
  const Store& store_;
  core::LedgerId ledger_;
};

// An entry that is refused, although only admitted ones were ever stored.
EnvironmentError not_what_was_written(std::uint64_t index, const core::Refused& why);

// The leaves of a stored book. The store outlives it.
LeafSource stored_leaves(const Store& store, const core::LedgerId& ledger);

}  // namespace yoriai::ledger
