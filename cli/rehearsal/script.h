// A rehearsal as values: the steps of a scenario in the order of its lines (specs/scenarios.md).
// People, devices, classes and kinds go by the names the scenario gives them; nothing here knows
// whether they exist.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/proposal.h"
#include "core/refusal.h"

namespace yoriai::cli {

// Whom a line is about.
struct OnePerson {
  std::string name;
};
struct NextOnes {  // "300 residents": the first of the crowd that no line has named for this
                   // proposal
  std::uint32_t count = 0;
  std::string member_class;
};
struct NumberedOnes {  // "residents 1-300", "resident 17"
  std::string member_class;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};
using Who = std::variant<OnePerson, NextOnes, NumberedOnes>;

// None: the proposal drafted last.
using ProposalRef = std::optional<core::ProposalNumber>;
// By number from 1, as people count, or by its words.
using OptionRef = std::variant<std::uint32_t, std::string>;

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

struct Newcomer {
  std::string name;
  std::string member_class;
  std::vector<std::string> devices;  // one key each
  core::HouseholdNumber household;
  std::string guardian;           // empty: none
  std::vector<core::Role> roles;  // founders only
};
struct FoundWith {  // one founder; those on lines next to each other found the book together
  Newcomer founder;
};
struct Join {  // one batch
  std::vector<Newcomer> newcomers;
  std::vector<std::string> by;  // registrars; empty: whoever holds the role
};
struct JoinCrowd {  // named "resident 1", "resident 2", … by their class
  std::uint32_t count = 0;
  std::string member_class;
  bool without_keys = false;
  core::HouseholdNumber household;
  std::string guardian;  // empty: none
};

struct NewClass {
  std::string name;
};
struct NewGuardian {
  std::string name;  // empty: none
};
struct ChangeMember {
  Who who;
  std::variant<core::MemberStatus, NewClass, core::HouseholdNumber, NewGuardian> to;
  std::vector<std::string> by;
};
struct GetCards {  // new ones, for each of them
  Who who;
  std::uint32_t count = 0;
  std::vector<std::string> by;  // registrars; empty: whoever holds the role
};
struct RecordCards {  // new ones that nobody has claimed
  std::uint32_t count = 0;
  std::vector<std::string> by;
};
struct PassCards {  // of those that somebody holds
  std::uint32_t count = 0;
  std::string from;  // empty: nobody
  std::string to;    // empty: nobody
  bool revoked = false;
  std::vector<std::string> by;
};
struct AddDevice {
  std::string person;
  std::string device;
};
struct ReplaceKeys {
  std::string person;
  std::vector<std::string> devices;
  bool recovered = false;  // by registrars, else by the person's own key
  std::vector<std::string> by;
};
struct ChangeRole {
  std::string person;
  core::Role role = core::Role::steward;
  bool grant = false;
  ProposalRef decided_by;
  std::vector<std::string> by;
};

struct Appointment {
  std::string person;
  core::Role role = core::Role::steward;
  bool grant = false;
};
struct Propose {
  std::string person;
  std::string title;
  std::string kind;   // empty: the charter's first
  std::string topic;  // empty: the charter's first
  core::Method method = core::Method::yes_no;
  std::vector<std::string> options;
  std::vector<core::Amount> costs;  // of projects
  std::string wording;              // empty: the title
  core::Credits credits;
  bool negative = false;
  core::Amount purse;
  core::Spending spending = core::Spending::none;
  bool amends = false;
  std::optional<Appointment> appointment;
  std::vector<std::string> recused;
  std::string amended;            // a charter file beside the scenario; empty: in words alone
  std::vector<std::string> also;  // further kinds
};
struct PutInForce {
  ProposalRef proposal;
  std::vector<std::string> by;
  std::string person;
};
struct ProposeAgain {
  std::string person;
  core::ProposalNumber earlier;
  std::string title;  // empty: the same
};
struct CastingVote {
  std::string person;
  bool passes = false;
  ProposalRef proposal;
};
struct Second {
  Who who;
  ProposalRef proposal;
};
struct Announce {
  std::string person;
  ProposalRef proposal;
  core::Instant opens_at;
  core::Instant closes_at;
  std::optional<core::Duration> grace;  // none: the charter's least
  core::Visibility visibility = core::Visibility::open;
  std::string wording;  // empty: as drafted
  std::vector<std::string> openers;
  std::optional<core::Duration> open_within;  // none: as long as people usually have
};
struct OpenSeal {
  std::string person;
  ProposalRef proposal;
  std::string key_of;  // whose key they publish; empty: their own
};
struct Withdraw {
  std::string person;
  ProposalRef proposal;
  std::string reason;
  std::vector<std::string> by;
};

struct SayYesNo {
  bool yes = false;
};
struct Abstain {};
struct TakeBack {};
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
    std::variant<SayYesNo, Abstain, TakeBack, Choose, GivePoints, RankOptions, CopyBox>;

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

// One thing that must be so at this point.
struct ExpectPhase {
  core::Phase phase;
};
struct ExpectOutcome {
  core::Outcome outcome;
  bool without_late = false;
};
struct ExpectWinner {
  std::optional<OptionRef> option;  // none: nobody wins
};
enum class FigureRow : std::uint8_t { votes, against, net, supporters, paid };
struct ExpectRow {
  FigureRow row;
  std::vector<std::int64_t> figures;  // one per option; votes of a yes-or-no question: for, against
};
struct ExpectOrder {
  std::vector<OptionRef> options;
};
enum class RollFigure : std::uint8_t {
  roll,
  voted,
  copied,
  did_not_fit,
  cut,
  ended_nowhere,
  did_not_vote,
  blank,
  present,
  cast,
  late,
  returned,
  set_aside,
  spoilt,
  in_room,
  all_cards
};
struct ExpectFigure {
  RollFigure figure;
  std::uint64_t value;
  bool in_cards = false;  // in votes, of a house that counts cards; else in people
};
struct ExpectChannels {  // own, proxy, guardian, assisted, paper, box
  std::vector<std::int64_t> people;
};
struct ExpectSetAside {  // a ballot of this person does not count
  std::string person;
  core::Channel channel;
};
struct ExpectSpoilt {  // the sealed ballot of this person says nothing valid
  std::string person;
  core::SpoiltBy by = core::SpoiltBy::no_box;
};
struct ExpectVoice {  // where the voice of somebody who did not vote went
  std::string person;
  core::Fate fate;
  std::string end;  // empty: not asked
  std::optional<std::uint32_t> steps;
};
struct ExpectCondition {  // of the house that the line names
  enum class Of : std::uint8_t { quorum, threshold } of;
  bool met = false;
};
using ProposalExpectation =
    std::variant<ExpectPhase, ExpectCondition, ExpectOutcome, ExpectWinner, ExpectRow, ExpectOrder,
                 ExpectFigure, ExpectVoice, ExpectChannels, ExpectSetAside, ExpectSpoilt>;
struct Expect {
  ProposalRef proposal;
  std::string house;  // whose figures are meant; empty: all together
  std::vector<ProposalExpectation> all;
};
struct ExpectMember {
  std::string person;
  core::MemberStatus status;
};
struct ExpectCount {
  enum class Of : std::uint8_t { members, entries } of;
  std::uint64_t value;
};

struct ExpectOneBook {};  // all peers that run have the same entries

using Action = std::variant<SetTime, EnterDue, MachineDeed, ExpectOneBook, FoundWith, Join,
                            JoinCrowd, ChangeMember, GetCards, RecordCards, PassCards, AddDevice,
                            ReplaceKeys, ChangeRole, Propose, PutInForce, ProposeAgain, CastingVote,
                            Second, Announce, OpenSeal, Withdraw, Vote, CountBox, NotePresence,
                            PublishMinutes, Delegate, Expect, ExpectMember, ExpectCount>;

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
