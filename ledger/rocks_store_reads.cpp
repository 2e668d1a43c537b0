#include "ledger/rocks_store.h"

#include <rocksdb/db.h>

#include <algorithm>

#include "ledger/rocks_reading.h"

namespace yoriai::ledger {
namespace {

// What a disk gives in a few milliseconds, and what is still near the processor when it is copied.
constexpr std::size_t kReadahead = std::size_t{256} << 10U;
// Shorter reads do not pay for reading ahead.
constexpr std::uint64_t kLongRead = 10'000;
// An entry with its body, as ballots are.
constexpr std::size_t kUsualBytes = 704;

// All rows of a family that belong to one ledger, ascending.
void each_row(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family, const core::LedgerId& ledger,
              const std::function<void(core::ByteView rest, const rocksdb::Slice& value)>& visit) {
  rocksdb::ReadOptions options;
  options.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> row(db.NewIterator(options, family));
  for (row->Seek(slice(ledger.view())); row->Valid(); row->Next()) {
    if (!row->key().starts_with(slice(ledger.view()))) break;
    visit(rest_of(row->key()), row->value());
  }
  require(row->status(), "read the store");
}

// The rows of a family by index, in order and without a gap.
class IndexedRows {
 public:
  IndexedRows(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family, const core::LedgerId& ledger,
              std::uint64_t from, std::uint64_t to)
      : db_(db),
        key_(entry_key(ledger, from)),
        end_(entry_key(ledger, to)),
        end_slice_(slice(end_)) {
    rocksdb::ReadOptions options;
    options.fill_cache = false;
    options.iterate_upper_bound = &end_slice_;
    if (to - from >= kLongRead) options.readahead_size = kReadahead;
    row_.reset(db.NewIterator(options, family));
    row_->Seek(slice(key_));
  }

  // Good until the next step.
  core::ByteView at(std::uint64_t index) {
    std::ranges::copy(big_endian(index), key_.begin() + core::LedgerId::kSize);
    if (!row_->Valid() || row_->key() != slice(key_)) {
      require(row_->status(), "read the store");
      throw damaged(db_, "entry " + std::to_string(index) + " or its body is missing");
    }
    return view_of(row_->value());
  }
  void step() { row_->Next(); }

 private:
  const rocksdb::DB& db_;
  RocksKey key_;
  RocksKey end_;
  rocksdb::Slice end_slice_;
  std::unique_ptr<rocksdb::Iterator> row_;
};

class RocksRows final : public RowReader {
 public:
  RocksRows(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* entries,
            rocksdb::ColumnFamilyHandle* bodies, const core::LedgerId& ledger, std::uint64_t from,
            std::uint64_t to)
      : entries_(db, entries, ledger, from, to),
        bodies_(db, bodies, ledger, from, to),
        next_(from),
        to_(to) {}

  StoredRows next(std::uint64_t most_rows, std::size_t most_bytes, StoredRows spare) override {
    auto rows = std::move(spare);
    rows.clear();
    const auto end = next_ + std::min(most_rows, to_ - next_);
    rows.reserve(end - next_, std::min<std::size_t>(most_bytes, (end - next_) * kUsualBytes));
    std::size_t bytes = 0;
    for (; next_ < end; ++next_) {
      const auto entry = entries_.at(next_);
      const auto body = bodies_.at(next_);
      bytes += entry.size() + body.size();
      if (rows.size() > 0 && bytes > most_bytes) break;
      rows.add(entry, body);
      entries_.step();
      bodies_.step();
    }
    return rows;
  }

 private:
  IndexedRows entries_;
  IndexedRows bodies_;
  std::uint64_t next_;
  std::uint64_t to_;
};

struct Sizes {
  std::uint64_t size = 0;
  std::uint64_t last_batch = 0;
};

Sizes sizes_of(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* meta, const core::LedgerId& ledger) {
  const auto bytes = get(db, meta, size_key(ledger));
  if (!bytes) return {};
  constexpr std::size_t kNumber = sizeof(std::uint64_t);
  if (bytes->size() != 2 * kNumber) {
    throw damaged(db, "the size record is damaged");
  }
  const core::ByteView view = *bytes;
  return {from_big_endian<std::uint64_t>(view),
          from_big_endian<std::uint64_t>(view.subspan(kNumber))};
}

}  // namespace

std::vector<core::LedgerId> RocksStore::ledgers() const {
  std::vector<core::LedgerId> ids;
  const std::unique_ptr<rocksdb::Iterator> row(
      database_->db->NewIterator(rocksdb::ReadOptions(), database_->family(Family::meta)));
  for (row->SeekToFirst(); row->Valid(); row->Next()) {
    const auto id = core::LedgerId::from(view_of(row->key()).first(core::LedgerId::kSize));
    if (row->key() == slice(size_key(*id))) ids.push_back(*id);
  }
  require(row->status(), "read the store");
  return ids;
}

std::uint64_t RocksStore::size(const core::LedgerId& ledger) const {
  return sizes_of(*database_->db, database_->family(Family::meta), ledger).size;
}

core::EntryIndex RocksStore::last_batch(const core::LedgerId& ledger) const {
  return core::EntryIndex{
      sizes_of(*database_->db, database_->family(Family::meta), ledger).last_batch};
}

std::unique_ptr<RowReader> RocksStore::rows(const core::LedgerId& ledger, std::uint64_t from,
                                            std::uint64_t to) const {
  YORIAI_ASSERT(from <= to && to <= size(ledger));
  auto& db = *database_->db;
  return std::make_unique<RocksRows>(db, database_->family(Family::entries),
                                     database_->family(Family::bodies), ledger, from, to);
}

std::optional<core::ByteVector> RocksStore::blob(const core::LedgerId& ledger,
                                                 const core::BlobName& name) const {
  return get(*database_->db, database_->family(Family::blobs), blob_key(ledger, name));
}

std::vector<core::BlobName> RocksStore::blobs(const core::LedgerId& ledger) const {
  std::vector<core::BlobName> names;
  each_row(*database_->db, database_->family(Family::blobs), ledger,
           [&](core::ByteView rest, const rocksdb::Slice& /*value*/) {
             names.push_back({*core::Digest::from(rest.first(core::Digest::kSize)),
                              from_big_endian<std::uint64_t>(rest.subspan(core::Digest::kSize))});
           });
  return names;
}

std::optional<core::ByteVector> RocksStore::register_row(const core::LedgerId& ledger,
                                                         core::MemberNumber member) const {
  return get(*database_->db, database_->family(Family::register_), register_key(ledger, member));
}

std::vector<RegisterRow> RocksStore::register_rows(const core::LedgerId& ledger) const {
  std::vector<RegisterRow> rows;
  each_row(*database_->db, database_->family(Family::register_), ledger,
           [&](core::ByteView rest, const rocksdb::Slice& value) {
             rows.push_back(
                 {core::MemberNumber{from_big_endian<std::uint32_t>(rest)}, bytes_from(value)});
           });
  return rows;
}

std::optional<std::string> RocksStore::checkpoint(const core::LedgerId& ledger) const {
  const auto bytes = get(*database_->db, database_->family(Family::meta), checkpoint_key(ledger));
  if (!bytes) return std::nullopt;
  return std::string(slice(*bytes).data(), bytes->size());
}

void RocksStore::check_files() const {
  require(database_->db->VerifyChecksum(), "check the files of the store");
}

}  // namespace yoriai::ledger
