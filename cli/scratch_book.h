// A book for rehearsals and recounts: in memory, or kept in a folder that was not there before.
#pragma once

#include <filesystem>

#include "ledger/book_folder.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"

namespace yoriai::cli {

class ScratchBook {
 public:
  // An empty path: in memory. Throws EnvironmentError when the folder holds a book already.
  explicit ScratchBook(const std::filesystem::path& folder);
  // Not founded yet.
  [[nodiscard]] ledger::Book& book() { return *book_; }
  [[nodiscard]] const ledger::Book& book() const { return *book_; }

 private:
  ledger::MemoryStore store_;
  ledger::MemoryHighWater high_water_;
  std::unique_ptr<ledger::Book> in_memory_;
  std::unique_ptr<ledger::BookFolder> folder_;
  ledger::Book* book_;
};

}  // namespace yoriai::cli
