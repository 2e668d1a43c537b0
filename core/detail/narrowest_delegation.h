// Which of a member's delegations applies to a proposal (specs/rules.md section 8), read in one
// pass so that a count goes through all registers once, in step with the roll.
#pragma once

#include "core/delegations.h"

namespace yoriai::core::detail {

using DelegationRegisters = std::map<Delegations::Key, std::vector<DelegationValue>>;

// The value of a register as of an instant, that instant included; null when there was none yet.
const DelegationValue* value_as_of(const std::vector<DelegationValue>& values, Instant at);

class NarrowestDelegation {
 public:
  // Reads registers from `first` on. The proposal outlives the reader.
  NarrowestDelegation(DelegationRegisters::const_iterator first,
                      DelegationRegisters::const_iterator end, const ProposalId& proposal,
                      TopicIndex topic, Instant at)
      : next_(first), end_(end), proposal_(proposal), topic_(topic), at_(at) {}

  // What applies for this delegator, or null. Ask for delegators in ascending order, each once.
  const DelegationValue* of(MemberNumber delegator);

 private:
  [[nodiscard]] bool covers(const Scope& scope) const;

  DelegationRegisters::const_iterator next_;
  DelegationRegisters::const_iterator end_;
  const ProposalId& proposal_;
  TopicIndex topic_;
  Instant at_;
};

}  // namespace yoriai::core::detail
