// Bodies of events that say how somebody votes, or who votes for them
// (specs/event.capnp, specs/events.md).
#pragma once

#include <string>
#include <tuple>
#include <vector>

#include "core/ids.h"
#include "core/time.h"

namespace yoriai::core {

enum class BallotForm : std::uint8_t {
  withdrawn = 0,
  blank = 1,
  choice = 2,
  sealed = 3,  // what it says is in boxes, alike for all forms
  spoilt = 4,  // a paper that cannot be counted; of boxes, what nothing valid was found in
};

// Why a ballot is spoilt: what the opening of its boxes found (specs/rules.md section 15), or what
// two people who saw the paper say.
enum class SpoiltBy : std::uint8_t {
  no_box = 0,
  made_for_another = 1,
  no_ballot = 2,
  credits = 3,
  on_paper = 4,
};

// What a ballot says. yes_no: one choice, 0 against or 1 for; one_of, approval and projects: option
// positions, ascending; quadratic: one integer per option; ranked: one place per option, from 1,
// the best, 0 for the last place that all share which are not named.
struct Ballot {
  BallotForm form = BallotForm::withdrawn;
  std::vector<OptionIndex> choices;
  std::vector<std::int32_t> votes;
  ByteVector sealed = {};                 // of form sealed
  SpoiltBy spoilt_by = SpoiltBy::no_box;  // of form spoilt
  bool operator==(const Ballot&) const = default;
};

struct BallotCast {
  ProposalId proposal;
  MemberNumber voter;
  Revision revision;
  Ballot ballot;
};

// How a ballot came, in the order in which registers rank them (specs/rules.md section 6).
enum class Channel : std::uint8_t {
  own = 0,
  proxy = 1,
  guardian = 2,
  assisted = 3,
  paper = 4,
  box = 5,  // of no register: marked as having put a paper into a box
};

// A ballot that others enter for the voter: a paper, or what the voter's guardian says.
struct PaperEntered {
  ProposalId proposal;
  MemberNumber voter;
  Channel channel = Channel::paper;
  MemberNumber speaker;    // proxy and guardian: who spoke for the voter; else kNobody
  std::uint32_t slip = 0;  // the paper's number; 0: no paper, the guardian's own device
  bool attested = false;   // assisted: neither helper is of the voter's family, nor a party
  Revision revision;
  Ballot ballot;
};

// So many papers of a box say exactly this.
struct EqualPapers {
  std::uint32_t count = 0;
  std::vector<OptionIndex> choices;
  std::vector<std::int32_t> votes;
  bool operator==(const EqualPapers&) const = default;
};
// Their order in a count, which tells nothing of that in which they came.
inline bool comes_before(const EqualPapers& a, const EqualPapers& b) {
  return std::tie(a.choices, a.votes) < std::tie(b.choices, b.votes);
}

// What a box held, without names, and who put a paper into it.
struct CountEntered {
  ProposalId proposal;
  std::string station;
  HouseIndex house;
  std::uint32_t issued = 0;          // papers handed out there
  std::vector<MemberNumber> marked;  // ascending
  std::vector<EqualPapers> papers;   // ascending by what they say
  std::uint32_t blank = 0;
  std::uint32_t spoilt = 0;
};

// Who was in the room.
struct PresenceNoted {
  ProposalId proposal;
  std::vector<MemberNumber> members;  // ascending
};

// all_scopes takes back what was said in every scope and ranks below it.
enum class ScopeLevel : std::uint8_t { everything = 0, topic = 1, proposal = 2, all_scopes = 3 };

// What a delegation covers. Unused parts are zero, so that equal scopes compare equal.
struct Scope {
  ScopeLevel level = ScopeLevel::everything;
  TopicIndex topic;
  ProposalId proposal;
  auto operator<=>(const Scope&) const = default;
};

struct DelegationSet {
  MemberNumber delegator;
  Scope scope;
  MemberNumber target;  // kNobody: opt out
  Instant expires_at;   // 0: none; else the last instant at which it applies
  Revision revision;
};

}  // namespace yoriai::core
