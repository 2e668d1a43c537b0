// What time brings: which opening or closing is due, and what it must say (specs/rules.md 4, 5,
// 14).
#include <algorithm>
#include <set>

#include "core/detail/judging.h"
#include "core/limits.h"
#include "core/result_document.h"
#include "core/sha256.h"

namespace yoriai::core {
namespace detail {
namespace {

Credits credits_of(const Proposal& proposal, const MemberClass& member_class) {
  if (proposal.draft.method != Method::quadratic) return Credits{0};
  const auto given = proposal.draft.credits;
  const auto most = member_class.credits;
  return most.value == 0 ? given : std::min(most, given);
}

// The household that this member would vote for; 0 where people vote for themselves.
HouseholdNumber household_in(const House& house, const Member& member) {
  return house.weight == HouseWeight::household ? member.household : HouseholdNumber{};
}

}  // namespace

Roll electorate_of(const State& state, const Proposal& proposal) {
  const auto& classes = proposal.charter->rules.classes;
  std::set<std::pair<HouseIndex, HouseholdNumber>> households;  // whose row is there
  Roll roll;
  roll.reserve(state.members().all().size());
  for (const auto& member : state.members().all()) {
    // A class that came with a later charter is none of this vote's.
    const bool known = member.member_class.value < classes.size();
    if (!member.active() || proposal.recuses(member.number) || !known) continue;
    const auto& member_class = classes[member.member_class.value];
    const auto& house = proposal.charter->rules.houses[member_class.house.value];
    const auto cards = house.counts_cards() ? state.cards().held_by(member.number) : 0;
    const auto weight = weight_in(house, cards);
    if (weight.value == 0) continue;
    const auto household = household_in(house, member);
    const bool first =
        household.value == 0 || households.emplace(member_class.house, household).second;
    if (!first) continue;
    roll.push_back(
        {member.number, member_class.house, weight, credits_of(proposal, member_class), household});
  }
  return roll;
}

VotingOpened opening_of(const State& state, const Proposal& proposal, const Roll& roll,
                        const Spread& spread) {
  const auto& charter = proposal.charter->rules;
  VotingOpened body{proposal.id, {}, roll_digest(roll, spread)};
  for (std::uint16_t house = 0; house < charter.houses.size(); ++house) {
    body.houses.push_back({HouseIndex{house}, 0, 0});
  }
  for (const auto& row : roll) {
    auto& count = body.houses[row.house.value];
    ++count.people;
    if (charter.houses[row.house.value].counts_cards()) count.votes += row.weight.value;
  }
  if (counts_cards(charter)) body.cards = state.cards().live();
  return body;
}

}  // namespace detail

VotingOpened opening_of(const State& state, const Proposal& proposal) {
  return detail::opening_of(state, proposal, detail::electorate_of(state, proposal), in_turn);
}

Closing closing_of(const State& state, const Proposal& proposal, const Spread& spread) {
  const auto result = count_vote(proposal, state.members(), state.delegations(), spread);
  auto document = encode_result(state.ledger(), proposal, result);
  const BlobName name{sha256(document), document.size()};
  const auto& decided = result.decided.result;
  return {{proposal.id, name}, decided.outcome, std::move(document), leaders_of(decided)};
}

std::optional<Transition> due_transition(const State& state, Instant at) {
  const auto* next = state.next_transition();
  if (next == nullptr || next->due > at) return std::nullopt;
  return *next;
}

Result<Instant> stamp(const State& state, Instant clock, bool clock_confirmed) {
  const auto last = state.last_accepted_at();
  if (clock + Duration{kClockStepBackMs} < last) return refuse(Refusal::clock_behind, last.ms);
  if (clock.ms > kLatestInstantMs) return refuse(Refusal::clock_jump, kLatestInstantMs);
  const auto now = std::max(last, clock);
  const bool deadline_missed =
      now > last + Duration{kUnattendedMs} && due_transition(state, now).has_value();
  const bool far = deadline_missed || now > last + Duration{kLongestSleepMs};
  if (state.founded() && far && !clock_confirmed) return refuse(Refusal::clock_jump, last.ms);
  return now;
}

}  // namespace yoriai::core
