// The greedy way to choose projects (specs/rules.md section 10.6), which most cities use: by number
// of approvals, whatever still fits into the purse.
#pragma once

#include "core/projects.h"

namespace yoriai::core {

// One project's turn. The rounds explain the result.
struct GreedyRound {
  OptionIndex project;
  std::uint64_t approvals = 0;
  std::uint64_t left_before = 0;  // of the purse
  bool funded = false;            // else it cost more than what was left
  bool operator==(const GreedyRound&) const = default;
};

struct GreedyResult {
  std::vector<GreedyRound> rounds;  // every project with an approval
  std::vector<OptionIndex> chosen;  // in the order of the rounds
  std::uint64_t spent = 0;
};

GreedyResult choose_greedily(const ProjectVote& vote);

}  // namespace yoriai::core
