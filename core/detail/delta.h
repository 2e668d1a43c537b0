// What an admitted event changes: everything apply() needs, already judged and computed.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "core/state.h"

namespace yoriai::core::detail {

struct Founding {
  Founded body;
  PeerSet peers;
};
struct Admission {
  Newcomer newcomer;
};
struct FieldChange {
  MemberChanged change;
};
struct AddedKey {
  MemberNumber member;
  PublicKey key;
};
struct ReplacedKeys {
  MemberNumber member;
  KeyGeneration generation;
  std::vector<PublicKey> keys;
};
struct RoleStep {
  RoleChange change;
  std::optional<ProposalNumber> decided_by;
};
struct Draft {
  ProposalDrafted body;
  MemberNumber author;
  ProposalNumber repeats;  // 0: none
  bool second_call = false;
};
struct Second {
  ProposalNumber proposal;
  MemberNumber member;
};
struct Announcement {
  ProposalNumber proposal;
  ProposalAnnounced terms;
  std::uint16_t receipts_needed = 0;
};
struct Withdrawal {
  ProposalNumber proposal;
};
struct Opening {
  ProposalNumber proposal;
  Roll roll;
  Digest roll_digest;
  std::uint32_t cards = 0;
};
struct CardChanges {
  std::vector<CardRow> rows;
};
struct Vote {
  ProposalNumber proposal;
  std::size_t position = 0;  // in the roll
  Timeliness timeliness = Timeliness::by_book;
  CastBallot ballot;
  PaperTrace trace;
};
struct Counting {
  ProposalNumber proposal;
  BoxCount count;
  std::vector<std::size_t> marked;  // positions in the roll
};
struct Attendance {
  ProposalNumber proposal;
  std::vector<std::size_t> present;  // positions in the roll
};
struct Recording {
  ProposalNumber proposal;
  Minutes minutes;
};
struct Attesting {
  Attestations::Place place;
  AttestationKind what = AttestationKind::approve;
  Role role = Role::steward;
  std::optional<BlobName> document;
};
struct Handover {
  MemberNumber delegator;
  Scope scope;
  DelegationValue value;
};
struct Closure {
  ProposalNumber proposal;
  Outcome outcome = Outcome::failed;
  BlobName result;
  ByteVector document;
  std::vector<OptionIndex> leaders;
};
struct Opened {
  ProposalNumber proposal;
  std::size_t opener = 0;  // position among the openers
  SealSecret secret;
  std::optional<OpenedBallots> ballots;  // with the last key
};
struct Amending {
  ProposalNumber proposal;
};
struct Casting {
  ProposalNumber proposal;
  MemberNumber chair;
  bool passes = false;
};

// A vote that enters by another event than the ballot's own.
struct CarriedVote {
  EventId ballot;
  Vote vote;
};
struct Succession {
  Epoch epoch;
  PublicKey sequencer;
  PublicKey log_key;
};
struct PeersChange {
  PeerSet next;
  std::shared_ptr<const FoundingPeer> added;  // null: nobody
};
struct PeersActivation {};

using Change =
    std::variant<Founding, Admission, FieldChange, AddedKey, ReplacedKeys, RoleStep, Draft, Second,
                 Announcement, Withdrawal, Opening, Vote, Handover, Closure, CarriedVote,
                 Succession, PeersChange, PeersActivation, Counting, Attendance, Recording, Casting,
                 Amending, CardChanges, Opened, Attesting>;

struct Delta {
  EventId event;
  Instant at;
  Change change;
};

}  // namespace yoriai::core::detail
