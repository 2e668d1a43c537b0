// The state dump and its digest (specs/rules.md section 13). Frozen: another order or width is
// another digest, and peers compare it.
#include <algorithm>
#include <string_view>

#include "core/sha256.h"
#include "core/state.h"

namespace yoriai::core {
namespace {

constexpr std::string_view kStateDomain = "yoriai/state/v1\n";

// The dump of a large book is hashed a part at a time.
class Dump {
 public:
  Dump() { hash_.add(bytes_of(kStateDomain)); }
  template <class Int>
  void number(Int value) {
    std::array<std::byte, sizeof(Int)> big_endian{};
    store_big_endian(big_endian, static_cast<std::uint64_t>(value));
    put(big_endian);
  }
  template <class Int, class Tag>
  void number(const Number<Int, Tag>& n) {
    number(n.value);
  }
  void number(Instant at) { number(at.ms); }
  template <std::size_t N, class Tag>
  void bytes(const Bytes<N, Tag>& b) {
    put(b.view());
  }
  void count(std::size_t n) { number(static_cast<std::uint32_t>(n)); }
  void text(std::string_view t) {
    count(t.size());
    put(bytes_of(t));
  }
  Digest digest() {
    hash_.add(part_);
    part_.clear();
    return hash_.digest();
  }

 private:
  static constexpr std::size_t kPartBytes = 64 * 1024;  // well above what a call of OpenSSL costs

  void put(ByteView bytes) {
    append(part_, bytes);
    if (part_.size() < kPartBytes) return;
    hash_.add(part_);
    part_.clear();
  }

  Sha256 hash_;
  ByteVector part_;
};

void dump_book(Dump& dump, const State& state) {
  dump.bytes(state.ledger());
  dump.number(state.size());
  dump.number(state.last_accepted_at());
  dump.number(static_cast<std::uint8_t>(state.rehearsal()));
  dump.number(kRulesVersion);
  dump.number(state.epoch());
  dump.text(state.host());
  dump.bytes(state.charter()->hash);
}

void dump_set(Dump& dump, const PeerSet& set) {
  dump.count(set.peers.size());
  for (const auto& peer : set.peers) {
    dump.text(peer.operator_name);
    dump.bytes(peer.node);
    dump.bytes(peer.witness);
    dump.bytes(peer.log);
  }
  dump.number(set.needed);
  dump.number(set.liars);
}

void dump_peers(Dump& dump, const State& state) {
  dump.bytes(state.sequencer());
  dump.bytes(state.log_key());
  dump.number(state.epoch_begun_at());
  dump_set(dump, state.peer_set());
  dump.number(static_cast<std::uint8_t>(state.pending_peers().has_value()));
  if (state.pending_peers()) dump_set(dump, *state.pending_peers());
}

void dump_member(Dump& dump, const Members& members, const Member& member) {
  dump.number(member.number);
  dump.number(member.member_class);
  dump.number(member.household);
  dump.number(member.guardian);
  dump.bytes(member.commitment);
  dump.number(member.generation);
  dump.number(member.roles);
  const auto history = members.history(member);
  dump.count(history.size());
  for (const auto& change : history) {
    dump.number(change.at);
    dump.number(static_cast<std::uint8_t>(change.status));
  }
}

void dump_keys(Dump& dump, const Members& members) {
  dump.count(members.keys().size());
  for (const auto& [key, owner] : members.keys().sorted()) {
    dump.bytes(key);
    dump.number(static_cast<std::uint8_t>(owner.role));
    dump.number(owner.member);
    dump.number(owner.generation);
    dump.number(static_cast<std::uint8_t>(owner.retired));
  }
}

void dump_rank(Dump& dump, const RegisterRank& rank) {
  dump.number(static_cast<std::uint8_t>(rank.channel));
  dump.number(rank.generation);
  dump.number(rank.revision);
  dump.bytes(rank.event);
}

void dump_delegations(Dump& dump, const Delegations& delegations) {
  dump.count(delegations.size());
  delegations.each([&dump](MemberNumber delegator, const Scope& scope,
                           const std::vector<DelegationValue>& values) {
    dump.number(delegator);
    dump.number(static_cast<std::uint8_t>(scope.level));
    dump.number(scope.topic);
    dump.bytes(scope.proposal.draft);
    dump.count(values.size());
    for (const auto& value : values) {
      dump_rank(dump, value.rank);
      dump.number(value.accepted_at);
      dump.number(value.target);
      dump.number(value.expires_at);
    }
  });
}

// Of each channel one. The ballots themselves are in the events named by the ranks.
void dump_ballots(Dump& dump, const std::vector<CastBallot>& ballots) {
  dump.number(static_cast<std::uint8_t>(ballots.size()));
  for (const auto& ballot : ballots) dump_rank(dump, ballot.rank);
}

void dump_box(Dump& dump, const BallotBox& box) {
  dump.count(box.roll().size());
  for (std::size_t i = 0; i < box.roll().size(); ++i) {
    const auto voter = box.at(i);
    dump_ballots(dump, voter.by_book);
    dump_ballots(dump, voter.by_receipts);
    dump.count(voter.late.size());
    for (const auto& event : voter.late) dump.bytes(event);
  }
}

// Whose the rows are, where any house votes by households.
void dump_households(Dump& dump, const Proposal& proposal) {
  const auto& houses = proposal.charter->rules.houses;
  const bool any = std::ranges::any_of(
      houses, [](const House& house) { return house.weight == HouseWeight::household; });
  if (!any) return;
  for (const auto& row : proposal.box.roll()) dump.number(row.household);
}

void dump_papers(Dump& dump, const PaperTrail& papers) {
  const auto slips = papers.slips();
  dump.count(slips.size());
  for (const auto slip : slips) dump.number(slip);
  dump.count(papers.helped().size());
  for (const auto& one : papers.helped()) {
    dump.number(static_cast<std::uint8_t>(one.channel));
    dump.number(one.helper);
    dump.number(one.voter);
  }
}

// Counts by their events, ascending; who is present by position in the roll.
void dump_counts(Dump& dump, const BallotBox& box) {
  std::vector<EventId> events;
  for (const auto& count : box.counts().counts()) events.push_back(count.event);
  std::ranges::sort(events);
  dump.count(events.size());
  for (const auto& event : events) dump.bytes(event);
  std::vector<MemberNumber> present;
  for (std::size_t i = 0; i < box.roll().size(); ++i) {
    if (box.counts().present().contains(i)) present.push_back(box.roll()[i].number);
  }
  dump.count(present.size());
  for (const auto member : present) dump.number(member);
}

// How much of a box there is to dump.
enum class BoxPart : std::uint8_t { none = 0, ballots = 1, ballots_and_papers = 2 };

BoxPart box_part(const Proposal& proposal) {
  const bool opened = proposal.phase == Phase::open || proposal.phase == Phase::closed;
  if (!opened) return BoxPart::none;
  const bool papers = !proposal.box.papers().empty() || !proposal.box.counts().empty();
  return papers ? BoxPart::ballots_and_papers : BoxPart::ballots;
}

void dump_sealing(Dump& dump, const Proposal& proposal) {
  dump.number(proposal.terms.open_within.ms);
  dump.count(proposal.terms.openers.size());
  for (std::size_t i = 0; i < proposal.terms.openers.size(); ++i) {
    const auto& secret = proposal.unsealing.secrets[i];
    dump.number(proposal.terms.openers[i].member);
    dump.bytes(proposal.terms.openers[i].key);
    dump.number(static_cast<std::uint8_t>(secret.has_value()));
    if (secret) dump.bytes(*secret);
  }
  dump.number(proposal.unsealing.complete_at);
}

void dump_terms(Dump& dump, const Proposal& proposal) {
  dump.bytes(proposal.charter->hash);
  dump.number(proposal.rules_version);
  dump.number(proposal.receipts_needed);
  dump.number(proposal.terms.opens_at);
  dump.number(proposal.terms.closes_at);
  dump.number(proposal.terms.grace.ms);
  dump.number(static_cast<std::uint8_t>(proposal.terms.visibility));
  if (proposal.sealed()) dump_sealing(dump, proposal);
}

// What may still come after a vote, where its kind has a rule for how it ended.
void dump_aftermath(Dump& dump, const Proposal& proposal) {
  const auto& kind = proposal.kind();
  const bool has_rule = proposal.counted == Outcome::tied
                            ? kind.tie != TieRule::status_quo
                            : proposal.counted == Outcome::no_quorum && kind.second_call;
  if (!has_rule) return;
  dump.number(proposal.closed_at);
  dump.number(proposal.cast_by);
  dump.number(proposal.repeated_in);
}

void dump_proposal(Dump& dump, const Proposal& proposal, const Digest& in_force) {
  dump.bytes(proposal.id.draft);
  dump.number(proposal.author);
  dump.number(static_cast<std::uint8_t>(proposal.phase));
  const bool minutes = !proposal.minutes.empty();
  dump.number(static_cast<std::uint8_t>(int{proposal.carried_out} + 2 * int{minutes}));
  dump.count(proposal.seconds.size());
  for (const auto member : proposal.seconds) dump.number(member);
  // A draft that waits was made under the charter in force, unless that has changed since.
  const bool older = proposal.phase == Phase::draft && proposal.drafted_under->hash != in_force;
  if (older) dump.bytes(proposal.drafted_under->hash);
  dump.number(static_cast<std::uint8_t>(proposal.charter != nullptr));
  if (proposal.charter != nullptr) dump_terms(dump, proposal);
  const auto part = box_part(proposal);
  dump.number(static_cast<std::uint8_t>(part));
  if (part != BoxPart::none) {
    dump.bytes(proposal.roll_digest);
    if (counts_cards(proposal.charter->rules)) dump.number(proposal.all_cards);
    dump_households(dump, proposal);
    dump_box(dump, proposal.box);
  }
  if (part == BoxPart::ballots_and_papers) {
    dump_papers(dump, proposal.box.papers());
    dump_counts(dump, proposal.box);
  }
  if (proposal.phase == Phase::closed) {
    dump.number(static_cast<std::uint8_t>(proposal.outcome));
    dump.bytes(proposal.result.hash);
    dump.number(proposal.result.size);
    dump_aftermath(dump, proposal);
  }
  if (minutes) {
    dump.count(proposal.minutes.size());
    for (const auto& one : proposal.minutes) {
      dump.bytes(one.event);
      dump.bytes(one.text.hash);
      dump.number(one.text.size);
      dump.number(one.effective_at);
    }
  }
}

void dump_cards(Dump& dump, const Cards& cards) {
  dump.count(cards.all().size());
  for (const auto& [commitment, card] : cards.all()) {
    dump.bytes(commitment);
    dump.number(card.holder);
    dump.number(static_cast<std::uint8_t>(card.revoked));
  }
}

void dump_attestations(Dump& dump, const Attestations& attestations) {
  dump.count(attestations.all().size());
  for (const auto& [place, all] : attestations.all()) {
    dump.bytes(place.subject);
    dump.number(place.by.member);
    dump.bytes(place.by.node);
    dump.count(all.size());
    for (const auto& one : all) {
      dump.bytes(one.event);
      dump.number(static_cast<std::uint8_t>(one.what));
      dump.number(static_cast<std::uint16_t>(one.role));
      dump.number(static_cast<std::uint8_t>(one.document.has_value()));
      if (!one.document) continue;
      dump.bytes(one.document->hash);
      dump.number(one.document->size);
    }
  }
}

}  // namespace

Digest state_digest(const State& state) {
  YORIAI_ASSERT(state.founded());
  Dump dump;
  dump_book(dump, state);
  dump_peers(dump, state);
  dump.count(state.members().all().size());
  for (const auto& member : state.members().all()) dump_member(dump, state.members(), member);
  dump_keys(dump, state.members());
  dump_delegations(dump, state.delegations());
  dump.count(state.proposals().size());
  for (const auto& proposal : state.proposals())
    dump_proposal(dump, proposal, state.charter()->hash);
  const bool attested = !state.attestations().empty();
  if (!state.cards().empty() || attested) dump_cards(dump, state.cards());
  if (attested) dump_attestations(dump, state.attestations());
  return dump.digest();
}

}  // namespace yoriai::core
