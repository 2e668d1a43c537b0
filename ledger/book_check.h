// Judging a book's entries in order, when their signatures were checked: the heart of every audit.
#pragma once

#include <functional>

#include "core/admit.h"
#include "ledger/book_fault.h"
#include "ledger/checked_entry.h"
#include "ledger/checkpoint.h"
#include "ledger/merkle.h"

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
  explicit BookCheck(KeepEntry keep = {}) : keep_(std::move(keep)) {}

  // Takes the next entry, with the blob that comes with it; `line` is where it stands in a file,
  // from
  // 1. After a fault nothing more may be taken.
  std::optional<Fault> take(CheckedEntry entry, std::optional<Blob> blob = {},
                            std::uint64_t line = 0);

  [[nodiscard]] const core::State& state() const { return state_; }
  [[nodiscard]] const MerkleTree& tree() const { return tree_; }
  [[nodiscard]] std::uint64_t signatures() const { return signatures_; }
  // Of a founded book.
  [[nodiscard]] CheckpointKeys checkpoint_keys() const { return ledger::checkpoint_keys(state_); }

 private:
  core::Status judge(const CheckedEntry& entry);

  KeepEntry keep_;
  core::State state_;
  MerkleTree tree_;
  std::uint64_t signatures_ = 0;
};

}  // namespace yoriai::ledger
