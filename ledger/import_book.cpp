#include "ledger/import_book.h"

#include <istream>

namespace yoriai::ledger {
namespace {

constexpr std::size_t kEntriesInBatch = 1024;
constexpr std::size_t kBytesInBatch = 32 * 1024 * 1024;

void require_unknown(const Store& store, const HighWater& high_water,
                     const core::LedgerId& ledger) {
  if (store.size(ledger) == 0 && !high_water.read(ledger)) return;
  throw EnvironmentError(
      EnvironmentError::Cause::already_exists,
      "this book is kept here already, or was once. Import it into a new folder.");
}

// Gathers good entries into batches.
class Intake {
 public:
  Intake(Store& store, const core::LedgerId& ledger) : store_(store), batch_{ledger, {}, {}, {}} {}

  void take(GoodEntry good) {
    bytes_ += good.stored.entry.size() + good.stored.salted_body.size();
    if (good.blob) {
      bytes_ += good.blob->bytes.size();
      batch_.blobs.push_back(*std::move(good.blob));
    }
    batch_.entries.push_back(std::move(good.stored));
    if (batch_.entries.size() >= kEntriesInBatch || bytes_ >= kBytesInBatch) write();
  }

  void write() {
    if (batch_.entries.empty()) return;
    store_.append(batch_);
    batch_.first.value += batch_.entries.size();
    last_ = leaf_hash(batch_.entries.back().entry);
    batch_.entries.clear();
    batch_.blobs.clear();
    bytes_ = 0;
  }

  [[nodiscard]] const core::Digest& last() const { return last_; }

 private:
  Store& store_;
  Batch batch_;
  std::size_t bytes_ = 0;
  core::Digest last_;
};

}  // namespace

AuditReport import_book(std::istream& in, Store& store, HighWater& high_water,
                        SignaturePool& pool) {
  const auto start = in.tellg();
  auto report = audit_export(in, pool);
  if (!report.ok()) return report;
  require_unknown(store, high_water, report.ledger);
  // The checkpoint first: until all it covers is there, and the high-water says so, nothing opens
  // this ledger.
  high_water.write(report.ledger, {});
  store.put_checkpoint(report.ledger, report.checkpoint);
  Intake intake(store, report.ledger);
  in.clear();
  in.seekg(start);
  const auto again = audit_export(in, pool, [&](GoodEntry good) { intake.take(std::move(good)); });
  if (!again.ok() || again.checkpoint != report.checkpoint) {
    throw EnvironmentError(EnvironmentError::Cause::io, "the file changed while it was read");
  }
  intake.write();
  high_water.write(report.ledger, {report.size, intake.last(), report.size});
  return report;
}

}  // namespace yoriai::ledger
