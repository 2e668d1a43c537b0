// The half of RocksStore that a peer among several needs.
#include <algorithm>

#include "ledger/held_event_codec.h"
#include "ledger/rocks_reading.h"
#include "ledger/rocks_writes.h"
#include "ledger/statement_codec.h"

namespace yoriai::ledger {
namespace {

// Of a held event, if it is one.
std::optional<std::uint64_t> number_of(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family,
                                       const core::LedgerId& ledger, const core::EventId& event) {
  return get_number(db, family, held_number_key(ledger, event));
}

HeldEvent must_decode(const rocksdb::DB& db, core::ByteView bytes) {
  auto event = decode_held_event(bytes);
  if (!event) throw damaged(db, "a held event is damaged");
  return *std::move(event);
}

std::uint64_t last_number(rocksdb::DB& db, rocksdb::ColumnFamilyHandle* family,
                          const core::LedgerId& ledger) {
  const std::unique_ptr<rocksdb::Iterator> row(db.NewIterator(rocksdb::ReadOptions(), family));
  const auto prefix = held_key(ledger);
  row->SeekForPrev(slice(held_key(ledger, UINT64_MAX)));
  require(row->status(), "read the store");
  if (!row->Valid() || !row->key().starts_with(slice(prefix))) return 0;
  return from_big_endian<std::uint64_t>(view_of(row->key()).subspan(prefix.size()));
}

}  // namespace

void RocksStore::put_held(const core::LedgerId& ledger, std::span<const HeldEvent> events,
                          std::span<const Blob> blobs) {
  auto& db = *database_->db;
  auto* family = database_->family(Family::held);
  auto last = last_number(db, family, ledger);
  std::uint64_t first_new = 0;
  Writes writes(*database_);
  for (const auto& event : events) {
    const auto number = event.own.number;
    const auto known = number_of(db, family, ledger, event.id);
    YORIAI_ASSERT(known ? number == *known : number > last);
    writes.put(Family::held, held_key(ledger, number), encode_held_event(event));
    if (known) continue;
    writes.put(Family::held, held_number_key(ledger, event.id), big_endian(number));
    last = number;
    if (first_new == 0) first_new = number;
  }
  for (const auto& blob : blobs) {
    writes.put(Family::blobs, blob_key(ledger, blob.name), blob.bytes);
  }
  if (first_new != 0) writes.put(Family::meta, held_batch_key(ledger), big_endian(first_new));
  write(writes);
}

void RocksStore::erase_held(Writes& writes, const core::LedgerId& ledger,
                            const core::EventId& event) const {
  const auto number = number_of(*database_->db, database_->family(Family::held), ledger, event);
  if (!number) return;
  writes.erase(Family::held, held_key(ledger, *number));
  writes.erase(Family::held, held_number_key(ledger, event));
}

void RocksStore::erase_held(const core::LedgerId& ledger, std::span<const core::EventId> events) {
  Writes writes(*database_);
  for (const auto& event : events) erase_held(writes, ledger, event);
  write(writes);
}

// In a ring, so that the oldest is written over.
void RocksStore::refuse_held(const core::LedgerId& ledger, std::span<const LastWord> words) {
  auto& db = *database_->db;
  auto kept = get_number(db, database_->family(Family::meta), words_key(ledger)).value_or(0);
  Writes writes(*database_);
  for (const auto& word : words) {
    erase_held(writes, ledger, word.event);
    writes.put(Family::held, last_word_key(ledger, kept++ % kMostLastWords), word.bytes);
  }
  writes.put(Family::meta, words_key(ledger), big_endian(kept));
  write(writes);
}

std::vector<core::ByteVector> RocksStore::last_words(const core::LedgerId& ledger) const {
  std::vector<core::ByteVector> words;
  if (!database_->has(Family::held)) return words;
  auto& db = *database_->db;
  const auto kept = get_number(db, database_->family(Family::meta), words_key(ledger)).value_or(0);
  const auto first = kept - std::min<std::uint64_t>(kept, kMostLastWords);
  for (auto at = first; at < kept; ++at) {
    auto word =
        get(db, database_->family(Family::held), last_word_key(ledger, at % kMostLastWords));
    if (!word) throw damaged(db, "a last word about an event is missing");
    words.push_back(*std::move(word));
  }
  return words;
}

void RocksStore::held(const core::LedgerId& ledger,
                      const std::function<bool(HeldEvent)>& visit) const {
  if (!database_->has(Family::held)) return;
  auto& db = *database_->db;
  const auto prefix = held_key(ledger);
  rocksdb::ReadOptions options;
  options.fill_cache = false;
  const std::unique_ptr<rocksdb::Iterator> row(
      db.NewIterator(options, database_->family(Family::held)));
  for (row->Seek(slice(prefix)); row->Valid(); row->Next()) {
    if (!row->key().starts_with(slice(prefix))) break;
    auto event = must_decode(db, view_of(row->value()));
    if (row->key() != slice(held_key(ledger, event.own.number))) {
      throw damaged(db, "a held event stands in another's place");
    }
    if (!visit(std::move(event))) return;
  }
  require(row->status(), "read the store");
}

std::uint64_t RocksStore::last_held_batch(const core::LedgerId& ledger) const {
  return get_number(*database_->db, database_->family(Family::meta), held_batch_key(ledger))
      .value_or(0);
}

void RocksStore::put_certificate(const core::LedgerId& ledger,
                                 const core::Certificate& certificate) {
  const auto known = this->certificate(ledger);
  YORIAI_ASSERT(!known || rank_of(certificate.tree) >= rank_of(known->tree));
  Writes writes(*database_);
  writes.put(Family::meta, certificate_key(ledger), encode_certificate(certificate));
  write(writes);
}

std::optional<core::Certificate> RocksStore::certificate(const core::LedgerId& ledger) const {
  const auto& db = *database_->db;
  const auto bytes = get(*database_->db, database_->family(Family::meta), certificate_key(ledger));
  if (!bytes) return std::nullopt;
  auto certificate = decode_certificate(*bytes);
  if (!certificate) throw damaged(db, "the certificate is damaged");
  return certificate;
}

}  // namespace yoriai::ledger
