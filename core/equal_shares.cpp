#include "core/equal_shares.h"

#include <algorithm>

#include "core/detail/equal_shares_range.h"
#include "core/detail/equal_shares_run.h"

namespace yoriai::core {
namespace {

using detail::EqualSharesRun;

// An exact run takes some ten times as long as one by bounds.
constexpr std::uint64_t kWidestByBounds = 64;

std::vector<OptionIndex> projects_of(const EqualSharesRun& run) {
  std::vector<OptionIndex> projects;
  for (const auto& bought : run.bought) projects.push_back(bought.project);
  return projects;
}

std::size_t wanted_projects(const SupportedVote& supported) {
  return static_cast<std::size_t>(std::ranges::count_if(
      supported.supporters, [](const Supporters& one) { return one.voters > 0; }));
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

EqualSharesResult result_of(const SupportedVote& supported, std::uint64_t added) {
  EqualSharesResult result;
  result.added = added;
  const auto run = detail::run_equal_shares(supported, added);
  for (const auto& bought : run.bought) result.rounds.push_back(round_of(supported.vote, bought));
  result.chosen = projects_of(run);
  result.spent = cost_of(supported.vote, result.chosen);
  return result;
}

// From `least` to `most` added units the same is bought.
struct Stretch {
  std::uint64_t least = 0;
  std::uint64_t most = 0;
  std::vector<OptionIndex> bought;
};

Stretch exact_stretch(const SupportedVote& supported, std::uint64_t least) {
  const auto run = detail::run_equal_shares(supported, least);
  return {least, least + static_cast<std::uint64_t>(run.same_for), projects_of(run)};
}

// A stretch of few units is found by bounds, several times if need be; how far a long one goes is
// told by one exact run. The width tried first is that of the stretch before.
Stretch next_stretch(const SupportedVote& supported, std::uint64_t least, std::uint64_t& width) {
  for (; width <= kWidestByBounds; width /= 2) {
    const auto most = least + width - 1;
    if (auto bought = detail::bought_by_all(supported, {least, most})) {
      width *= 2;
      return {least, most, std::move(*bought)};
    }
    if (width == 1) break;
  }
  auto exact = exact_stretch(supported, least);
  width = exact.most - exact.least + 1;
  return exact;
}

}  // namespace

// The first run always fits: all that there is to spend is the purse. From then on the amount that
// everybody has grows unit by unit, runs of steps that change nothing being taken at once.
EqualSharesResult choose_by_equal_shares(const ProjectVote& vote) {
  const SupportedVote supported(vote);
  const auto wanted = wanted_projects(supported);
  if (wanted == 0) return {};
  std::uint64_t width = 1;
  auto stretch = next_stretch(supported, 0, width);
  for (;;) {
    if (stretch.bought.size() == wanted) return result_of(supported, stretch.least);
    auto next = next_stretch(supported, stretch.most + 1, width);
    const auto spent = cost_of(vote, next.bought);
    if (spent > vote.purse.value) {
      auto result = result_of(supported, stretch.most);
      result.spent_by_one_more = spent;
      return result;
    }
    stretch = std::move(next);
  }
}

}  // namespace yoriai::core
