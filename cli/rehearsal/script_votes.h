// Lines of a scenario about ballots of every channel, boxes, the room and delegations.
#pragma once

#include <utility>
#include <vector>

#include "cli/rehearsal/script_names.h"
#include "core/event.h"

namespace yoriai::cli {

struct SayYesNo {
  bool yes = false;
};
struct Abstain {};
struct TakeBack {};
struct Spoil {};  // a paper that cannot be counted
struct Choose {
  std::vector<OptionRef> options;
};
struct GivePoints {
  std::vector<std::pair<OptionRef, std::int32_t>> votes;  // 0 for options not named
};
struct RankOptions {  // place by place, the best first
  std::vector<std::vector<OptionRef>> places;
};
// What somebody else's sealed ballot says, whatever that is.
struct CopyBox {
  std::string of;
};
using BallotWords =
    std::variant<SayYesNo, Abstain, TakeBack, Spoil, Choose, GivePoints, RankOptions, CopyBox>;

// A ballot that others enter.
struct EnteredBy {
  core::Channel channel = core::Channel::paper;
  std::string speaker;                // the guardian or the proxy
  std::vector<std::string> by;        // who signs; empty: whoever holds the role
  std::optional<std::uint32_t> slip;  // none: one above the highest of this vote
  bool no_paper = false;              // the guardian's own device
  bool attested = false;
};

struct Vote {
  Who who;
  ProposalRef proposal;
  BallotWords ballot;
  std::string device;                      // empty: the first in force
  std::optional<core::Revision> revision;  // none: one more than the highest so far
  std::optional<core::Instant> received;   // with the peer's receipt of this time
  std::string voter;                       // empty: the one who signs
  std::optional<EnteredBy> entered = {};   // none: by the voter's own device
};
// So many papers of a box.
struct PaperWords {
  std::uint32_t count = 0;
  BallotWords says;  // Abstain: blank
  bool spoilt = false;
};
struct CountBox {
  std::string station;
  std::vector<PaperWords> papers;
  std::optional<std::uint32_t> issued;  // none: as many as are marked
  std::string house;                    // empty: the charter's first
  std::vector<Who> marked;
  ProposalRef proposal;
  std::vector<std::string> by;
};
struct NotePresence {
  Who who;
  ProposalRef proposal;
  std::vector<std::string> by;
};
struct PublishMinutes {  // they correct those before
  std::string person;
  std::string text;
  ProposalRef proposal;
  core::Instant effective_at;
  std::vector<std::string> by;  // after the person; empty: a clerk
};
struct Attest {
  std::string speaker;  // a person, or without a role a peer
  core::AttestationKind what = core::AttestationKind::approve;
  std::string text;  // empty: no document
  ProposalRef proposal;
  std::optional<core::Role> role;
};
struct OnEverything {};
struct OnTopic {
  std::string name;
};
struct OnProposal {
  ProposalRef proposal;
};
struct InAllScopes {};  // to revoke
using ScopeWords = std::variant<OnEverything, OnTopic, OnProposal, InAllScopes>;
struct Delegate {
  Who who;
  std::string to;  // empty: opts out
  ScopeWords scope;
  core::Instant until;  // 0: no end
  std::string device;
  std::optional<core::Revision> revision;
};

}  // namespace yoriai::cli
