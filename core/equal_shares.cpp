#include "core/equal_shares.h"

#include <algorithm>

#include "core/detail/equal_shares_run.h"

namespace yoriai::core {
namespace {

using detail::EqualSharesRun;
using detail::WholeNumber;

std::uint64_t cost_of(const ProjectVote& vote, const EqualSharesRun& run) {
  std::uint64_t sum = 0;
  for (const auto& bought : run.bought) sum += vote.costs[bought.project.value].value;
  return sum;
}

std::size_t supported_projects(const ProjectVote& vote) {
  const auto approvals = count_approvals(vote);
  return static_cast<std::size_t>(
      std::count_if(approvals.begin(), approvals.end(), [](auto number) { return number > 0; }));
}

EqualSharesRound round_of(const ProjectVote& vote, const EqualSharesRun::Bought& bought) {
  EqualSharesRound round;
  round.project = bought.project;
  round.supporters = bought.supporters;
  round.payers = bought.payers;
  round.price = ExactFraction(ExactNumber(bought.price.at_once), ExactNumber(bought.denominator));
  round.effective_votes = vote.costs[bought.project.value].value / round.price;
  return round;
}

EqualSharesResult result_of(const ProjectVote& vote, const WholeNumber& added) {
  EqualSharesResult result;
  result.added = static_cast<std::uint64_t>(added);
  const auto run = detail::run_equal_shares(vote, added);
  for (const auto& bought : run.bought) {
    result.rounds.push_back(round_of(vote, bought));
    result.chosen.push_back(bought.project);
  }
  result.spent = cost_of(vote, run);
  return result;
}

}  // namespace

// The first run always fits: all that there is to spend is the purse. From then on the amount that
// everybody has grows unit by unit, runs of steps that change nothing being taken at once.
EqualSharesResult choose_by_equal_shares(const ProjectVote& vote) {
  const auto supported = supported_projects(vote);
  if (supported == 0) return {};
  WholeNumber added = 0;
  auto run = detail::run_equal_shares(vote, added);
  for (;;) {
    if (run.bought.size() == supported) return result_of(vote, added);
    const WholeNumber other = added + run.same_for + 1;
    auto next = detail::run_equal_shares(vote, other);
    const auto spent = cost_of(vote, next);
    if (spent > vote.purse.value) {
      auto result = result_of(vote, added + run.same_for);
      result.spent_by_one_more = spent;
      return result;
    }
    run = std::move(next);
    added = other;
  }
}

}  // namespace yoriai::core
