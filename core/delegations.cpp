#include "core/delegations.h"

#include <algorithm>

#include "core/assert.h"
#include "core/detail/narrowest_delegation.h"

namespace yoriai::core {

void Delegations::put(MemberNumber delegator, const Scope& scope, const DelegationValue& value) {
  auto& values = all_[Key{delegator, scope}];
  if (values.empty()) {
    values.push_back(value);
    return;
  }
  YORIAI_ASSERT(value.accepted_at >= values.back().accepted_at);
  if (value.rank > values.back().rank) values.push_back(value);
}

const DelegationValue* Delegations::as_of(MemberNumber delegator, const Scope& scope,
                                          Instant at) const {
  const auto found = all_.find(Key{delegator, scope});
  return found == all_.end() ? nullptr : detail::value_as_of(found->second, at);
}

const DelegationValue* Delegations::applying(MemberNumber delegator, const ProposalId& proposal,
                                             TopicIndex topic, Instant at) const {
  const auto first = all_.lower_bound(Key{delegator, Scope{}});
  return detail::NarrowestDelegation(first, all_.end(), proposal, topic, at).of(delegator);
}

namespace detail {

const DelegationValue* value_as_of(const std::vector<DelegationValue>& values, Instant at) {
  const auto after = std::upper_bound(
      values.begin(), values.end(), at,
      [](Instant instant, const DelegationValue& value) { return instant < value.accepted_at; });
  return after == values.begin() ? nullptr : &*std::prev(after);
}

const DelegationValue* NarrowestDelegation::of(MemberNumber delegator) {
  while (next_ != end_ && next_->first.first < delegator) ++next_;
  // A member's registers stand from the widest scope to the narrowest, so the last one wins.
  const DelegationValue* narrowest = nullptr;
  for (; next_ != end_ && next_->first.first == delegator; ++next_) {
    if (!covers(next_->first.second)) continue;
    const auto* value = value_as_of(next_->second, at_);
    if (value != nullptr && value->applies_at(at_)) narrowest = value;
  }
  return narrowest;
}

bool NarrowestDelegation::covers(const Scope& scope) const {
  switch (scope.level) {
    case ScopeLevel::everything:
      return true;
    case ScopeLevel::topic:
      return scope.topic == topic_;
    case ScopeLevel::proposal:
      return scope.proposal == proposal_;
  }
  return false;
}

}  // namespace detail
}  // namespace yoriai::core
