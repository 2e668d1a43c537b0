// What the rules of every kind share: the event on trial, and the questions about its signers.
// specs/events.md sections 3 and 4 give the order in which faults are named.
#pragma once

#include <span>

#include "core/admit.h"
#include "core/detail/delta.h"

namespace yoriai::core::detail {

struct Judging {
  const State& state;
  const VerifiedEvent& event;
  const Moment& moment;
  const Member* author = nullptr;        // null when a peer's key is the author, and at founding
  KeyGeneration author_generation = {};  // of the author's key
  bool verdict_alone = false;            // nothing is applied, so what does not decide may be left

  [[nodiscard]] const Charter& charter() const { return state.charter()->rules; }
  [[nodiscard]] const std::vector<PublicKey>& cosigners() const { return event.header().cosigners; }
};

Status require_active_author(const Judging& judging);
Status require_role(const Judging& judging, Role role);
Status require_no_cosigners(const Judging& judging);
// The author and `signers − 1` further holders of the role, then the new keys, and nobody else.
Status require_signers(const Judging& judging, Role role, std::size_t signers,
                       std::span<const NewKey> new_keys);
// The author, who holds the one role, and one more member, who holds the other.
Status require_two_offices(const Judging& judging, Role of_author, Role of_cosigner);
// So many stewards, the author among them if they are one, then each of these members who has not
// signed by then, in any order, and nobody else. All of them active.
Status require_stewards_and(const Judging& judging, std::size_t stewards,
                            std::span<const MemberNumber> further);
// The new keys, in order, and nobody else.
Status require_new_keys_sign(const Judging& judging, std::span<const NewKey> new_keys);
// The sequencer, or any peer in force, alone.
Status require_sequencer(const Judging& judging);
Status require_peer(const Judging& judging);
Peer peer_from(const FoundingPeer& peer);
// So many peers as a book can have, and a quorum that is safe.
Status require_sound(const PeerSet& set);
// Fills in whose key the author's is. The kinds of peers have no member for an author, and what a
// peer attests has none either.
Status find_author(Judging& judging);

// How many registrars sign: one is enough only in a community of fewer than five.
std::size_t registrars_needed(const State& state);

Status require_unused(const Members& members, std::span<const NewKey> keys);
bool class_exists(const Charter& charter, ClassIndex index);
bool member_or_none(const Members& members, MemberNumber number);
bool role_is_known(const Charter& charter, Role role);
std::vector<PublicKey> keys_of(std::span<const NewKey> keys);
Result<const Proposal*> find_proposal(const State& state, const ProposalId& id);

// The vote that is held again, which may be and is the same; null when none is.
Result<const Proposal*> judge_repeat(const Judging& judging, const ProposalDrafted& body);

// The members of a proposal's electorate as the roll stands now, ascending by number.
Roll electorate_of(const State& state, const Proposal& proposal);
VotingOpened opening_of(const State& state, const Proposal& proposal, const Roll& roll,
                        const Spread& spread);

// Whether every receipt is by a peer's node key of this book, and for this event.
Status require_good_receipts(const State& state, const EventId& event,
                             std::span<const VerifiedReceipt> receipts);

// The rules of each kind. They change nothing and give what apply() will do.
Result<Change> judge(const Judging& judging, const Founded& body);
Result<Change> judge(const Judging& judging, const MemberAdmitted& body);
Result<Change> judge(const Judging& judging, const MemberChanged& body);
Result<Change> judge(const Judging& judging, const KeyAdded& body);
Result<Change> judge(const Judging& judging, const KeysReplaced& body);
Result<Change> judge(const Judging& judging, const RoleChanged& body);
Result<Change> judge(const Judging& judging, const ProposalDrafted& body);
Result<Change> judge(const Judging& judging, const ProposalSeconded& body);
Result<Change> judge(const Judging& judging, const ProposalAnnounced& body);
Result<Change> judge(const Judging& judging, const ProposalWithdrawn& body);
Result<Change> judge(const Judging& judging, const VotingOpened& body);
Result<Change> judge(const Judging& judging, const BallotCast& body);
Result<Change> judge(const Judging& judging, const DelegationSet& body);
Result<Change> judge(const Judging& judging, const VotingClosed& body);
Result<Change> judge(const Judging& judging, const ReceiptsAdded& body);
Result<Change> judge(const Judging& judging, const EpochBegun& body);
Result<Change> judge(const Judging& judging, const PeersChanged& body);
Result<Change> judge(const Judging& judging, const PeersActivated& body);
Result<Change> judge(const Judging& judging, const PaperEntered& body);
Result<Change> judge(const Judging& judging, const CountEntered& body);
Result<Change> judge(const Judging& judging, const PresenceNoted& body);
Result<Change> judge(const Judging& judging, const SealOpened& body);
Result<Change> judge(const Judging& judging, const CastingVote& body);
Result<Change> judge(const Judging& judging, const CardsRecorded& body);
Result<Change> judge(const Judging& judging, const CharterInForce& body);
Result<Change> judge(const Judging& judging, const MinutesPublished& body);
Result<Change> judge(const Judging& judging, const Attested& body);

}  // namespace yoriai::core::detail
