// Lending one's voice (specs/events.md, kind 13).
#include "core/detail/judging.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

// Revoking in all scopes names nobody and has no end: it holds until something else is said.
Status require_scope(const Judging& judging, const DelegationSet& body) {
  const auto& scope = body.scope;
  const bool whole = scope.topic.value == 0;
  const bool free = scope.proposal.draft.is_zero();
  const bool bare = body.target == kNobody && body.expires_at.ms == 0;
  const bool good = (scope.level == ScopeLevel::everything && whole && free) ||
                    (scope.level == ScopeLevel::topic && free &&
                     scope.topic.value < judging.charter().topics.size()) ||
                    (scope.level == ScopeLevel::proposal && whole) ||
                    (scope.level == ScopeLevel::all_scopes && whole && free && bare);
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

// The end that the delegation has, named or by itself. One in the past is allowed: it ends the
// register, so that the wider scope applies again.
Result<Instant> expiry_of(const Judging& judging, const DelegationSet& body) {
  if (body.scope.level == ScopeLevel::all_scopes) return Instant{};
  const auto now = judging.moment.accepted_at;
  const auto by_itself = judging.charter().default_delegation;
  if (body.expires_at.ms == 0 && by_itself.ms > 0) return now + by_itself;
  const auto longest = judging.charter().max_delegation;
  if (longest.ms == 0) {
    if (body.expires_at.ms > kLatestInstantMs) {
      return refuse(Refusal::expiry_too_far, kLatestInstantMs);
    }
    return body.expires_at;
  }
  const auto latest = now + longest;
  if (body.expires_at.ms == 0 || body.expires_at > latest) {
    return refuse(Refusal::expiry_too_far, latest.ms);
  }
  return body.expires_at;
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
  YORIAI_CHECK(require_scope(judging, body));
  YORIAI_CHECK(require_delegate(judging, body.target));
  YORIAI_TRY(const auto expires_at, expiry_of(judging, body));
  const RegisterRank rank{Channel::own, judging.author_generation, body.revision,
                          judging.event.id()};
  return Change{Handover{
      body.delegator, body.scope, {rank, judging.moment.accepted_at, body.target, expires_at}}};
}

}  // namespace yoriai::core::detail
