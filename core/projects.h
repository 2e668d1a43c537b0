// Which of several projects a purse pays for, each with its price, by approval ballots
// (specs/rules.md section 10.5): what the methods of core/equal_shares.h and core/greedy.h are
// given.
#pragma once

#include <vector>

#include "core/ids.h"

namespace yoriai::core {

// Voters who approve the same projects count together: the methods' time grows with the number of
// different ballots.
struct ApprovalGroup {
  std::vector<OptionIndex> approved;  // strictly ascending; none: a blank ballot
  std::uint64_t voters = 0;
  bool operator==(const ApprovalGroup&) const = default;
};

struct ProjectVote {
  Amount purse;
  std::vector<Amount> costs;          // by project, each at least 1
  std::vector<ApprovalGroup> groups;  // of everybody who cast a ballot
};

// Groups of equal ballots, ascending by what they approve.
std::vector<ApprovalGroup> group_ballots(std::vector<ApprovalGroup> ballots);

// By project, how many approve it.
std::vector<std::uint64_t> count_approvals(const ProjectVote& vote);

// Who approves of a project: positions of groups, and how many voters they are.
struct Supporters {
  std::vector<std::uint32_t> groups;
  std::uint64_t voters = 0;
};

// A vote, which outlives this, with the supporters of each project: found once for many runs.
struct SupportedVote {
  SupportedVote(const ProjectVote& of);  // implicit: it says nothing that the vote does not
  const ProjectVote& vote;
  std::vector<Supporters> supporters;  // by project
};

// What these projects cost together.
std::uint64_t cost_of(const ProjectVote& vote, const std::vector<OptionIndex>& projects);

}  // namespace yoriai::core
