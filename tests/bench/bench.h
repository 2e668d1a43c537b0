// What the rows share: the setting, and what is made when the first row asks for it.
#pragma once

#include <memory>

#include "tests/bench/row.h"
#include "tests/bench/signed_book.h"

namespace yoriai::bench {

class Bench {
 public:
  explicit Bench(Setting setting) : setting_(std::move(setting)) {}
  [[nodiscard]] const Setting& setting() const { return setting_; }
  const SignedBook& book() {
    if (!book_) book_ = std::make_unique<SignedBook>(setting_);
    return *book_;
  }

 private:
  Setting setting_;
  std::unique_ptr<SignedBook> book_;
};

// Each group in a file of its own; the bench outlives the rows.
std::vector<Row> limit_rows(Bench& bench);
std::vector<Row> audit_rows(Bench& bench);
std::vector<Row> intake_rows(Bench& bench);
std::vector<Row> replay_rows(Bench& bench);
std::vector<Row> closing_rows(Bench& bench);
std::vector<Row> tree_rows(Bench& bench);
std::vector<Row> memory_rows(Bench& bench);
std::vector<Row> method_rows(Bench& bench);
std::vector<Row> opening_rows(Bench& bench);
std::vector<Row> peer_rows(Bench& bench);

// What the process started by a memory row does: opens the first `size` entries of the book and
// prints what memory that took.
int measure_memory(const std::filesystem::path& folder, std::uint64_t size);

}  // namespace yoriai::bench
