#include "core/projects.h"

#include <algorithm>

namespace yoriai::core {

std::vector<ApprovalGroup> group_ballots(std::vector<ApprovalGroup> ballots) {
  std::sort(ballots.begin(), ballots.end(),
            [](const auto& a, const auto& b) { return a.approved < b.approved; });
  std::vector<ApprovalGroup> groups;
  for (auto& ballot : ballots) {
    if (groups.empty() || groups.back().approved != ballot.approved) {
      groups.push_back(std::move(ballot));
    } else {
      groups.back().voters += ballot.voters;
    }
  }
  return groups;
}

std::vector<std::uint64_t> count_approvals(const ProjectVote& vote) {
  std::vector<std::uint64_t> approvals(vote.costs.size());
  for (const auto& group : vote.groups) {
    for (const auto project : group.approved) approvals[project.value] += group.voters;
  }
  return approvals;
}

SupportedVote::SupportedVote(const ProjectVote& of) : vote(of), supporters(of.costs.size()) {
  for (std::uint32_t group = 0; group < vote.groups.size(); ++group) {
    for (const auto project : vote.groups[group].approved) {
      supporters[project.value].groups.push_back(group);
      supporters[project.value].voters += vote.groups[group].voters;
    }
  }
}

std::uint64_t cost_of(const ProjectVote& vote, const std::vector<OptionIndex>& projects) {
  std::uint64_t sum = 0;
  for (const auto project : projects) sum += vote.costs[project.value].value;
  return sum;
}

}  // namespace yoriai::core
