// A stored book a piece at a time, for in_order().
#pragma once

#include <memory>

#include "ledger/spare.h"
#include "ledger/store.h"

namespace yoriai::ledger {

struct StoredPiece {
  std::uint64_t first = 0;
  std::shared_ptr<const StoredRows> rows;
  [[nodiscard]] std::size_t bytes() const { return rows->bytes(); }
};

// Gives entries [from, to) in pieces of at most so many; one piece is at most two mebibytes, or one
// entry.
class StoredPieces {
 public:
  StoredPieces(const Store& store, const core::LedgerId& ledger, std::uint64_t from,
               std::uint64_t to, std::uint64_t most_rows)
      : reader_(store.rows(ledger, from, to)), next_(from), most_rows_(most_rows) {}

  std::optional<StoredPiece> operator()() {
    constexpr std::size_t kMostBytes = std::size_t{2} << 20U;
    auto rows = keep(reader_->next(most_rows_, kMostBytes, spare_->take()));
    if (rows->size() == 0) return std::nullopt;
    const auto first = next_;
    next_ += rows->size();
    return StoredPiece{first, std::move(rows)};
  }

 private:
  using SpareRows = Spare<StoredRows>;

  // Whoever lets go of it last gives its memory back.
  [[nodiscard]] std::shared_ptr<const StoredRows> keep(StoredRows&& rows) const {
    auto kept = std::make_unique<StoredRows>(std::move(rows));
    return {kept.release(), [spare = spare_](StoredRows* used) {
              spare->give(std::move(*used));
              delete used;
            }};
  }

  std::shared_ptr<SpareRows> spare_ = std::make_shared<SpareRows>();
  std::unique_ptr<RowReader> reader_;
  std::uint64_t next_;
  std::uint64_t most_rows_;
};

}  // namespace yoriai::ledger
