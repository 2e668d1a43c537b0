// A stored book a piece at a time, for in_order().
#pragma once

#include <algorithm>
#include <memory>

#include "ledger/store.h"

namespace yoriai::ledger {

struct StoredPiece {
  std::uint64_t first = 0;
  std::shared_ptr<const StoredRows> rows;
  [[nodiscard]] std::size_t bytes() const { return rows->bytes(); }
};

// Gives entries [from, to) in pieces of at most so many; one piece is at most a mebibyte, or one
// entry.
class StoredPieces {
 public:
  StoredPieces(const Store& store, const core::LedgerId& ledger, std::uint64_t from,
               std::uint64_t to, std::uint64_t most_rows)
      : store_(store), ledger_(ledger), next_(from), to_(to), most_rows_(most_rows) {}

  std::optional<StoredPiece> operator()() {
    if (next_ >= to_) return std::nullopt;
    constexpr std::size_t kMostBytes = std::size_t{1} << 20U;
    const auto first = next_;
    auto rows = std::make_shared<const StoredRows>(
        store_.read(ledger_, first, std::min(to_, first + most_rows_), kMostBytes));
    next_ += rows->size();
    return StoredPiece{first, std::move(rows)};
  }

 private:
  const Store& store_;
  core::LedgerId ledger_;
  std::uint64_t next_;
  std::uint64_t to_;
  std::uint64_t most_rows_;
};

}  // namespace yoriai::ledger
