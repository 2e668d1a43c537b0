// Judging a book's entries in order, signatures on several threads: the heart of every audit.
#pragma once

#include <functional>

#include "core/admit.h"
#include "ledger/book_entry.h"
#include "ledger/book_fault.h"
#include "ledger/checkpoint.h"
#include "ledger/merkle.h"
#include "ledger/signature_pool.h"

namespace yoriai::ledger {

// An entry that was found good.
struct GoodEntry {
  core::EntryIndex index;
  StoredEntry stored;
  std::optional<Blob> blob;
};
using KeepEntry = std::function<void(GoodEntry)>;

class BookCheck {
 public:
  // The pool outlives it.
  explicit BookCheck(SignaturePool& pool, KeepEntry keep = {})
      : pool_(pool), keep_(std::move(keep)) {}

  // Takes the next entry. Entries are judged some at a time; the fault may be one of those before.
  // After a fault nothing more may be taken.
  std::optional<Fault> take(BookEntry entry);
  // Judges what still waits.
  std::optional<Fault> finish();

  [[nodiscard]] const core::State& state() const { return state_; }
  [[nodiscard]] const MerkleTree& tree() const { return tree_; }
  [[nodiscard]] std::uint64_t signatures() const { return signatures_; }
  // Of a founded book.
  [[nodiscard]] CheckpointKeys checkpoint_keys() const;

 private:
  core::Status judge(BookEntry& entry, core::Result<core::VerifiedEvent> event);
  void keep(BookEntry& entry, const core::VerifiedEvent& event);

  SignaturePool& pool_;
  KeepEntry keep_;
  std::vector<BookEntry> waiting_;
  std::size_t waiting_bytes_ = 0;
  core::State state_;
  MerkleTree tree_;
  std::uint64_t signatures_ = 0;
};

}  // namespace yoriai::ledger
