// The minutes of a vote (specs/events.md, kind 26).
#include "core/detail/judging.h"
#include "core/limits.h"

namespace yoriai::core::detail {

Result<Change> judge(const Judging& judging, const MinutesPublished& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_two_offices(judging, Role::chair, Role::clerk));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  const bool ended = proposal->phase == Phase::closed || proposal->phase == Phase::withdrawn;
  if (!ended) return refuse(Refusal::not_ended);
  if (body.minutes.size == 0 || body.minutes.size > kMaxBlobBytes) {
    return refuse(Refusal::blob_too_large, kMaxBlobBytes);
  }
  const auto& before = proposal->minutes;
  const auto last = before.empty() ? std::nullopt : std::optional(before.back().event);
  if (body.corrects != last || body.effective_at.ms > kLatestInstantMs) {
    return refuse(Refusal::minutes_differ);
  }
  return Change{
      Recording{proposal->draft.number, {judging.event.id(), body.minutes, body.effective_at}}};
}

}  // namespace yoriai::core::detail
