// The people of a book: numbers, classes, status with its history, device keys and roles. No names:
// those live in the register, off the book. Members are never removed. Packed, because a state
// holds all of them.
#pragma once

#include <map>
#include <vector>

#include "core/detail/position_index.h"
#include "core/event.h"
#include "core/key_owners.h"

namespace yoriai::core {

struct StatusChange {
  Instant at;
  MemberStatus status = MemberStatus::active;
};

// A person who comes in, active from then on.
struct Newcomer {
  ClassIndex member_class;
  HouseholdNumber household;
  MemberNumber guardian;
  Commitment commitment;
  std::vector<PublicKey> keys;
  std::uint16_t roles = 0;  // bit r: holds role r
  Instant admitted_at;
};

// What a member is now; their keys and their past are Members' to tell.
class Member {
 public:
  explicit Member(MemberNumber its_number, const Newcomer& from);

  MemberNumber number;
  HouseholdNumber household;
  MemberNumber guardian;
  Commitment commitment;
  ClassIndex member_class;
  KeyGeneration generation;
  std::uint16_t roles = 0;  // bit r: holds role r

  [[nodiscard]] MemberStatus status() const { return status_; }
  [[nodiscard]] bool active() const { return status_ == MemberStatus::active; }
  [[nodiscard]] bool gone() const { return is_gone(status_); }
  [[nodiscard]] bool holds(Role role) const { return (roles >> static_cast<unsigned>(role)) & 1U; }

  static bool is_gone(MemberStatus s) { return s == MemberStatus::left || s == MemberStatus::died; }

 private:
  friend class Members;
  MemberStatus status_ = MemberStatus::active;
  std::uint32_t first_key_ = KeyOwners::kNoKeys;
  Instant admitted_at_;
};

class Members {
 public:
  [[nodiscard]] const Member* find(MemberNumber number) const;
  [[nodiscard]] const KeyOwner* owner(const PublicKey& key) const { return keys_.find(key); }
  [[nodiscard]] bool commitment_used(const Commitment& commitment) const;
  [[nodiscard]] MemberNumber next() const {
    return MemberNumber{static_cast<std::uint32_t>(all_.size() + 1)};
  }
  [[nodiscard]] const std::vector<Member>& all() const { return all_; }  // ascending by number
  // The keys of peers and members, retired ones too.
  [[nodiscard]] const KeyOwners& keys() const { return keys_; }
  // Fetches what a newcomer's admission, or what somebody does, will look at.
  void foresee(const Commitment& commitment) const { commitments_.foresee(commitment); }
  void foresee(MemberNumber number) const {
    if (const auto* member = find(number)) __builtin_prefetch(member);
  }
  // Those in force, in the order they came.
  [[nodiscard]] std::vector<PublicKey> keys_of(const Member& member) const {
    return keys_.chain(member.first_key_);
  }
  // The first is the admission.
  [[nodiscard]] std::vector<StatusChange> history(const Member& member) const;
  // Whether the member had died or left by this instant, that instant included.
  [[nodiscard]] bool gone_by(const Member& member, Instant at) const;
  // Active members who hold the role.
  [[nodiscard]] std::uint32_t holders(Role role) const;

  // Reserves memory for so many at most, with a key each. What is not used is never touched.
  void expect(std::size_t members) {
    all_.reserve(members);
    keys_.expect(members);
  }

  // The changes; their conditions are admit's, and are asserted here.
  void add(const Newcomer& newcomer);
  void set_status(MemberNumber number, const StatusChange& change);
  void add_key(MemberNumber number, const PublicKey& key);
  void add_peer_key(KeyRole role, const PublicKey& key);
  void retire_peer_key(const PublicKey& key);
  void replace_keys(MemberNumber number, KeyGeneration generation,
                    const std::vector<PublicKey>& keys);
  Member& at(MemberNumber number);

 private:
  std::vector<Member> all_;
  detail::PositionIndex commitments_;  // of all_
  KeyOwners keys_;
  std::map<MemberNumber, std::vector<StatusChange>> changes_;  // after the admission
};

}  // namespace yoriai::core
