// A community's rules as data (specs/charter.capnp, specs/rules.md section 2). A proposal is judged
// by the charter that was in force when it was announced.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "core/time.h"

namespace yoriai::core {

enum class Role : std::uint16_t {
  steward = 0,
  registrar = 1,
  treasurer = 2,
  auditor = 3,
  facilitator = 4,
  chair = 5,
  clerk = 6,
};
inline constexpr std::uint16_t kRoleCount = 7;
// Where a refusal names a role, these stand for what no member can be: the sequencer, and a peer in
// force.
inline constexpr std::uint64_t kSequencer = kRoleCount;
inline constexpr std::uint64_t kAnyPeer = kRoleCount + 1;
// As what a peer in force speaks, where members speak in a role.
inline constexpr Role kAsPeer{static_cast<std::uint16_t>(kAnyPeer)};

enum class Method : std::uint8_t {
  yes_no = 0,
  one_of = 1,
  approval = 2,
  quadratic = 3,
  ranked = 4,
  equal_shares = 5,
  greedy = 6,
};
inline constexpr std::uint8_t kMethodCount = 7;
// Whether a ballot has a number for every option, else it names some of them.
constexpr bool numbers_options(Method method) {
  return method == Method::quadratic || method == Method::ranked;
}
// Whether options are projects with costs, of which as many are chosen as the purse pays for.
constexpr bool chooses_projects(Method method) {
  return method == Method::equal_shares || method == Method::greedy;
}

// Who can read a ballot, and when (specs/rules.md sections 7 and 15). Secret ballots are not
// counted by any rules yet.
enum class Visibility : std::uint8_t { open = 0, sealed = 1, box = 2, secret = 3 };
inline constexpr std::uint8_t kVisibilityCount = 3;  // of those that can be announced

// The first three are of votes; in a house of one vote each, of people.
enum class ConditionBase : std::uint8_t {
  roll = 0,
  present = 1,
  cast = 2,
  all_cards = 3,  // of the book, claimed or not
  people = 4,     // on the roll; the figure is in people, too
};

// "At least" (or, when strict, "more than") numerator/denominator of the base; no condition when
// the numerator is 0. Compared by cross multiplication, never divided.
struct Condition {
  std::uint32_t numerator = 0;
  std::uint32_t denominator = 0;
  bool strict = false;
  ConditionBase base = ConditionBase::roll;
  bool operator==(const Condition&) const = default;
};

// How many votes a person of the house has. Where cards matter, who holds none is not on the roll.
enum class HouseWeight : std::uint8_t {
  person = 0,     // everybody one
  holder = 1,     // everybody who holds a card one
  card = 2,       // one for each card
  household = 3,  // one for each household; who is of none has one of their own
};

struct House {
  std::string name;
  HouseWeight weight = HouseWeight::person;
  std::uint32_t most = 0;  // weight card: the most cards of one holder that count; 0: all
  [[nodiscard]] bool counts_cards() const {
    return weight == HouseWeight::holder || weight == HouseWeight::card;
  }
  bool operator==(const House&) const = default;
};

struct MemberClass {
  std::string name;
  HouseIndex house;
  bool proposes = false;
  Credits credits;          // 0: as many as the proposal gives
  std::uint32_t cards = 0;  // the most that a member of the class may hold
  bool may_not_second = false;
  bool operator==(const MemberClass&) const = default;
};

struct RoleRule {
  Role role = Role::steward;
  std::uint16_t needed = 0;  // never fewer active holders than this
  bool operator==(const RoleRule&) const = default;
};

// How many voices one person may carry in a house, their own left out: so many people, or else this
// part of the frozen roll of the house, rounded down. No cap when all is 0.
struct DelegationCap {
  std::uint32_t people = 0;
  std::uint32_t numerator = 0;
  std::uint32_t denominator = 0;
  bool operator==(const DelegationCap&) const = default;
};

struct HouseRule {
  Condition quorum;     // of those present
  Condition threshold;  // of yes, or of the winner's figure
  DelegationCap cap;
  Condition second_quorum;  // in the place of the quorum, at a second call
  bool advisory = false;    // the house is counted and heard, and decides nothing
  bool operator==(const HouseRule&) const = default;
};

// What becomes of a tie.
enum class TieRule : std::uint8_t {
  status_quo = 0,    // nothing is decided
  chair = 1,         // the chair decides between as many yes as no
  second_round = 2,  // it is voted on again, between those in the first place
};

struct ProposalKind {
  std::string name;
  std::uint16_t methods = 0;  // bit m: method m is allowed
  std::uint16_t seconds = 0;
  Duration notice;
  bool amendment = false;
  bool delegation = false;
  bool abstain_in_quorum = false;
  std::vector<HouseRule> rules;     // one per house
  std::uint16_t longest_chain = 0;  // steps of a delegation; 0: without limit
  TieRule tie = TieRule::status_quo;
  Duration casting;                // tie rule chair: how long after the closing
  bool second_call = false;        // without a quorum it may be voted on again, by second_quorum
  Duration repeat_within;          // how long after the closing another vote may be drafted
  Duration repeat_notice;          // its notice, in the place of the kind's
  bool recusal = false;            // who has an interest of their own may be left off the roll
  std::uint16_t visibilities = 0;  // bit v: it may be announced so; 0: in any way there is
  bool operator==(const ProposalKind&) const = default;
};

// Who may vote with whose help, beside the papers that two clerks enter.
struct ChannelRule {
  std::uint16_t helper_roles = 0;  // bit r: holders of role r may help; 0: nobody is helped
  std::uint16_t helper_cap = 0;    // how many voters one person may help in one vote
  std::uint16_t proxy_cap = 0;     // for how many one person may hand in a paper; 0: no proxies
  bool operator==(const ChannelRule&) const = default;
};

struct Charter {
  std::string name;
  std::string preset;
  std::string time_zone;
  std::string currency;
  std::uint16_t peers_needed = 0;    // k
  std::uint16_t liars_survived = 0;  // f
  std::uint16_t stewards_needed = 0;
  std::uint16_t registrars_needed = 0;
  std::uint16_t recovery_needed = 0;
  std::uint16_t revisions = 0;  // R
  Duration min_grace;
  Duration max_delegation;  // 0: without limit
  std::vector<House> houses;
  std::vector<MemberClass> classes;
  std::vector<RoleRule> roles;
  std::vector<std::string> topics;
  std::vector<ProposalKind> kinds;
  ChannelRule channels;
  Duration default_delegation;        // of one that names no end; 0: it has none
  std::uint16_t announcer_roles = 0;  // bit r: holders of role r announce; 0: facilitators
  // How long after the end of a vote everything of it is kept at least, so that anybody can count
  // it again; 0: for ever.
  Duration retention;
  bool operator==(const Charter&) const = default;
};

// What rules version 1 asks of a charter (specs/rules.md section 2): charter_ill_formed, or fine.
Status check_charter(const Charter& charter);

// Whether a charter may follow another one in a book: what members, delegations and peers refer to
// by position keeps its meaning. Classes and topics are only added, at the end; k and f stay,
// because a change of peers has its own way.
bool may_follow(const Charter& later, const Charter& earlier);

// A charter with the SHA-256 of the strict bytes it came in. Shared, because every announced
// proposal keeps the one it was announced under.
struct FrozenCharter {
  Charter rules;
  Digest hash;
};
using CharterRef = std::shared_ptr<const FrozenCharter>;

// Whether proposals of this kind may be voted on so; false for what is no method.
bool allows(const ProposalKind& kind, Method method);
// Bit v: the kind may be announced with visibility v. A kind that names none has them all.
std::uint16_t visibilities_of(const ProposalKind& kind);
bool allows(const ProposalKind& kind, Visibility visibility);
// Whether a vote can be held so at all. Boxes are counted by clerks, and what papers say is added
// as the ballots of the first methods are: each is one vote, since nobody knows whose it is.
bool is_supported(Visibility visibility, const Charter& charter, Method method);
// Whether by every method that is allowed a vote can be held in one of the ways that are.
bool can_be_held(const ProposalKind& kind, const Charter& charter);
// Whether as many yes as no leave this threshold undecided: a strict half of those who came.
bool can_tie(const Condition& threshold);
// Whether a vote of this kind may ever be held again.
bool may_repeat(const ProposalKind& kind);

// How many voices a cap lets through on such a roll; none without a cap.
std::optional<std::uint32_t> most_carried(const DelegationCap& cap, std::uint32_t roll);

// Whether any house counts cards; and whether in any a person may have several votes.
bool counts_cards(const Charter& charter);
bool has_several_votes(const Charter& charter);
// The votes of a member of the house who holds so many cards; 0: not on its roll.
Weight weight_in(const House& house, std::uint32_t cards);

// Bit r: holders of role r announce proposals.
std::uint16_t announcers_of(const Charter& charter);
// The number of active holders a role must keep; 0 for a role the charter does not name.
std::uint16_t holders_needed(const Charter& charter, Role role);
bool has_role(const Charter& charter, Role role);

}  // namespace yoriai::core
