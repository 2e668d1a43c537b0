// Whose key each key is, for ever: a retired key keeps its line, so that nobody can use it again.
#pragma once

#include <vector>

#include "core/detail/position_index.h"
#include "core/event.h"

namespace yoriai::core {

struct KeyOwner {
  MemberNumber member;       // role member
  KeyGeneration generation;  // role member
  KeyRole role = KeyRole::member;
  bool retired = false;
};

struct OwnedKey {
  PublicKey key;
  KeyOwner owner;
};

// A member's keys in force form a chain, named by the position of its first.
class KeyOwners {
 public:
  static constexpr std::uint32_t kNoKeys = UINT32_MAX;

  [[nodiscard]] const KeyOwner* find(const PublicKey& key) const;
  // Fetches what find() and add() will look at.
  void foresee(const PublicKey& key) const { index_.foresee(key); }
  [[nodiscard]] std::vector<PublicKey> chain(std::uint32_t first) const;
  [[nodiscard]] std::size_t size() const { return rows_.size(); }
  // Every key, ascending.
  [[nodiscard]] std::vector<OwnedKey> sorted() const;

  // Reserves memory for so many, which is not touched before it is used.
  void expect(std::size_t keys) { rows_.reserve(keys); }

  // The key is in nobody's hands yet: anything else is a bug, and aborts.
  void add(const PublicKey& key, const KeyOwner& owner);
  // The same, and puts it at the end of the chain.
  void add_to_chain(std::uint32_t& first, const PublicKey& key, const KeyOwner& owner);
  void retire_chain(std::uint32_t& first);
  // A key that is here.
  void retire(const PublicKey& key);

 private:
  struct Row {
    OwnedKey owned;
    std::uint32_t next = kNoKeys;
  };

  std::vector<Row> rows_;
  detail::PositionIndex index_;  // by key
};

}  // namespace yoriai::core
