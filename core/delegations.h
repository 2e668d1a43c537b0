// Who lends their voice to whom (specs/rules.md section 8): a register per (delegator, scope), kept
// with enough of its past to be read as of any deadline.
#pragma once

#include <map>
#include <vector>

#include "core/event.h"
#include "core/register_rank.h"

namespace yoriai::core {

struct DelegationValue {
  RegisterRank rank;
  Instant accepted_at;
  MemberNumber target;  // kNobody: opted out
  Instant expires_at;   // 0: never
  [[nodiscard]] bool applies_at(Instant at) const { return expires_at.ms == 0 || at <= expires_at; }
};

class Delegations {
 public:
  using Key = std::pair<MemberNumber, Scope>;

  void put(MemberNumber delegator, const Scope& scope, const DelegationValue& value);
  // The value of a register as of an instant, that instant included; null when nothing was said by
  // then. Whether it has expired is the caller's question.
  [[nodiscard]] const DelegationValue* as_of(MemberNumber delegator, const Scope& scope,
                                             Instant at) const;
  // The narrowest value that applies to a proposal on this topic at this instant, or null.
  [[nodiscard]] const DelegationValue* applying(MemberNumber delegator, const ProposalId& proposal,
                                                TopicIndex topic, Instant at) const;
  // Every register with its successive winners, the standing one last.
  [[nodiscard]] const std::map<Key, std::vector<DelegationValue>>& all() const { return all_; }

 private:
  // A value enters only if it outranks the last, so times and ranks both ascend.
  std::map<Key, std::vector<DelegationValue>> all_;
};

}  // namespace yoriai::core
