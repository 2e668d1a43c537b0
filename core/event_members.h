// Bodies of events about members and founding peers, their keys, roles and cards
// (specs/event.capnp, specs/events.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/charter.h"

namespace yoriai::core {

struct NewKey {
  PublicKey key;
  Signature possession;
  bool operator==(const NewKey&) const = default;
};

struct FoundingPeer {
  std::string operator_name;
  NewKey node;
  NewKey witness;
  NewKey log;
  bool operator==(const FoundingPeer&) const = default;
};

struct FoundingMember {
  ClassIndex member_class;
  Commitment commitment;
  HouseholdNumber household;
  std::vector<NewKey> keys;
  std::vector<Role> roles;
  bool operator==(const FoundingMember&) const = default;
};

struct Founded {
  bool rehearsal = false;
  RulesVersion rules_version;
  std::string host;
  CharterRef charter;  // never null in a decoded event
  std::vector<FoundingPeer> peers;
  std::vector<FoundingMember> members;
};

struct MemberAdmitted {
  MemberNumber number;
  ClassIndex member_class;
  Commitment commitment;
  HouseholdNumber household;
  MemberNumber guardian;
  std::vector<NewKey> keys;
};

enum class MemberField : std::uint8_t { status = 0, member_class = 1, household = 2, guardian = 3 };
enum class MemberStatus : std::uint8_t { active = 0, suspended = 1, left = 2, died = 3 };

struct MemberChanged {
  MemberNumber member;
  MemberField what = MemberField::status;
  std::uint32_t value = 0;
};

struct KeyAdded {
  NewKey key;
};

struct KeysReplaced {
  MemberNumber member;
  KeyGeneration generation;
  std::vector<NewKey> keys;
};

struct RoleChange {
  MemberNumber member;
  Role role = Role::steward;
  bool grant = false;
  bool operator==(const RoleChange&) const = default;
};

struct RoleChanged {
  RoleChange change;
  std::optional<ProposalId> proposal;
};

// Who holds a card from here on, or that it counts no more.
struct CardRow {
  CardCommitment card;
  MemberNumber holder;  // kNobody: it has not been claimed
  bool revoked = false;
  bool operator==(const CardRow&) const = default;
};

struct CardsRecorded {
  std::vector<CardRow> cards;  // ascending
};

}  // namespace yoriai::core
