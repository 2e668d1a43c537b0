// Bodies of events about a proposal's life, from its draft to its minutes
// (specs/event.capnp, specs/events.md).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/event_members.h"

namespace yoriai::core {

struct BlobName {
  Digest hash;
  std::uint64_t size = 0;
  bool operator==(const BlobName&) const = default;
};

enum class Spending : std::uint8_t {
  none = 0,
  winner_takes_it = 1,
  by_net_votes = 2,
  chosen_projects = 3,
};

struct ProposalDrafted {
  ProposalNumber number;
  KindIndex kind;
  TopicIndex topic;
  Method method = Method::yes_no;
  std::string title;
  std::vector<std::string> options;
  BlobName wording;
  Credits credits;
  bool negative = false;
  Amount purse;
  Spending spending = Spending::none;
  std::optional<Digest> charter;
  std::optional<RoleChange> role_change;
  std::vector<Amount> costs;          // of the options, where they are projects
  std::optional<ProposalId> repeats;  // the vote that is held again
  std::vector<MemberNumber> recused;  // who is left off the roll, ascending
  CharterRef amended;                 // of an amendment: the charter it makes; null: in words alone
  std::vector<KindIndex> also;        // further kinds whose conditions hold as well, ascending
};

struct ProposalSeconded {
  ProposalId proposal;
};

// Who keeps one of the keys without which nobody reads a sealed vote.
struct Opener {
  MemberNumber member;
  SealKey key;
  bool operator==(const Opener&) const = default;
};

struct ProposalAnnounced {
  ProposalId proposal;
  Digest wording_hash;
  Instant opens_at;
  Instant closes_at;  // T, inclusive
  Duration grace;     // G
  Visibility visibility = Visibility::open;
  std::vector<Opener> openers = {};  // sealed alone, ascending by member
  Duration open_within = {};         // sealed alone: how long they have after the grace
};

struct ProposalWithdrawn {
  ProposalId proposal;
  std::string reason;
};

struct HouseCount {
  HouseIndex house;
  std::uint32_t people = 0;
  std::uint32_t votes = 0;  // of a house that counts cards
  bool operator==(const HouseCount&) const = default;
};

struct VotingOpened {
  ProposalId proposal;
  std::vector<HouseCount> houses;
  Digest roll_digest;
  std::uint32_t cards = 0;  // all live ones, claimed or not, where a house counts cards
};

struct VotingClosed {
  ProposalId proposal;
  BlobName result;
};

// An opener publishes the key of one vote, after its grace.
struct SealOpened {
  ProposalId proposal;
  SealSecret secret;
};

// The chair's word where as many said yes as no.
struct CastingVote {
  ProposalId proposal;
  bool passes = false;
};

// What an amendment decided holds from here on, for what is announced later.
struct CharterInForce {
  ProposalId proposal;
};

// The minutes of a vote, as a blob; minutes are corrected by later ones alone.
struct MinutesPublished {
  ProposalId proposal;
  BlobName minutes;
  Instant effective_at;             // from when on what was decided holds; 0: not said
  std::optional<EventId> corrects;  // the minutes before
};

}  // namespace yoriai::core
