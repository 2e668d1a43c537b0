// Announcing and withdrawing a proposal (specs/events.md, kinds 9 and 10).
#include "core/detail/judging.h"
#include "core/limits.h"
#include "core/quorum.h"

namespace yoriai::core::detail {
namespace {

Status require_good_times(const Judging& judging, const ProposalKind& kind,
                          const ProposalAnnounced& body) {
  const auto now = judging.moment.accepted_at;
  const auto earliest = now + kind.notice;
  if (body.opens_at < earliest) return refuse(Refusal::notice_too_short, earliest.ms);
  const auto latest = now + Duration{kMaxSpanMs};
  if (body.closes_at <= body.opens_at || body.closes_at > latest) {
    return refuse(Refusal::voting_time_empty);
  }
  const auto least = judging.charter().min_grace;
  if (body.grace < least || body.grace.ms > kMaxSpanMs) {
    return refuse(Refusal::grace_too_short, least.ms);
  }
  return {};
}

// Boxes are counted by clerks, and what papers say is added as the ballots of these methods are.
bool is_supported(Visibility visibility, const Charter& charter, Method method) {
  return visibility == Visibility::open ||
         (visibility == Visibility::box && has_role(charter, Role::clerk) &&
          method <= Method::quadratic);
}

}  // namespace

Result<Change> judge(const Judging& judging, const ProposalAnnounced& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_role(judging, Role::facilitator));
  YORIAI_CHECK(require_no_cosigners(judging));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  if (proposal->phase != Phase::draft) return refuse(Refusal::not_a_draft);
  const auto& kind = judging.charter().kinds[proposal->draft.kind.value];
  if (proposal->seconds.size() < kind.seconds) {
    return refuse(Refusal::seconds_missing, kind.seconds - proposal->seconds.size());
  }
  if (body.wording_hash != proposal->draft.wording.hash) return refuse(Refusal::wording_differs);
  if (!is_supported(body.visibility, judging.charter(), proposal->draft.method)) {
    return refuse(Refusal::visibility_unsupported);
  }
  YORIAI_CHECK(require_good_times(judging, kind, body));
  return Change{Announcement{proposal->draft.number, body, receipts_needed(judging.state)}};
}

Result<Change> judge(const Judging& judging, const ProposalWithdrawn& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  const bool pending = proposal->phase == Phase::draft || proposal->phase == Phase::announced;
  if (!pending) return refuse(Refusal::too_late_to_withdraw);
  const bool own_draft =
      proposal->phase == Phase::draft && proposal->author == judging.author->number;
  if (own_draft) {
    YORIAI_CHECK(require_no_cosigners(judging));
  } else {
    YORIAI_CHECK(require_signers(judging, Role::steward, judging.charter().stewards_needed, {}));
    if (body.reason.empty()) return refuse(Refusal::reason_missing);
  }
  return Change{Withdrawal{proposal->draft.number}};
}

}  // namespace yoriai::core::detail
