// Drafting and seconding (specs/events.md, kinds 7 and 8).
#include <algorithm>

#include "core/detail/judging.h"
#include "core/limits.h"

namespace yoriai::core::detail {
namespace {

// Further kinds are others than the first, each named once.
Status require_further_kinds(const Charter& charter, const ProposalDrafted& body) {
  const auto& also = body.also;
  const bool ascending =
      std::adjacent_find(also.begin(), also.end(), std::greater_equal<>()) == also.end();
  const bool known = std::all_of(also.begin(), also.end(), [&](KindIndex kind) {
    return kind != body.kind && kind.value < charter.kinds.size();
  });
  const bool fit = ascending && known && common_visibilities(body, charter) != 0;
  if (!fit) return refuse(Refusal::also_ill_formed);
  return {};
}

// Of an amendment that carries the charter it makes: one that can follow the one it changes.
Status require_good_amendment(const Judging& judging, const ProposalDrafted& body) {
  if (body.amended == nullptr) return {};
  YORIAI_CHECK(check_charter(body.amended->rules));
  if (!may_follow(body.amended->rules, judging.charter())) {
    return refuse(Refusal::charter_breaks_off);
  }
  return {};
}

Status require_right_method(const ProposalKind& kind, const ProposalDrafted& body) {
  const bool decides_role = body.role_change.has_value();
  if (!allows(kind, body.method) || (decides_role && body.method != Method::yes_no)) {
    return refuse(Refusal::method_not_allowed);
  }
  return {};
}

Status require_right_options(const ProposalDrafted& body) {
  const bool wants_options = body.method != Method::yes_no;
  const bool named = std::none_of(body.options.begin(), body.options.end(),
                                  [](const std::string& option) { return option.empty(); });
  if (body.options.empty() == wants_options || !named) {
    return refuse(Refusal::options_count_wrong);
  }
  return {};
}

Status require_right_points(const ProposalDrafted& body) {
  const bool quadratic = body.method == Method::quadratic;
  const bool good = quadratic ? body.credits.value >= 1 && body.credits.value <= kMaxCredits
                              : body.credits.value == 0 && !body.negative;
  if (!good) return refuse(Refusal::points_ill_formed);
  return {};
}

Status require_right_spending(const ProposalDrafted& body) {
  const bool spends = body.spending != Spending::none;
  const bool known = body.spending <= Spending::chosen_projects;
  const bool by_option = !spends || body.method != Method::yes_no;
  // Places do not add up to shares.
  const bool shares = body.spending == Spending::by_net_votes;
  const bool shareable = !shares || body.method != Method::ranked;
  if (!known || !by_option || !shareable || spends != (body.purse.value > 0) ||
      body.purse.value > kMaxPurse) {
    return refuse(Refusal::spending_ill_formed);
  }
  return {};
}

// Every project has a cost that the purse can pay.
Status require_right_costs(const ProposalDrafted& body) {
  const bool projects = chooses_projects(body.method);
  const auto payable = [&](Amount cost) { return cost.value >= 1 && cost <= body.purse; };
  const bool fits = body.costs.size() == (projects ? body.options.size() : 0) &&
                    std::all_of(body.costs.begin(), body.costs.end(), payable);
  const bool countable = body.method != Method::equal_shares ||
                         body.purse.value * body.options.size() <= kMaxPurseTimesProjects;
  if (!fits || !countable || projects != (body.spending == Spending::chosen_projects)) {
    return refuse(Refusal::spending_ill_formed);
  }
  return {};
}

Status require_right_base(const Judging& judging, const ProposalKind& kind,
                          const ProposalDrafted& body) {
  const bool good = kind.amendment ? body.charter == judging.state.charter()->hash
                                   : !body.charter.has_value() && body.amended == nullptr;
  if (!good) return refuse(Refusal::charter_base_wrong);
  return {};
}

Status require_known_role_change(const Judging& judging, const ProposalDrafted& body) {
  if (!body.role_change) return {};
  if (judging.state.members().find(body.role_change->member) == nullptr) {
    return refuse(Refusal::member_unknown);
  }
  if (!role_is_known(judging.charter(), body.role_change->role)) {
    return refuse(Refusal::role_unknown);
  }
  return {};
}

// Those left off the roll are members, each named once.
Status require_good_recusal(const Judging& judging, const ProposalKind& kind,
                            const ProposalDrafted& body) {
  const auto& recused = body.recused;
  const bool ascending =
      std::adjacent_find(recused.begin(), recused.end(), std::greater_equal<>()) == recused.end();
  const bool known = std::all_of(recused.begin(), recused.end(), [&](MemberNumber member) {
    return judging.state.members().find(member) != nullptr;
  });
  if (!recused.empty() && (!kind.recusal || !ascending || !known)) {
    return refuse(Refusal::recusal_ill_formed);
  }
  return {};
}

}  // namespace

Result<Change> judge(const Judging& judging, const ProposalDrafted& body) {
  const auto& charter = judging.charter();
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_no_cosigners(judging));
  if (!charter.classes[judging.author->member_class.value].proposes) {
    return refuse(Refusal::class_may_not_propose);
  }
  const auto next = judging.state.proposals().size() + 1;
  if (body.number.value != next || next > kMaxProposals) {
    return refuse(Refusal::proposal_number_not_next, next);
  }
  if (body.kind.value >= charter.kinds.size()) return refuse(Refusal::kind_unknown);
  YORIAI_CHECK(require_further_kinds(charter, body));
  const auto kinds = kinds_of(body, /*second_call=*/false, charter);
  const auto& kind = kinds.front();
  if (body.topic.value >= charter.topics.size()) return refuse(Refusal::topic_unknown);
  YORIAI_CHECK(require_right_method(kind, body));
  YORIAI_CHECK(require_right_options(body));
  YORIAI_CHECK(require_right_points(body));
  YORIAI_CHECK(require_right_spending(body));
  YORIAI_CHECK(require_right_costs(body));
  YORIAI_CHECK(require_right_base(judging, kind, body));
  if (body.wording.size == 0 || body.wording.size > kMaxBlobBytes) {
    return refuse(Refusal::blob_too_large, kMaxBlobBytes);
  }
  YORIAI_CHECK(require_known_role_change(judging, body));
  YORIAI_CHECK(require_good_amendment(judging, body));
  YORIAI_CHECK(require_good_recusal(judging, kind, body));
  YORIAI_TRY(const auto* earlier, judge_repeat(judging, body));
  Draft draft{body, judging.author->number, {}, false};
  if (earlier != nullptr) {
    draft.repeats = earlier->draft.number;
    draft.second_call = earlier->counted == Outcome::no_quorum;
  }
  return Change{std::move(draft)};
}

Result<Change> judge(const Judging& judging, const ProposalSeconded& body) {
  YORIAI_CHECK(require_active_author(judging));
  YORIAI_CHECK(require_no_cosigners(judging));
  if (judging.charter().classes[judging.author->member_class.value].may_not_second) {
    return refuse(Refusal::class_may_not_second);
  }
  YORIAI_TRY(const auto* proposal, find_proposal(judging.state, body.proposal));
  if (proposal->phase != Phase::draft) return refuse(Refusal::not_a_draft);
  if (proposal->author == judging.author->number) return refuse(Refusal::own_proposal);
  const auto& seconds = proposal->seconds;
  if (std::find(seconds.begin(), seconds.end(), judging.author->number) != seconds.end()) {
    return refuse(Refusal::already_seconded);
  }
  return Change{Second{proposal->draft.number, judging.author->number}};
}

}  // namespace yoriai::core::detail
