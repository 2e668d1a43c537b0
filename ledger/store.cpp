#include "ledger/store.h"

namespace yoriai::ledger {
namespace {

// Enough that a piece more or less is a small matter.
constexpr std::uint64_t kScannedAtOnce = 256;
constexpr std::size_t kScannedBytes = std::size_t{1} << 20U;

core::ByteVector copy_of(core::ByteView view) { return {view.begin(), view.end()}; }

}  // namespace

void Store::scan(const core::LedgerId& ledger, std::uint64_t from, std::uint64_t to,
                 const std::function<bool(std::uint64_t, StoredEntry)>& visit) const {
  const auto reader = rows(ledger, from, to);
  while (from < to) {
    const auto rows = reader->next(kScannedAtOnce, kScannedBytes);
    for (std::size_t at = 0; at < rows.size(); ++at, ++from) {
      if (!visit(from, {copy_of(rows.entry(at)), copy_of(rows.salted_body(at))})) return;
    }
  }
}

}  // namespace yoriai::ledger
