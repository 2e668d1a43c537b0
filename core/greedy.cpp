#include "core/greedy.h"

#include <algorithm>

namespace yoriai::core {

// The more approvals first, then the earlier project. What does not fit is passed over, and nothing
// is funded that nobody approves.
GreedyResult choose_greedily(const ProjectVote& vote) {
  const auto approvals = count_approvals(vote);
  std::vector<OptionIndex> order;
  for (std::uint16_t i = 0; i < approvals.size(); ++i) {
    if (approvals[i] > 0) order.emplace_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](OptionIndex a, OptionIndex b) {
    return approvals[a.value] > approvals[b.value];
  });
  GreedyResult result;
  for (const auto project : order) {
    const auto cost = vote.costs[project.value].value;
    const auto left = vote.purse.value - result.spent;
    const bool fits = cost <= left;
    result.rounds.push_back({project, approvals[project.value], left, fits});
    if (!fits) continue;
    result.chosen.push_back(project);
    result.spent += cost;
  }
  return result;
}

}  // namespace yoriai::core
