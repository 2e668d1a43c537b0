// A community for tests, driven through real bytes: each attempt is encoded, signed, decoded,
// checked, judged and applied just as a book would do it. What a test wants to spoil stands open in
// Attempt.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/admit.h"
#include "core/sealed_ballot.h"
#include "ledger/event_maker.h"
#include "ledger/merkle.h"
#include "tests/support/bodies.h"
#include "tests/support/keys.h"

namespace yoriai::tests {

struct Founder {
  core::ClassIndex member_class;
  std::uint32_t keys = 1;
  std::vector<core::Role> roles;  // strictly ascending
};

struct VillageSetup {
  core::Charter charter = village_charter();
  // Members 1 to 3, each steward and registrar; member 1 is facilitator too.
  std::vector<Founder> founders = {
      {kResident, 1, {core::Role::steward, core::Role::registrar, core::Role::facilitator}},
      {kResident, 1, {core::Role::steward, core::Role::registrar}},
      {kResident, 1, {core::Role::steward, core::Role::registrar}}};
  core::Instant founded_at = kVillageStart;
  std::vector<std::string> operators = {"co-op"};  // of the peers, one each
};
// Four peers of four operators; three decide, and one may lie.
VillageSetup four_peers();

// A receipt to be signed: by whom, when, and for which event if not the one it comes with.
struct ReceiptWish {
  const ledger::SecretKey* peer = nullptr;
  core::Instant received_at;
  std::optional<core::EventId> event;
};

// An event that somebody is about to send. The builders of Village fill it in rightly.
struct Attempt {
  core::Body body;
  std::vector<const ledger::SecretKey*> signers;  // the author's, then the co-signers'
  core::LedgerId ledger;
  core::Instant at;
  std::vector<ReceiptWish> receipts;
  std::uint64_t salt = 0;  // who says the same again, later, says it with another salt
  // Of an event that carries another: that one, with its receipts.
  std::shared_ptr<Attempt> carried = nullptr;
};

struct Entered {
  core::EventId id;
  core::EntryIndex index;
  core::Instant accepted_at;
};

// One entry as stored: what a replay needs, in bytes.
struct Line {
  core::ByteVector entry;
  core::ByteVector salted_body;
  core::ByteVector document;  // of a closing: its result document; else empty
};

// One entry as it was judged, for taking it into another state without checking signatures again.
struct Delivery {
  core::VerifiedEvent event;
  core::Instant at;
  std::vector<core::VerifiedReceipt> receipts;
  std::optional<core::Digest> root = std::nullopt;  // where its kind needs one
};

// Judges and applies; the document that a closing gave, else empty.
core::Result<core::ByteVector> take_in(core::State& state, const Delivery& delivery);

// Decoded and with its signatures checked.
core::Result<core::VerifiedEvent> verify(const ledger::EventBytes& bytes);
// Decodes, checks, judges and applies a stored line; the document that a closing gave, else empty.
core::Result<core::ByteVector> replay(core::State& state, const Line& line,
                                      std::optional<core::Digest> root = std::nullopt);

struct Joining {
  core::ClassIndex member_class = kResident;
  std::uint32_t keys = 1;
  core::HouseholdNumber household;
  core::MemberNumber guardian;
};

// When a vote opens, how long it lasts and its grace, counted from the announcement.
struct Terms {
  core::Duration opens_in = 2 * kHour;
  core::Duration lasts = 2 * kDay;
  core::Duration grace = 30 * kMinute;
  core::Visibility visibility = core::Visibility::open;
  std::vector<core::MemberNumber> openers = {};  // who open a sealed vote, ascending
  core::Duration open_within = kDay;
};
// Sealed by members 2 and 3.
Terms sealed_terms();

class Village {
 public:
  explicit Village(const VillageSetup& setup = {});  // founded
  static Attempt founding(const VillageSetup& setup);

  [[nodiscard]] const core::State& state() const { return *state_; }
  [[nodiscard]] core::Instant now() const { return now_; }
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  [[nodiscard]] const std::vector<Delivery>& deliveries() const { return deliveries_; }
  // The result document of a closed proposal; throws std::out_of_range before.
  [[nodiscard]] const core::ByteVector& document(const core::ProposalId& proposal) const;
  [[nodiscard]] const ledger::MerkleTree& tree() const { return tree_; }
  static const ledger::SecretKey& node_key() { return key_named("peer/node"); }
  // Peers are numbered from 1; `purpose` is node, witness or log.
  static const ledger::SecretKey& peer_key(std::size_t peer, const std::string& purpose = "node");

  // Moves the clock; enters every transition on the way, at the instant at which it falls due.
  void advance_to(core::Instant at);
  // Moves the clock and enters nothing, so that transitions stay due.
  void sleep_until(core::Instant at) { now_ = at; }

  // The whole way into the book. A refusal changes nothing.
  core::Result<Entered> submit(const Attempt& attempt);
  core::Result<Entered> submit(const ledger::EventBytes& bytes, core::Instant at,
                               const std::vector<ReceiptWish>& receipts = {});
  // For events that must get in: throws std::logic_error naming the refusal.
  Entered enter(const Attempt& attempt);
  // The same judgement without a change.
  [[nodiscard]] std::optional<core::Refused> judge(const Attempt& attempt) const;
  [[nodiscard]] ledger::EventBytes bytes_of(const Attempt& attempt) const;

  // Attempts that are right in every respect at this moment.
  Attempt admission(const Joining& joining = {});
  Attempt change(core::MemberNumber member, core::MemberField what, std::uint32_t value);
  Attempt key_addition(core::MemberNumber member);
  Attempt key_replacement(core::MemberNumber member, std::uint32_t keys = 1);  // by an own key
  Attempt key_recovery(core::MemberNumber member, std::uint32_t keys = 1);     // by registrars
  Attempt role_change(core::MemberNumber member, core::Role role, bool grant);
  Attempt draft(core::MemberNumber author, core::ProposalDrafted body);  // fills in the number
  Attempt second(core::MemberNumber member, const core::ProposalId& proposal);
  Attempt announcement(const core::ProposalId& proposal, const Terms& terms = {});
  Attempt withdrawal(core::MemberNumber author, const core::ProposalId& proposal);
  Attempt opening(const core::ProposalId& proposal);
  Attempt closing(const core::ProposalId& proposal);
  Attempt ballot(core::MemberNumber voter, const core::ProposalId& proposal,
                 const core::Ballot& ballot, std::uint16_t revision = 1);
  // Sealed for the openers of this vote; the same ballot in the same place is the same again. What
  // no box can hold is garbage of the right size.
  core::Ballot sealed(const core::BallotPlace& place, const core::Ballot& ballot);
  Attempt sealed_ballot(core::MemberNumber voter, const core::ProposalId& proposal,
                        const core::Ballot& ballot, std::uint16_t revision = 1);
  Attempt seal_opening(core::MemberNumber opener, const core::ProposalId& proposal);
  // By the first holders of the role that signs, or by the guardian's own key; slips count from 1.
  Attempt paper(core::MemberNumber voter, const core::ProposalId& proposal,
                const core::Ballot& ballot, core::Channel channel = core::Channel::paper,
                core::MemberNumber speaker = core::kNobody, std::uint16_t revision = 1);
  // By two clerks; and by a clerk with the chair.
  Attempt box_count(core::CountEntered body);
  Attempt presence(const core::ProposalId& proposal, std::vector<core::MemberNumber> members);
  // By registrars; rows in any order.
  Attempt cards(std::vector<core::CardRow> rows);
  // By the chair with a clerk.
  Attempt minutes(const core::ProposalId& proposal);
  // By that member, or by a peer; with a document. Each says it with another salt.
  Attempt attestation(core::MemberNumber author, core::Role role, const core::EventId& subject,
                      core::AttestationKind what = core::AttestationKind::report);
  Attempt peer_attestation(std::size_t peer, const core::EventId& subject,
                           core::AttestationKind what = core::AttestationKind::approve);
  Attempt delegation(core::MemberNumber delegator, core::MemberNumber target,
                     const core::Scope& scope = {}, std::uint16_t revision = 1,
                     core::Instant expires_at = {});

  // Of the peers. Statements in them are about the book as it stands.
  using PeerNumbers = std::vector<std::size_t>;
  [[nodiscard]] core::Tree present() const;
  [[nodiscard]] core::Certificate certificate(const PeerNumbers& acking) const;
  Attempt epoch_beginning(std::size_t leader, std::uint64_t epoch, const PeerNumbers& following);
  // The ballot with the receipts that come with it.
  Attempt receipts_addition(std::size_t peer, const Attempt& ballot);
  Attempt peers_change(std::optional<std::size_t> removed, std::optional<std::size_t> added,
                       std::uint16_t needed, std::uint16_t liars);
  Attempt peers_activation(const PeerNumbers& holding);

  // Short cuts that must succeed.
  core::MemberNumber join(const Joining& joining = {});
  core::ProposalId propose(core::MemberNumber author, const core::ProposalDrafted& body);
  // Drafted, seconded as often as its kind asks, and announced.
  core::ProposalId announce(core::MemberNumber author, const core::ProposalDrafted& body,
                            const Terms& terms = {});
  // Also opened.
  core::ProposalId open(core::MemberNumber author, const core::ProposalDrafted& body,
                        const Terms& terms = {});
  void close(const core::ProposalId& proposal);

  // Members' keys: the first in force, and new ones under fresh names.
  [[nodiscard]] const ledger::SecretKey* key_of(core::MemberNumber member) const;
  core::NewKey new_key();
  // The keys of so many active holders of a role, leaving out one member.
  [[nodiscard]] std::vector<const ledger::SecretKey*> holders(
      core::Role role, std::size_t count, core::MemberNumber except = core::kNobody) const;
  [[nodiscard]] std::size_t registrars_needed() const;

 private:
  Attempt attempt(core::Body body, std::vector<const ledger::SecretKey*> signers) const;
  // The body with what only its ledger and author let one sign: statements, possessions and
  // receipts whose signature was left zero, and the event that it carries.
  [[nodiscard]] core::Body completed(const Attempt& attempt) const;
  [[nodiscard]] std::vector<core::VerifiedReceipt> receipts_for(
      const core::EventId& event, const std::vector<ReceiptWish>& wishes,
      std::vector<core::Receipt>* plain) const;

  std::unique_ptr<core::State> state_ = std::make_unique<core::State>();
  core::Instant now_;
  ledger::MerkleTree tree_;
  std::vector<Line> lines_;
  std::vector<Delivery> deliveries_;  // the same entries
  std::map<core::ProposalId, core::ByteVector> documents_;
  std::uint64_t fresh_ = 0;  // names of new keys, commitments
  std::uint32_t slips_ = 0;
};

}  // namespace yoriai::tests
