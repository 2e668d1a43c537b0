// The state dump and its digest (specs/rules.md section 13). Frozen: another order or width is
// another digest, and peers compare it.
#include <string_view>

#include "core/sha256.h"
#include "core/state.h"

namespace yoriai::core {
namespace {

constexpr std::string_view kStateDomain = "yoriai/state/v1\n";

class Dump {
 public:
  template <class Int>
  void number(Int value) {
    const auto wide = static_cast<std::uint64_t>(value);
    for (std::size_t shift = sizeof(Int) * 8; shift > 0; shift -= 8) {
      out_.push_back(static_cast<std::byte>(wide >> (shift - 8)));
    }
  }
  template <class Int, class Tag>
  void number(const Number<Int, Tag>& n) {
    number(n.value);
  }
  void number(Instant at) { number(at.ms); }
  template <std::size_t N, class Tag>
  void bytes(const Bytes<N, Tag>& b) {
    append(out_, b.view());
  }
  void count(std::size_t n) { number(static_cast<std::uint32_t>(n)); }
  void text(std::string_view t) {
    count(t.size());
    append(out_, bytes_of(t));
  }
  [[nodiscard]] const ByteVector& view() const { return out_; }

 private:
  ByteVector out_;
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
  dump.count(state.peers().size());
  for (const auto& peer : state.peers()) {
    dump.text(peer.operator_name);
    dump.bytes(peer.node);
    dump.bytes(peer.witness);
    dump.bytes(peer.log);
  }
}

void dump_member(Dump& dump, const Member& member) {
  dump.number(member.number);
  dump.number(member.member_class);
  dump.number(member.household);
  dump.number(member.guardian);
  dump.bytes(member.commitment);
  dump.number(member.generation);
  dump.number(member.roles);
  dump.count(member.history.size());
  for (const auto& change : member.history) {
    dump.number(change.at);
    dump.number(static_cast<std::uint8_t>(change.status));
  }
}

void dump_keys(Dump& dump, const Members& members) {
  dump.count(members.keys().size());
  for (const auto& [key, owner] : members.keys()) {
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
  dump.count(delegations.all().size());
  for (const auto& [key, values] : delegations.all()) {
    const auto& [delegator, scope] = key;
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
  }
}

// The ballot itself is in the event named by the rank.
void dump_ballot(Dump& dump, const std::optional<CastBallot>& ballot) {
  dump.number(static_cast<std::uint8_t>(ballot.has_value()));
  if (ballot) dump_rank(dump, ballot->rank);
}

void dump_box(Dump& dump, const BallotBox& box) {
  dump.count(box.roll().size());
  for (std::size_t i = 0; i < box.roll().size(); ++i) {
    dump_ballot(dump, box.at(i).by_book);
    dump_ballot(dump, box.at(i).by_receipts);
    dump.number(static_cast<std::uint8_t>(box.at(i).late_uncounted));
  }
}

void dump_terms(Dump& dump, const Proposal& proposal) {
  dump.bytes(proposal.charter->hash);
  dump.number(proposal.rules_version);
  dump.number(proposal.receipts_needed);
  dump.number(proposal.terms.opens_at);
  dump.number(proposal.terms.closes_at);
  dump.number(proposal.terms.grace.ms);
  dump.number(static_cast<std::uint8_t>(proposal.terms.visibility));
}

void dump_proposal(Dump& dump, const Proposal& proposal) {
  dump.bytes(proposal.id.draft);
  dump.number(proposal.author);
  dump.number(static_cast<std::uint8_t>(proposal.phase));
  dump.number(static_cast<std::uint8_t>(proposal.carried_out));
  dump.count(proposal.seconds.size());
  for (const auto member : proposal.seconds) dump.number(member);
  dump.number(static_cast<std::uint8_t>(proposal.charter != nullptr));
  if (proposal.charter != nullptr) dump_terms(dump, proposal);
  const bool opened = proposal.phase == Phase::open || proposal.phase == Phase::closed;
  dump.number(static_cast<std::uint8_t>(opened));
  if (opened) {
    dump.bytes(proposal.roll_digest);
    dump_box(dump, proposal.box);
  }
  if (proposal.phase == Phase::closed) {
    dump.number(static_cast<std::uint8_t>(proposal.outcome));
    dump.bytes(proposal.result.hash);
    dump.number(proposal.result.size);
  }
}

}  // namespace

Digest state_digest(const State& state) {
  YORIAI_ASSERT(state.founded());
  Dump dump;
  dump_book(dump, state);
  dump.count(state.members().all().size());
  for (const auto& member : state.members().all()) dump_member(dump, member);
  dump_keys(dump, state.members());
  dump_delegations(dump, state.delegations());
  dump.count(state.proposals().size());
  for (const auto& proposal : state.proposals()) dump_proposal(dump, proposal);
  return sha256({bytes_of(kStateDomain), dump.view()});
}

}  // namespace yoriai::core
