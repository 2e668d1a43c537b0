// Voting on something again: a second round after a tie, a second call without a quorum
// (specs/events.md, kind 7); and the chair's casting vote (kind 23).
#include <algorithm>

#include "core/detail/judging.h"

namespace yoriai::core::detail {
namespace {

// Once, soon enough, under the same charter, and where the kind has a rule for how it ended.
bool may_be_repeated(const Judging& judging, const Proposal& earlier) {
  if (earlier.phase != Phase::closed || earlier.draft.repeats) return false;
  const auto& kind = earlier.kind();
  const bool second_round = earlier.outcome == Outcome::tied && kind.tie == TieRule::second_round;
  const bool second_call = earlier.outcome == Outcome::no_quorum && kind.second_call;
  const auto* again = judging.state.find(earlier.repeated_in);
  return (second_round || second_call) && earlier.charter->hash == judging.state.charter()->hash &&
         judging.moment.accepted_at <= earlier.closed_at + kind.repeat_within &&
         (again == nullptr || again->phase == Phase::withdrawn);
}

// The options of a second round are those in the first place.
std::vector<std::string> options_left(const Proposal& earlier) {
  if (earlier.leaders.empty()) return earlier.draft.options;
  std::vector<std::string> left;
  for (const auto option : earlier.leaders) left.push_back(earlier.draft.options[option.value]);
  return left;
}

Digest hash_of(const CharterRef& charter) { return charter == nullptr ? Digest{} : charter->hash; }

// All but number and title, which are for people to tell the two apart.
bool says_the_same(const Proposal& earlier, const ProposalDrafted& body) {
  const auto& first = earlier.draft;
  return body.kind == first.kind && body.topic == first.topic && body.method == first.method &&
         body.options == options_left(earlier) && body.wording == first.wording &&
         body.credits == first.credits && body.negative == first.negative &&
         body.purse == first.purse && body.spending == first.spending &&
         body.costs == first.costs && body.charter == first.charter &&
         body.role_change == first.role_change && body.recused == first.recused &&
         body.also == first.also && hash_of(body.amended) == hash_of(first.amended);
}

}  // namespace

Result<const Proposal*> judge_repeat(const Judging& judging, const ProposalDrafted& body) {
  if (!body.repeats) return static_cast<const Proposal*>(nullptr);
  YORIAI_TRY(const auto* earlier, find_proposal(judging.state, *body.repeats));
  if (!may_be_repeated(judging, *earlier)) return refuse(Refusal::repeat_not_allowed);
  if (!says_the_same(*earlier, body)) return refuse(Refusal::repeat_differs);
  return earlier;
}

Result<Change> judge(const Judging& judging, const CastingVote& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_role(judging, Role::chair));
  YORIAI_CHECK(require_no_cosigners(judging));
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  const bool tied = proposal->phase == Phase::closed && proposal->outcome == Outcome::tied &&
                    proposal->draft.method == Method::yes_no &&
                    proposal->kind().tie == TieRule::chair;
  if (!tied) return refuse(Refusal::not_tied);
  const auto last = proposal->closed_at + proposal->kind().casting;
  if (judging.moment.accepted_at > last) return refuse(Refusal::casting_too_late, last.ms);
  if (proposal->recuses(judging.author->number)) return refuse(Refusal::recused);
  return Change{Casting{proposal->draft.number, judging.author->number, body.passes}};
}

}  // namespace yoriai::core::detail
