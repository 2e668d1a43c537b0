#include "core/key_owners.h"

#include <algorithm>

#include "core/assert.h"

namespace yoriai::core {
namespace {

template <class Rows>
auto key_in(const Rows& rows) {
  return [&rows](std::uint32_t position) -> const PublicKey& { return rows[position].owned.key; };
}

}  // namespace

const KeyOwner* KeyOwners::find(const PublicKey& key) const {
  const auto position = index_.find(key, key_in(rows_));
  return position == detail::PositionIndex::kNone ? nullptr : &rows_[position].owned.owner;
}

std::vector<PublicKey> KeyOwners::chain(std::uint32_t first) const {
  std::vector<PublicKey> keys;
  for (auto at = first; at != kNoKeys; at = rows_[at].next) keys.push_back(rows_[at].owned.key);
  return keys;
}

std::vector<OwnedKey> KeyOwners::sorted() const {
  std::vector<OwnedKey> all;
  all.reserve(rows_.size());
  for (const auto& row : rows_) all.push_back(row.owned);
  std::sort(all.begin(), all.end(),
            [](const OwnedKey& a, const OwnedKey& b) { return a.key < b.key; });
  return all;
}

void KeyOwners::add(const PublicKey& key, const KeyOwner& owner) {
  YORIAI_ASSERT(find(key) == nullptr);
  rows_.push_back({{key, owner}, kNoKeys});
  index_.insert_next(key_in(rows_));
}

void KeyOwners::add_to_chain(std::uint32_t& first, const PublicKey& key, const KeyOwner& owner) {
  const auto position = static_cast<std::uint32_t>(rows_.size());
  add(key, owner);
  if (first == kNoKeys) {
    first = position;
    return;
  }
  auto last = first;
  while (rows_[last].next != kNoKeys) last = rows_[last].next;
  rows_[last].next = position;
}

void KeyOwners::retire_chain(std::uint32_t& first) {
  for (auto at = first; at != kNoKeys; at = rows_[at].next) rows_[at].owned.owner.retired = true;
  first = kNoKeys;
}

void KeyOwners::retire(const PublicKey& key) {
  const auto position = index_.find(key, key_in(rows_));
  YORIAI_ASSERT(position != detail::PositionIndex::kNone);
  rows_[position].owned.owner.retired = true;
}

}  // namespace yoriai::core
