// What members, the office and peers say: the header every event has, and one body per kind
// (specs/event.capnp, specs/events.md). Plain values; what their bytes were is DecodedEvent's
// matter.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "core/charter.h"
#include "core/statement.h"

namespace yoriai::core {

// The numbers are in the book for ever. Those left out here belong to later rules versions.
enum class Kind : std::uint16_t {
  founded = 1,
  member_admitted = 2,
  member_changed = 3,
  key_added = 4,
  keys_replaced = 5,
  role_changed = 6,
  proposal_drafted = 7,
  proposal_seconded = 8,
  proposal_announced = 9,
  proposal_withdrawn = 10,
  voting_opened = 11,
  ballot_cast = 12,
  delegation_set = 13,
  voting_closed = 14,
  receipts_added = 15,
  epoch_begun = 16,
  peers_changed = 17,
  peers_activated = 18,
  paper_entered = 19,
  count_entered = 20,
  presence_noted = 21,
  seal_opened = 22,
  casting_vote = 23,
  cards_recorded = 24,
  charter_in_force = 25,
  minutes_published = 26,
};

struct Header {
  LedgerId ledger;
  PublicKey author;
  std::vector<PublicKey> cosigners;
  Kind kind = Kind::founded;
  Digest body_hash;
  bool operator==(const Header&) const = default;
};

struct NewKey {
  PublicKey key;
  Signature possession;
  bool operator==(const NewKey&) const = default;
};

struct BlobName {
  Digest hash;
  std::uint64_t size = 0;
  bool operator==(const BlobName&) const = default;
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

enum class Visibility : std::uint8_t { open = 0, sealed = 1, box = 2, secret = 3 };

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

enum class BallotForm : std::uint8_t {
  withdrawn = 0,
  blank = 1,
  choice = 2,
  sealed = 3,  // what it says is in boxes, alike for all forms
  spoilt = 4,  // in no event: what the opening of boxes found nothing valid in
};

// Why a sealed ballot is spoilt (specs/rules.md section 15).
enum class SpoiltBy : std::uint8_t { no_box = 0, made_for_another = 1, no_ballot = 2, credits = 3 };

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

struct VotingClosed {
  ProposalId proposal;
  BlobName result;
};

// A ballot, whole as a peer received it, with receipts that show it was on its way in time.
struct ReceiptsAdded {
  ByteVector header;
  ByteVector signatures;
  ByteVector salted_body;
  std::vector<Receipt> receipts;  // ascending by peer
};

// The author leads the epoch: k peers promised to follow, and the base is the greatest certificate
// that they know.
struct EpochBegun {
  struct Word {
    PublicKey peer;
    Tree best;
    Signature signature;
  };
  Epoch epoch;
  PublicKey log;  // the author's log key, which signs the epoch's checkpoints
  Certificate base;
  std::vector<Word> promises;  // ascending by peer

  [[nodiscard]] Promise promise(std::size_t at, const PublicKey& candidate) const {
    return {promises[at].peer, epoch, candidate, log, promises[at].best, promises[at].signature};
  }
};

// One peer more, one less, or one with other keys.
struct PeersChanged {
  std::optional<PublicKey> removed;           // node key
  std::shared_ptr<const FoundingPeer> added;  // null: nobody
  std::uint16_t needed = 0;                   // k from then on
  std::uint16_t liars = 0;                    // f from then on
};

// k of the old peers and k of the new hold a certificate for this tree, which has the change in it.
struct PeersActivated {
  struct Word {
    PublicKey peer;
    Signature signature;
  };
  Tree tree;
  std::vector<Word> held;  // ascending by peer

  [[nodiscard]] Held word(std::size_t at) const {
    return {held[at].peer, tree, held[at].signature};
  }
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

using Body =
    std::variant<Founded, MemberAdmitted, MemberChanged, KeyAdded, KeysReplaced, RoleChanged,
                 ProposalDrafted, ProposalSeconded, ProposalAnnounced, ProposalWithdrawn,
                 VotingOpened, BallotCast, DelegationSet, VotingClosed, ReceiptsAdded, EpochBegun,
                 PeersChanged, PeersActivated, PaperEntered, CountEntered, PresenceNoted,
                 SealOpened, CastingVote, CardsRecorded, CharterInForce, MinutesPublished>;

// Whether such an event comes with a text, which whoever takes it in has to hold.
constexpr bool brings_text(Kind kind) {
  return kind == Kind::proposal_drafted || kind == Kind::minutes_published;
}
// Whether such an event puts a ballot into a register.
constexpr bool is_ballot(Kind kind) {
  return kind == Kind::ballot_cast || kind == Kind::paper_entered;
}
// The kind of each alternative, in their order, which is that of the numbers.
inline constexpr std::array kBodyKinds{Kind::founded,
                                       Kind::member_admitted,
                                       Kind::member_changed,
                                       Kind::key_added,
                                       Kind::keys_replaced,
                                       Kind::role_changed,
                                       Kind::proposal_drafted,
                                       Kind::proposal_seconded,
                                       Kind::proposal_announced,
                                       Kind::proposal_withdrawn,
                                       Kind::voting_opened,
                                       Kind::ballot_cast,
                                       Kind::delegation_set,
                                       Kind::voting_closed,
                                       Kind::receipts_added,
                                       Kind::epoch_begun,
                                       Kind::peers_changed,
                                       Kind::peers_activated,
                                       Kind::paper_entered,
                                       Kind::count_entered,
                                       Kind::presence_noted,
                                       Kind::seal_opened,
                                       Kind::casting_vote,
                                       Kind::cards_recorded,
                                       Kind::charter_in_force,
                                       Kind::minutes_published};
static_assert(std::variant_size_v<Body> == kBodyKinds.size());
inline Kind kind_of(const Body& body) { return kBodyKinds[body.index()]; }
// The alternative of a kind; none for one that is not known.
constexpr std::optional<std::size_t> alternative_of(Kind kind) {
  for (std::size_t at = 0; at < kBodyKinds.size(); ++at) {
    if (kBodyKinds[at] == kind) return at;
  }
  return std::nullopt;
}

// The keys that a body brings into the book, in the order of the fields: node, witness and log key
// of a peer, then those of members.
enum class KeyRole : std::uint8_t { member = 1, node = 2, witness = 3, log = 4 };
struct IntroducedKey {
  KeyRole role;
  NewKey key;
};
std::vector<IntroducedKey> introduced_keys(const Body& body);
// How many signatures stand in the body beside those of new keys: of receipts, statements and a
// carried event.
std::size_t carried_signatures(const Body& body);

}  // namespace yoriai::core
