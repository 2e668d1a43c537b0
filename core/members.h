// The people of a book: numbers, classes, status with its history, device keys and roles. No names:
// those live in the register, off the book. Members are never removed.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "core/event.h"

namespace yoriai::core {

struct StatusChange {
  Instant at;
  MemberStatus status = MemberStatus::active;
};

struct Member {
  MemberNumber number;
  ClassIndex member_class;
  HouseholdNumber household;
  MemberNumber guardian;
  Commitment commitment;
  KeyGeneration generation;
  std::vector<PublicKey> keys;        // those in force, in the order they came
  std::uint16_t roles = 0;            // bit r: holds role r
  std::vector<StatusChange> history;  // the first is the admission

  [[nodiscard]] MemberStatus status() const { return history.back().status; }
  [[nodiscard]] bool active() const { return status() == MemberStatus::active; }
  [[nodiscard]] bool gone() const { return is_gone(status()); }
  // Whether the member had died or left by this instant, that instant included.
  [[nodiscard]] bool gone_by(Instant at) const;
  [[nodiscard]] bool holds(Role role) const { return (roles >> static_cast<unsigned>(role)) & 1U; }

  static bool is_gone(MemberStatus s) { return s == MemberStatus::left || s == MemberStatus::died; }
};

// Whose key it is, for ever: a retired key keeps its line, so that nobody can use it again.
struct KeyOwner {
  KeyRole role = KeyRole::member;
  MemberNumber member;       // role member
  KeyGeneration generation;  // role member
  bool retired = false;
};

class Members {
 public:
  [[nodiscard]] const Member* find(MemberNumber number) const;
  [[nodiscard]] const KeyOwner* owner(const PublicKey& key) const;
  [[nodiscard]] bool commitment_used(const Commitment& commitment) const;
  [[nodiscard]] MemberNumber next() const {
    return MemberNumber{static_cast<std::uint32_t>(all_.size() + 1)};
  }
  [[nodiscard]] const std::vector<Member>& all() const { return all_; }  // ascending by number
  [[nodiscard]] const std::map<PublicKey, KeyOwner>& keys() const { return keys_; }
  // Active members who hold the role.
  [[nodiscard]] std::uint32_t holders(Role role) const;

  // The changes; their conditions are admit's, and are asserted here.
  void add(Member member);
  void add_key(MemberNumber number, const PublicKey& key);
  void add_peer_key(KeyRole role, const PublicKey& key);
  void replace_keys(MemberNumber number, KeyGeneration generation, std::vector<PublicKey> keys);
  Member& at(MemberNumber number);

 private:
  std::vector<Member> all_;
  std::map<PublicKey, KeyOwner> keys_;
  std::set<Commitment> commitments_;
};

}  // namespace yoriai::core
