// Giving and taking roles: by the stewards, or as a passed proposal decided (specs/events.md, kind
// 6).
#include "core/detail/judging.h"

namespace yoriai::core::detail {
namespace {

// A cited proposal must have passed, have decided exactly this, and not have been carried out
// before.
Result<std::optional<ProposalNumber>> find_decision(const Judging& judging,
                                                    const RoleChanged& body) {
  if (!body.proposal) return std::optional<ProposalNumber>{};
  const auto* proposal = judging.state.find(*body.proposal);
  const bool decided = proposal != nullptr && proposal->phase == Phase::closed &&
                       proposal->outcome == Outcome::passed && !proposal->carried_out &&
                       proposal->draft.role_change == body.change;
  if (!decided) return refuse(Refusal::role_not_decided);
  return std::optional{proposal->draft.number};
}

}  // namespace

Result<Change> judge(const Judging& judging, const RoleChanged& body) {
  const auto& members = judging.state.members();
  const auto& change = body.change;
  YORIAI_CHECK(require_active_author(judging));
  const std::size_t stewards = body.proposal ? 1 : judging.charter().stewards_needed;
  YORIAI_CHECK(require_signers(judging, Role::steward, stewards, {}));
  const auto* member = members.find(change.member);
  if (member == nullptr) return refuse(Refusal::member_unknown);
  if (change.grant && !member->active()) return refuse(Refusal::step_not_legal);
  if (!role_is_known(judging.charter(), change.role)) return refuse(Refusal::role_unknown);
  if (member->holds(change.role) == change.grant) return refuse(Refusal::role_unchanged);
  YORIAI_TRY(auto decision, find_decision(judging, body));
  const auto needed = holders_needed(judging.charter(), change.role);
  if (!change.grant && member->active() && members.holders(change.role) <= needed) {
    return refuse(Refusal::role_still_needed, needed);
  }
  return Change{RoleStep{change, decision}};
}

}  // namespace yoriai::core::detail
