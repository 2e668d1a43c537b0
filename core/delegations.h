// Who lends their voice to whom (specs/rules.md section 8): a register per (delegator, scope), kept
// with enough of its past to be read as of any deadline. Packed, because half a community may
// delegate.
#pragma once

#include <functional>
#include <map>
#include <optional>
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

// The register whose value takes back those of all others that rank below it.
inline constexpr Scope kAllScopes{ScopeLevel::all_scopes, {}, {}};

class Delegations {
 public:
  // A value stands if it outranks the last; times never go back.
  void put(MemberNumber delegator, const Scope& scope, const DelegationValue& value);
  // The value of a register as of an instant, that instant included; none when nothing was said by
  // then. Whether it has expired is the caller's question.
  [[nodiscard]] std::optional<DelegationValue> as_of(MemberNumber delegator, const Scope& scope,
                                                     Instant at) const;
  // What stands now in a register.
  [[nodiscard]] std::optional<DelegationValue> latest(MemberNumber delegator,
                                                      const Scope& scope) const;
  // The narrowest value that applies to a proposal on this topic at this instant, or none. What has
  // been revoked in all scopes applies no more.
  [[nodiscard]] std::optional<DelegationValue> applying(MemberNumber delegator,
                                                        const ProposalId& proposal,
                                                        TopicIndex topic, Instant at) const;

  [[nodiscard]] std::size_t size() const { return registers_.size(); }
  // Visits every register, ascending by (delegator, scope), with its successive winners, the
  // standing one last.
  using Visit = std::function<void(MemberNumber delegator, const Scope& scope,
                                   const std::vector<DelegationValue>& values)>;
  void each(const Visit& visit) const;
  // Those of one delegator.
  void each_of(MemberNumber delegator, const Visit& visit) const;

 private:
  using Place = std::uint32_t;  // in one of the tables
  static constexpr Place kNone = UINT32_MAX;

  struct Register {
    Place scope = 0;
    Place narrower = kNone;  // the delegator's next register, in the order of scopes
    Place last = kNone;      // the standing value
  };
  struct Value {
    EventId event;
    Instant accepted_at;
    Instant expires_at;
    MemberNumber target;
    Place earlier = kNone;
    KeyGeneration generation;
    Revision revision;
    Channel channel = Channel::own;
  };

  [[nodiscard]] DelegationValue unpack(Place value) const;
  [[nodiscard]] Place value_as_of(Place reg, Instant at) const;
  [[nodiscard]] Place widest(MemberNumber delegator) const;
  [[nodiscard]] Place find(MemberNumber delegator, const Scope& scope) const;
  Register& make(MemberNumber delegator, const Scope& scope);
  Place place_of(const Scope& scope);

  std::vector<Place> widest_;  // by member number
  std::vector<Register> registers_;
  std::vector<Value> values_;
  std::vector<Scope> scopes_;
  std::map<Scope, Place> scope_places_;
};

}  // namespace yoriai::core
