// A village's book in a store, and the file that an export of it gives.
#pragma once

#include <string>
#include <vector>

#include "ledger/audit.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "tests/support/kept_village.h"

namespace yoriai::tests {

struct KeptBook {
  ledger::MemoryStore store;
  ledger::MemoryHighWater high_water;
  std::unique_ptr<ledger::Book> book;
  std::string note;  // of the checkpoint over all entries

  explicit KeptBook(const Village& village);
  [[nodiscard]] std::string exported() const;
};

// What export_book() writes, in one piece.
std::string export_of(const ledger::Store& store, const core::LedgerId& ledger,
                      const std::string& note);
ledger::AuditReport audit(const std::string& file);

// A file as lines, each with its line feed, and back.
std::vector<std::string> lines_of(const std::string& file);
std::string joined(const std::vector<std::string>& lines);

// The export of voted_village(), made once.
const std::string& voted_export();

}  // namespace yoriai::tests
