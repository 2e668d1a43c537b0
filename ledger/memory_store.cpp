#include "ledger/memory_store.h"

#include "core/assert.h"

namespace yoriai::ledger {
namespace {

class MemoryRows final : public RowReader {
 public:
  explicit MemoryRows(std::span<const StoredEntry> entries) : left_(entries) {}

  StoredRows next(std::uint64_t most_rows, std::size_t most_bytes, StoredRows spare) override {
    auto rows = std::move(spare);
    rows.clear();
    std::size_t bytes = 0;
    while (!left_.empty() && rows.size() < most_rows) {
      const auto& [entry, body] = left_.front();
      bytes += entry.size() + body.size();
      if (rows.size() > 0 && bytes > most_bytes) break;
      rows.add(entry, body);
      left_ = left_.subspan(1);
    }
    return rows;
  }

 private:
  std::span<const StoredEntry> left_;
};

}  // namespace

const MemoryStore::Ledger& MemoryStore::ledger_of(const core::LedgerId& ledger) const {
  static const Ledger kUnknown;
  const auto found = disk_.content().find(ledger);
  return found == disk_.content().end() ? kUnknown : found->second;
}

void MemoryStore::append(const Batch& batch) {
  YORIAI_ASSERT(!batch.entries.empty() && batch.first.value == size(batch.ledger));
  write(batch.ledger, [&](Ledger& ledger) {
    ledger.entries.insert(ledger.entries.end(), batch.entries.begin(), batch.entries.end());
    ledger.last_batch = batch.first;
    for (const auto& blob : batch.blobs) put(ledger, blob);
  });
}

void MemoryStore::drop_tail(const core::LedgerId& ledger, std::uint64_t size) {
  YORIAI_ASSERT(size <= this->size(ledger));
  write(ledger, [&](Ledger& kept) {
    kept.entries.resize(size);
    kept.last_batch.value = std::min(kept.last_batch.value, size);
  });
}

void MemoryStore::put_blob(const core::LedgerId& ledger, const Blob& blob) {
  write(ledger, [&](Ledger& kept) { put(kept, blob); });
}

void MemoryStore::put_register(const core::LedgerId& ledger, const RegisterRow& row) {
  write(ledger, [&](Ledger& kept) { kept.register_rows[row.member] = row.salted_record; });
}

void MemoryStore::erase_register(const core::LedgerId& ledger, core::MemberNumber member) {
  write(ledger, [&](Ledger& kept) { kept.register_rows.erase(member); });
}

void MemoryStore::put_checkpoint(const core::LedgerId& ledger, std::string_view note) {
  write(ledger, [&](Ledger& kept) { kept.checkpoint = std::string(note); });
}

std::vector<core::LedgerId> MemoryStore::ledgers() const {
  std::vector<core::LedgerId> ids;
  for (const auto& [id, ledger] : disk_.content()) {
    if (!ledger.entries.empty()) ids.push_back(id);
  }
  return ids;
}

std::uint64_t MemoryStore::size(const core::LedgerId& ledger) const {
  return ledger_of(ledger).entries.size();
}

core::EntryIndex MemoryStore::last_batch(const core::LedgerId& ledger) const {
  return ledger_of(ledger).last_batch;
}

std::unique_ptr<RowReader> MemoryStore::rows(const core::LedgerId& ledger, std::uint64_t from,
                                             std::uint64_t to) const {
  const std::span<const StoredEntry> entries(ledger_of(ledger).entries);
  YORIAI_ASSERT(from <= to && to <= entries.size());
  return std::make_unique<MemoryRows>(entries.subspan(from, to - from));
}

std::optional<core::ByteVector> MemoryStore::blob(const core::LedgerId& ledger,
                                                  const core::BlobName& name) const {
  const auto& blobs = ledger_of(ledger).blobs;
  const auto found = blobs.find({name.hash, name.size});
  if (found == blobs.end()) return std::nullopt;
  return found->second;
}

std::vector<core::BlobName> MemoryStore::blobs(const core::LedgerId& ledger) const {
  std::vector<core::BlobName> names;
  for (const auto& [key, bytes] : ledger_of(ledger).blobs) {
    names.push_back({key.first, key.second});
  }
  return names;
}

std::optional<core::ByteVector> MemoryStore::register_row(const core::LedgerId& ledger,
                                                          core::MemberNumber member) const {
  const auto& rows = ledger_of(ledger).register_rows;
  const auto found = rows.find(member);
  if (found == rows.end()) return std::nullopt;
  return found->second;
}

std::vector<RegisterRow> MemoryStore::register_rows(const core::LedgerId& ledger) const {
  std::vector<RegisterRow> rows;
  for (const auto& [member, record] : ledger_of(ledger).register_rows) {
    rows.push_back({member, record});
  }
  return rows;
}

std::optional<std::string> MemoryStore::checkpoint(const core::LedgerId& ledger) const {
  return ledger_of(ledger).checkpoint;
}

}  // namespace yoriai::ledger
