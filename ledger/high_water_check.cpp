#include "ledger/high_water_check.h"

#include <fmt/format.h>

#include <set>

#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

EnvironmentError parted(const core::LedgerId& ledger, const std::string& what) {
  return {EnvironmentError::Cause::high_water,
          fmt::format("book {}: {}. {}", core::to_hex(ledger.view()).substr(0, 32), what,
                      kWayOutUnderNewKeys)};
}

core::Digest leaf_in(const Store& store, const core::LedgerId& ledger, std::uint64_t index) {
  core::Digest leaf;
  store.scan(ledger, index, index + 1, [&](std::uint64_t /*index*/, const StoredEntry& entry) {
    leaf = leaf_hash(entry.entry);
    return true;
  });
  return leaf;
}

// A batch is begun when the high-water covers all before it, and a checkpoint leaves after the
// high-water says so: a mark that knows less was put back from a copy.
void require_not_older(const Store& store, const core::LedgerId& ledger,
                       const HighWaterMark& mark) {
  // A tail that is being dropped may be many batches.
  const bool dropping = mark.dropping_from > 0;
  if (dropping ? mark.dropping_from < store.size(ledger)
               : mark.size < store.last_batch(ledger).value) {
    throw parted(ledger, "its high-water is older than its store");
  }
  const auto note = store.checkpoint(ledger);
  if (!note) return;
  const auto parsed = parse_note(*note);
  const auto checkpoint = parsed ? parse_checkpoint_text(parsed->text) : std::nullopt;
  if (!checkpoint) {
    throw EnvironmentError(EnvironmentError::Cause::damaged,
                           "the stored checkpoint is damaged. " + std::string(kWayOut));
  }
  if (mark.signed_size < checkpoint->size) {
    throw parted(ledger, "its high-water is older than the stored checkpoint");
  }
}

}  // namespace

void require_acknowledged(const Store& store, const core::LedgerId& ledger,
                          const std::optional<HighWaterMark>& mark, Access access) {
  const auto size = store.size(ledger);
  if (!mark) {
    if (size == 0) return;
    throw parted(ledger, fmt::format("it has {} entries, but its high-water file is gone", size));
  }
  if (size < mark->size) {
    throw parted(ledger, fmt::format("{} entries were acknowledged, but the store holds only {}",
                                     mark->size, size));
  }
  if (mark->size > 0 && leaf_in(store, ledger, mark->size - 1) != mark->last_entry) {
    throw parted(ledger,
                 fmt::format("entry {} is not the one that was acknowledged", mark->size - 1));
  }
  if (access != Access::read) require_not_older(store, ledger, *mark);
}

void require_all_acknowledged(const Store& store,
                              const std::map<core::LedgerId, HighWaterMark>& marks, Access access) {
  std::set<core::LedgerId> ledgers;
  for (const auto& id : store.ledgers()) ledgers.insert(id);
  for (const auto& [id, mark] : marks) ledgers.insert(id);
  for (const auto& id : ledgers) {
    const auto mark = marks.find(id);
    require_acknowledged(store, id,
                         mark == marks.end() ? std::nullopt : std::optional(mark->second), access);
  }
}

}  // namespace yoriai::ledger
