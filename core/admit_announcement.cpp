// Announcing and withdrawing a proposal (specs/events.md, kinds 9 and 10).
#include <algorithm>

#include "core/detail/judging.h"
#include "core/limits.h"
#include "core/quorum.h"

namespace yoriai::core::detail {
namespace {

Status require_good_times(const Judging& judging, Duration notice, const ProposalAnnounced& body) {
  const auto now = judging.moment.accepted_at;
  const auto earliest = now + notice;
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

// Boxes are counted by clerks, and what papers say is added as the ballots of these methods are:
// each is one vote, since nobody knows whose it is.
bool is_supported(Visibility visibility, const Charter& charter, Method method) {
  return visibility == Visibility::open ||
         (visibility == Visibility::box && has_role(charter, Role::clerk) &&
          method <= Method::quadratic && !has_several_votes(charter));
}

// The facilitator alone; who leaves somebody off the roll has the stewards sign as well.
Status require_announcers(const Judging& judging, const ProposalId& id) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_role(judging, Role::facilitator));
  const auto* proposal = judging.state.find(id);
  const bool leaves_out = proposal != nullptr && !proposal->draft.recused.empty();
  return leaves_out ? require_stewards_too(judging, judging.charter().stewards_needed)
                    : require_no_cosigners(judging);
}

// What a draft calls by position is still what it was, and still allowed. One that is voted on
// again is so under the very same charter.
Status require_not_outdated(const Judging& judging, const Proposal& proposal) {
  const auto& before = proposal.drafted_under->rules;
  const auto& now = judging.charter();
  if (proposal.drafted_under->hash == judging.state.charter()->hash) return {};
  const auto& draft = proposal.draft;
  const auto same_kind = [&](KindIndex kind) {
    return kind.value < now.kinds.size() &&
           now.kinds[kind.value].name == before.kinds[kind.value].name;
  };
  const bool same =
      same_kind(draft.kind) && std::ranges::all_of(draft.also, same_kind) && !draft.repeats;
  if (!same) return refuse(Refusal::draft_outdated);
  const auto kind = kinds_of(draft, false, now).front();
  const bool allowed = ((kind.methods >> static_cast<unsigned>(draft.method)) & 1U) != 0 &&
                       kind.amendment == draft.charter.has_value() &&
                       (kind.recusal || draft.recused.empty());
  if (!allowed) return refuse(Refusal::draft_outdated);
  return {};
}

// A vote held again was seconded the first time.
Status require_seconds(const ProposalKind& kind, const Proposal& proposal) {
  if (proposal.draft.repeats || proposal.seconds.size() >= kind.seconds) return {};
  return refuse(Refusal::seconds_missing, kind.seconds - proposal.seconds.size());
}

}  // namespace

Result<Change> judge(const Judging& judging, const ProposalAnnounced& body) {
  YORIAI_CHECK(require_announcers(judging, body.proposal));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  if (proposal->phase != Phase::draft) return refuse(Refusal::not_a_draft);
  YORIAI_CHECK(require_not_outdated(judging, *proposal));
  const auto kind = kinds_of(proposal->draft, false, judging.charter()).front();
  YORIAI_CHECK(require_seconds(kind, *proposal));
  if (body.wording_hash != proposal->draft.wording.hash) return refuse(Refusal::wording_differs);
  if (!is_supported(body.visibility, judging.charter(), proposal->draft.method)) {
    return refuse(Refusal::visibility_unsupported);
  }
  const auto notice = proposal->draft.repeats ? kind.repeat_notice : kind.notice;
  YORIAI_CHECK(require_good_times(judging, notice, body));
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
