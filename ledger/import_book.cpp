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

// A folder on the way to its name; removed unless it got there.
class Unfinished {
 public:
  explicit Unfinished(std::filesystem::path path) : path_(std::move(path)) { remove(); }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() { remove(); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  void remove() const {
    std::error_code left_for_the_next_try;
    std::filesystem::remove_all(path_, left_for_the_next_try);
  }
  std::filesystem::path path_;
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

AuditReport import_into_new_folder(std::istream& in, const std::filesystem::path& folder,
                                   SignaturePool& pool,
                                   const std::function<void(BookFolder&)>& before_it_appears) {
  auto whole = std::filesystem::absolute(folder).lexically_normal();
  if (!whole.has_filename()) whole = whole.parent_path();  // it was written with a slash at its end
  if (path_exists(whole)) {
    throw EnvironmentError(EnvironmentError::Cause::already_exists,
                           "there is something in " + whole.string() + " already");
  }
  const Unfinished unfinished(whole.string() + ".unfinished");
  AuditReport report;
  {
    const auto made = BookFolder::create(unfinished.path());
    report = import_book(in, made->store(), made->high_water(), pool);
    if (!report.ok()) return report;
    if (before_it_appears) before_it_appears(*made);
  }
  rename_file(unfinished.path(), whole);
  sync_directory(whole.parent_path());
  return report;
}

}  // namespace yoriai::ledger
