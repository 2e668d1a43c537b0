#include "core/delegations.h"

#include <algorithm>

#include "core/assert.h"

namespace yoriai::core {
namespace {

bool covers(const Scope& scope, const ProposalId& proposal, TopicIndex topic) {
  switch (scope.level) {
    case ScopeLevel::everything:
      return true;
    case ScopeLevel::topic:
      return scope.topic == topic;
    case ScopeLevel::proposal:
      return scope.proposal == proposal;
    case ScopeLevel::all_scopes:
      return false;
  }
  return false;
}

}  // namespace

DelegationValue Delegations::unpack(Place value) const {
  const auto& from = values_[value];
  return {{from.channel, from.generation, from.revision, from.event},
          from.accepted_at,
          from.target,
          from.expires_at};
}

void Delegations::put(MemberNumber delegator, const Scope& scope, const DelegationValue& value) {
  auto place = find(delegator, scope);
  auto& reg = place == kNone ? make(delegator, scope) : registers_[place];
  if (reg.last != kNone) {
    YORIAI_ASSERT(value.accepted_at >= values_[reg.last].accepted_at);
    if (value.rank <= unpack(reg.last).rank) return;
  }
  const auto& rank = value.rank;
  values_.push_back({rank.event, value.accepted_at, value.expires_at, value.target, reg.last,
                     rank.generation, rank.revision, rank.channel});
  reg.last = static_cast<Place>(values_.size() - 1);
}

std::optional<DelegationValue> Delegations::as_of(MemberNumber delegator, const Scope& scope,
                                                  Instant at) const {
  const auto place = find(delegator, scope);
  const auto value = place == kNone ? kNone : value_as_of(place, at);
  return value == kNone ? std::nullopt : std::optional(unpack(value));
}

std::optional<DelegationValue> Delegations::latest(MemberNumber delegator,
                                                   const Scope& scope) const {
  const auto place = find(delegator, scope);
  return place == kNone ? std::nullopt : std::optional(unpack(registers_[place].last));
}

std::optional<DelegationValue> Delegations::applying(MemberNumber delegator,
                                                     const ProposalId& proposal, TopicIndex topic,
                                                     Instant at) const {
  auto narrowest = kNone;
  const auto revocation = as_of(delegator, kAllScopes, at);
  for (auto reg = widest(delegator); reg != kNone; reg = registers_[reg].narrower) {
    if (!covers(scopes_[registers_[reg].scope], proposal, topic)) continue;
    const auto value = value_as_of(reg, at);
    if (value == kNone || (revocation && unpack(value).rank < revocation->rank)) continue;
    if (unpack(value).applies_at(at)) narrowest = value;
  }
  return narrowest == kNone ? std::nullopt : std::optional(unpack(narrowest));
}

void Delegations::each(const Visit& visit) const {
  for (std::uint32_t number = 0; number < widest_.size(); ++number) {
    each_of(MemberNumber{number}, visit);
  }
}

void Delegations::each_of(MemberNumber delegator, const Visit& visit) const {
  std::vector<DelegationValue> values;
  for (auto reg = widest(delegator); reg != kNone; reg = registers_[reg].narrower) {
    values.clear();
    for (auto at = registers_[reg].last; at != kNone; at = values_[at].earlier) {
      values.push_back(unpack(at));
    }
    std::reverse(values.begin(), values.end());
    visit(delegator, scopes_[registers_[reg].scope], values);
  }
}

// Times ascend with ranks, so that the first met from the end is the one.
Delegations::Place Delegations::value_as_of(Place reg, Instant at) const {
  auto value = registers_[reg].last;
  while (value != kNone && values_[value].accepted_at > at) value = values_[value].earlier;
  return value;
}

Delegations::Place Delegations::widest(MemberNumber delegator) const {
  return delegator.value < widest_.size() ? widest_[delegator.value] : kNone;
}

Delegations::Place Delegations::find(MemberNumber delegator, const Scope& scope) const {
  auto reg = widest(delegator);
  while (reg != kNone && scopes_[registers_[reg].scope] != scope) reg = registers_[reg].narrower;
  return reg;
}

Delegations::Register& Delegations::make(MemberNumber delegator, const Scope& scope) {
  if (delegator.value >= widest_.size()) widest_.resize(delegator.value + std::size_t{1}, kNone);
  auto wider = kNone;
  auto narrower = widest_[delegator.value];
  while (narrower != kNone && scopes_[registers_[narrower].scope] < scope) {
    wider = narrower;
    narrower = registers_[narrower].narrower;
  }
  const auto made = static_cast<Place>(registers_.size());
  registers_.push_back({place_of(scope), narrower, kNone});
  (wider == kNone ? widest_[delegator.value] : registers_[wider].narrower) = made;
  return registers_[made];
}

Delegations::Place Delegations::place_of(const Scope& scope) {
  const auto next = static_cast<Place>(scopes_.size());
  const auto [known, added] = scope_places_.try_emplace(scope, next);
  if (added) scopes_.push_back(scope);
  return known->second;
}

}  // namespace yoriai::core
