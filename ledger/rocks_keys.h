// The keys of the store, and bytes on their way into RocksDB and back.
#pragma once

#include <rocksdb/slice.h>

#include "core/event.h"
#include "ledger/big_endian.h"

namespace yoriai::ledger {

inline rocksdb::Slice slice(core::ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}
inline core::ByteView view_of(const rocksdb::Slice& slice) {
  return std::as_bytes(std::span(slice.data(), slice.size()));
}
inline core::ByteVector bytes_from(const rocksdb::Slice& slice) {
  const auto view = view_of(slice);
  return {view.begin(), view.end()};
}

using RocksKey = core::ByteVector;

inline RocksKey key_of(const core::LedgerId& ledger, core::ByteView rest) {
  RocksKey key(ledger.view().begin(), ledger.view().end());
  core::append(key, rest);
  return key;
}
inline RocksKey entry_key(const core::LedgerId& ledger, std::uint64_t index) {
  return key_of(ledger, big_endian(index));
}
inline RocksKey blob_key(const core::LedgerId& ledger, const core::BlobName& name) {
  auto key = key_of(ledger, name.hash.view());
  core::append(key, big_endian(name.size));
  return key;
}
inline RocksKey register_key(const core::LedgerId& ledger, core::MemberNumber member) {
  return key_of(ledger, big_endian(member.value));
}
inline RocksKey size_key(const core::LedgerId& ledger) {
  return key_of(ledger, core::bytes_of("s"));
}
inline RocksKey checkpoint_key(const core::LedgerId& ledger) {
  return key_of(ledger, core::bytes_of("c"));
}
inline RocksKey certificate_key(const core::LedgerId& ledger) {
  return key_of(ledger, core::bytes_of("k"));
}
inline RocksKey held_batch_key(const core::LedgerId& ledger) {
  return key_of(ledger, core::bytes_of("h"));
}
// Where held events begin; a number follows, so that they stand in its order.
inline RocksKey held_key(const core::LedgerId& ledger) {
  return key_of(ledger, core::bytes_of("n"));
}
inline RocksKey held_key(const core::LedgerId& ledger, std::uint64_t number) {
  auto key = held_key(ledger);
  core::append(key, big_endian(number));
  return key;
}
inline RocksKey held_number_key(const core::LedgerId& ledger, const core::EventId& event) {
  auto key = key_of(ledger, core::bytes_of("e"));
  core::append(key, event.view());
  return key;
}
// How many last words were ever kept; and the place of one, of those that there are.
inline RocksKey words_key(const core::LedgerId& ledger) {
  return key_of(ledger, core::bytes_of("w"));
}
inline RocksKey last_word_key(const core::LedgerId& ledger, std::uint64_t place) {
  auto key = key_of(ledger, core::bytes_of("r"));
  core::append(key, big_endian(place));
  return key;
}

// The part of a key behind the ledger id.
inline core::ByteView rest_of(const rocksdb::Slice& key) {
  return view_of(key).subspan(core::LedgerId::kSize);
}

}  // namespace yoriai::ledger
