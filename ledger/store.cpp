#include "ledger/store.h"

#include <algorithm>

#include "core/assert.h"

namespace yoriai::ledger {
namespace {

// As much at a time as makes beginning anew a small matter.
constexpr std::uint64_t kScannedAtOnce = 1024;
constexpr std::size_t kScannedBytes = std::size_t{1} << 20U;

core::ByteVector copy_of(core::ByteView view) { return {view.begin(), view.end()}; }

}  // namespace

void Store::scan(const core::LedgerId& ledger, std::uint64_t from, std::uint64_t to,
                 const std::function<bool(std::uint64_t, StoredEntry)>& visit) const {
  YORIAI_ASSERT(from <= to && to <= size(ledger));
  while (from < to) {
    const auto rows = read(ledger, from, std::min(to, from + kScannedAtOnce), kScannedBytes);
    for (std::size_t at = 0; at < rows.size(); ++at, ++from) {
      if (!visit(from, {copy_of(rows.entry(at)), copy_of(rows.salted_body(at))})) return;
    }
  }
}

}  // namespace yoriai::ledger
