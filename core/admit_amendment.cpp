// A changed charter comes into force (specs/events.md, kind 25).
#include <algorithm>

#include "core/detail/judging.h"

namespace yoriai::core::detail {
namespace {

// Every role keeps as many active holders as the new charter asks for.
Status require_holders(const Judging& judging, const Charter& charter) {
  const auto& members = judging.state.members();
  for (const auto& rule : charter.roles) {
    if (members.holders(rule.role) < rule.needed) {
      return refuse(Refusal::holders_missing, static_cast<std::uint64_t>(rule.role));
    }
  }
  return {};
}

}  // namespace

Result<Change> judge(const Judging& judging, const CharterInForce& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_signers(judging, Role::steward, judging.charter().stewards_needed, {}));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  const bool decided = proposal->phase == Phase::closed && proposal->outcome == Outcome::passed &&
                       proposal->draft.amended != nullptr && !proposal->carried_out;
  if (!decided) return refuse(Refusal::amendment_not_decided);
  // Written against a charter that another amendment has changed since: passed, must be restated.
  if (proposal->draft.charter != judging.state.charter()->hash) {
    return refuse(Refusal::charter_base_wrong);
  }
  YORIAI_CHECK(require_holders(judging, proposal->draft.amended->rules));
  return Change{Amending{proposal->draft.number}};
}

}  // namespace yoriai::core::detail
