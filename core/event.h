// What members, the office and peers say: the header every event has, and one body per kind
// (specs/event.capnp, specs/events.md). Plain values; what their bytes were is DecodedEvent's
// matter.
#pragma once

#include <array>
#include <optional>
#include <variant>
#include <vector>

#include "core/event_attestations.h"
#include "core/event_ballots.h"
#include "core/event_members.h"
#include "core/event_peers.h"
#include "core/event_proposals.h"

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
  attested = 27,
};

struct Header {
  LedgerId ledger;
  PublicKey author;
  std::vector<PublicKey> cosigners;
  Kind kind = Kind::founded;
  Digest body_hash;
  bool operator==(const Header&) const = default;
};

using Body = std::variant<Founded, MemberAdmitted, MemberChanged, KeyAdded, KeysReplaced,
                          RoleChanged, ProposalDrafted, ProposalSeconded, ProposalAnnounced,
                          ProposalWithdrawn, VotingOpened, BallotCast, DelegationSet, VotingClosed,
                          ReceiptsAdded, EpochBegun, PeersChanged, PeersActivated, PaperEntered,
                          CountEntered, PresenceNoted, SealOpened, CastingVote, CardsRecorded,
                          CharterInForce, MinutesPublished, Attested>;

// Whether such an event may come with a text, which whoever takes it in has to hold.
constexpr bool brings_text(Kind kind) {
  return kind == Kind::proposal_drafted || kind == Kind::minutes_published ||
         kind == Kind::attested;
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
                                       Kind::minutes_published,
                                       Kind::attested};
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
