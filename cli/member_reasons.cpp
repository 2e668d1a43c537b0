#include "cli/member_reasons.h"

#include <fmt/format.h>

#include <array>

#include "cli/messages.h"
#include "cli/wall_time.h"
#include "core/households.h"

namespace yoriai::cli {
namespace {

using core::MemberNumber;
using core::Proposal;
using core::Scope;
using core::State;

// As it was when voting opened; none of who came in later.
std::optional<core::StatusChange> status_at(const State& state, const core::Member& member,
                                            core::Instant at) {
  std::optional<core::StatusChange> last;
  for (const auto& change : state.members().history(member)) {
    if (change.at <= at) last = change;
  }
  return last;
}

Words came_later(const State& state, const core::Member& member) {
  const auto at = state.members().history(member).front().at;
  return {fmt::format("{}に加わりました。名簿は、その前の投票の開始時に決まっていました。",
                      show_instant(Language::ja, at)),
          fmt::format("They came in {}, after the roll was frozen at the opening.",
                      show_instant(Language::en, at))};
}

Words was_not_active(const core::StatusChange& change) {
  const auto word = word_for(change.status);
  return {fmt::format("投票の開始時には「{}」でした（{}から）。", word.ja,
                      show_instant(Language::ja, change.at)),
          fmt::format("When voting opened they were \"{}\", since {}.", word.en,
                      show_instant(Language::en, change.at))};
}

bool in_a_house_of_cards(const Proposal& proposal, const core::Member& member) {
  const auto& charter = proposal.charter->rules;
  if (member.member_class.value >= charter.classes.size()) return false;
  const auto house = charter.classes[member.member_class.value].house;
  return charter.houses[house.value].counts_cards();
}

Words delegation_ended(const core::DelegationValue& value) {
  return {fmt::format("{}番への委任は、締切前の{}に期限が切れていました。", value.target.value,
                      show_instant(Language::ja, value.expires_at)),
          fmt::format("Their delegation to member {} ended {}, before the deadline.",
                      value.target.value, show_instant(Language::en, value.expires_at))};
}

Words delegation_revoked(const core::DelegationValue& revocation) {
  return {fmt::format("委任は、{}にすべて取り消されていました。",
                      show_instant(Language::ja, revocation.accepted_at)),
          fmt::format("They had revoked all delegations, {}.",
                      show_instant(Language::en, revocation.accepted_at))};
}

std::array<Scope, 3> scopes_of(const Proposal& proposal) {
  return {Scope{core::ScopeLevel::proposal, {}, proposal.id},
          Scope{core::ScopeLevel::topic, proposal.draft.topic, {}}, Scope{}};
}

// Whether a delegation to somebody stood in one of the scopes of this vote, ended or not.
void add_lapsed(std::vector<Words>& lines, const State& state, const Proposal& proposal,
                MemberNumber member) {
  const auto deadline = proposal.terms.closes_at;
  const auto& delegations = state.delegations();
  const auto revoked = delegations.as_of(member, core::kAllScopes, deadline);
  bool taken_back = false;
  for (const auto& scope : scopes_of(proposal)) {
    const auto value = delegations.as_of(member, scope, deadline);
    if (!value || value->target == core::kNobody) continue;
    if (revoked && value->rank < revoked->rank) {
      taken_back = true;
    } else if (!value->applies_at(deadline)) {
      lines.push_back(delegation_ended(*value));
    }
  }
  if (taken_back) lines.push_back(delegation_revoked(*revoked));
}

bool delegated_somehow(const State& state, const Proposal& proposal, MemberNumber member) {
  const auto value = state.delegations().applying(member, proposal.id, proposal.draft.topic,
                                                  proposal.terms.closes_at);
  return value && value->target != core::kNobody;
}

bool opted_out(const State& state, const Proposal& proposal, MemberNumber member) {
  const auto value = state.delegations().applying(member, proposal.id, proposal.draft.topic,
                                                  proposal.terms.closes_at);
  return value && value->target == core::kNobody;
}

}  // namespace

std::optional<MemberNumber> household_row(const State& state, const Proposal& proposal,
                                          MemberNumber number) {
  const auto* member = state.members().find(number);
  if (member == nullptr) return std::nullopt;
  const auto row = core::voter_for(proposal, *member);
  return row == number ? std::nullopt : std::optional(row);
}

Words why_off_roll(const State& state, const Proposal& proposal, MemberNumber number) {
  const auto* member = state.members().find(number);
  if (member == nullptr) {
    return {"この番号の会員はいません。", "There is no member of this number."};
  }
  if (proposal.recuses(number)) {
    return {"この議案に利害があるので、議案で名簿から外されています。",
            "They have an interest of their own in this proposal, and its draft leaves them off."};
  }
  const auto status = status_at(state, *member, proposal.terms.opens_at);
  if (!status) return came_later(state, *member);
  if (status->status != core::MemberStatus::active) return was_not_active(*status);
  if (in_a_house_of_cards(proposal, *member)) {
    return {"投票の開始時に、カードを持っていませんでした。",
            "They held no card when voting opened."};
  }
  return {"投票の開始時に、この投票の名簿に入る人ではありませんでした。",
          "They were not among those whom this vote's roll takes in when voting opened."};
}

std::vector<Words> why_no_delegation(const State& state, const Proposal& proposal,
                                     MemberNumber number) {
  std::vector<Words> lines;
  const auto* member = state.members().find(number);
  if (member != nullptr && state.members().gone_by(*member, proposal.terms.closes_at)) {
    lines.push_back({"締切までに、亡くなったか退会しました。委任もそこで終わります。",
                     "They had died or left by the deadline, which ends what they handed on."});
    return lines;
  }
  if (!proposal.kind().delegation) {
    if (delegated_somehow(state, proposal, number)) {
      lines.push_back({"この種類の議案では、委任は使えません。",
                       "This kind of proposal takes no delegations."});
    }
    return lines;
  }
  if (opted_out(state, proposal, number)) {
    lines.push_back({"この投票では委任しないと届け出ています。",
                     "They had opted out of delegating in this vote."});
    return lines;
  }
  add_lapsed(lines, state, proposal, number);
  return lines;
}

}  // namespace yoriai::cli
