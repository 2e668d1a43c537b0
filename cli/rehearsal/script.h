// A rehearsal as values: the steps of a scenario in the order of its lines (specs/scenarios.md).
// People, devices, classes and kinds go by the names the scenario gives them; nothing here knows
// whether they exist.
#pragma once

#include "cli/rehearsal/script_expectations.h"
#include "cli/rehearsal/script_members.h"
#include "cli/rehearsal/script_proposals.h"
#include "cli/rehearsal/script_votes.h"
#include "core/refusal.h"

namespace yoriai::cli {

// What becomes of a machine on which a peer keeps the book.
struct MachineDeed {
  enum class What : std::uint8_t { killed, started, leads } what;
  std::string peer;
};

struct SetTime {
  std::variant<core::Instant, core::Duration> to;  // a length of time: so much later
  bool unattended = false;                         // what falls due on the way is not entered
};
struct EnterDue {};

using Action = std::variant<SetTime, EnterDue, MachineDeed, ExpectOneBook, FoundWith, Join,
                            JoinCrowd, ChangeMember, GetCards, RecordCards, PassCards, AddDevice,
                            ReplaceKeys, ChangeRole, Propose, PutInForce, ProposeAgain, CastingVote,
                            Second, Announce, OpenSeal, Withdraw, Vote, CountBox, NotePresence,
                            PublishMinutes, Attest, Delegate, Expect, ExpectMember, ExpectCount>;

// What the line says must happen to it.
struct ExpectedRefusal {
  core::Refusal code;
  std::optional<std::uint64_t> detail;
};

struct Step {
  std::uint32_t line = 0;
  std::string words;  // the line as written, comments left out
  Action action;
  std::optional<ExpectedRefusal> refused;
};

// By whom the book is kept, when not by this process alone.
struct PeersHeading {
  std::vector<std::string> names;  // the first leads; none: this process alone
  std::optional<std::uint16_t> needed;
  std::optional<std::uint16_t> liars;
};

struct Script {
  std::string file;
  std::string source;  // what keys and salts are derived from
  std::string community = "Rehearsal";
  std::string charter;  // a preset, or a path beside the file
  std::string host = "rehearsal.example";
  PeersHeading peers;
  std::vector<Step> steps;
};

}  // namespace yoriai::cli
