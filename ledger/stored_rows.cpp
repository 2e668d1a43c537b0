#include "ledger/stored_rows.h"

namespace yoriai::ledger {
namespace {

constexpr std::size_t kWord = sizeof(std::uint64_t);

}  // namespace

void StoredRows::reserve(std::size_t rows, std::size_t bytes) {
  rows_.reserve(rows);
  buffer_.reserve(bytes);
}

void StoredRows::clear() {
  rows_.clear();
  buffer_.clear();
}

std::size_t StoredRows::put(core::ByteView bytes) {
  const auto at = (buffer_.size() + kWord - 1) / kWord * kWord;
  buffer_.resize(at);
  core::append(buffer_, bytes);
  return at;
}

void StoredRows::add(core::ByteView entry, core::ByteView salted_body) {
  buffer_.resize(buffer_.size() + kWord);  // of its leaf
  const auto entry_at = put(entry);
  rows_.push_back({entry_at, entry.size(), put(salted_body), salted_body.size()});
}

}  // namespace yoriai::ledger
