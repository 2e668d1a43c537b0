// Lending one's voice (specs/events.md, kind 13).
#include "core/detail/judging.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

Status require_scope(const Judging& judging, const Scope& scope) {
  const bool whole = scope.topic.value == 0;
  const bool free = scope.proposal.draft.is_zero();
  const bool good = (scope.level == ScopeLevel::everything && whole && free) ||
                    (scope.level == ScopeLevel::topic && free &&
                     scope.topic.value < judging.charter().topics.size()) ||
                    (scope.level == ScopeLevel::proposal && whole);
  if (!good) return refuse(Refusal::scope_ill_formed);
  if (scope.level != ScopeLevel::proposal) return {};
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, scope.proposal));
  if (proposal->phase == Phase::closed || proposal->phase == Phase::withdrawn) {
    return refuse(Refusal::voting_over);
  }
  return {};
}

Status require_delegate(const Judging& judging, MemberNumber target) {
  if (target == judging.author->number) return refuse(Refusal::self_delegation);
  if (!member_or_none(judging.state.members(), target)) return refuse(Refusal::delegate_unknown);
  return {};
}

// An expiry in the past is allowed: it ends the register, so that the wider scope applies again.
Status require_expiry(const Judging& judging, Instant expires_at) {
  const auto longest = judging.charter().max_delegation;
  if (longest.ms == 0) {
    if (expires_at.ms > kLatestInstantMs) return refuse(Refusal::expiry_too_far, kLatestInstantMs);
    return {};
  }
  const auto latest = judging.moment.accepted_at + longest;
  if (expires_at.ms == 0 || expires_at > latest) {
    return refuse(Refusal::expiry_too_far, latest.ms);
  }
  return {};
}

}  // namespace

Result<Change> judge(const Judging& judging, const DelegationSet& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_no_cosigners(judging));
  if (body.delegator != judging.author->number) return refuse(Refusal::voter_not_author);
  const auto revisions = judging.charter().revisions;
  if (body.revision.value < 1 || body.revision.value > revisions) {
    return refuse(Refusal::revision_out_of_range, revisions);
  }
  YORIAI_CHECK(require_scope(judging, body.scope));
  YORIAI_CHECK(require_delegate(judging, body.target));
  YORIAI_CHECK(require_expiry(judging, body.expires_at));
  const RegisterRank rank{Channel::own, judging.author_generation, body.revision,
                          judging.event.id()};
  return Change{Handover{body.delegator,
                         body.scope,
                         {rank, judging.moment.accepted_at, body.target, body.expires_at}}};
}

}  // namespace yoriai::core::detail
