// How projects were chosen, told round by round (specs/rules.md sections 10.5 and 10.6).
#pragma once

#include <vector>

#include "cli/language.h"
#include "core/equal_shares.h"
#include "core/greedy.h"
#include "core/proposal.h"
#include "core/result_document.h"

namespace yoriai::cli {

// What the words name: the vote, and what each project is called.
struct NamedProjects {
  const core::ProjectVote& vote;
  const std::vector<std::string>& names;
};

// "57.14": rounded down to hundredths, which are left out of whole numbers.
std::string to_hundredths(const core::ExactFraction& fraction);

std::vector<Words> equal_shares_lines(const NamedProjects& projects,
                                      const core::EqualSharesResult& result);
// Of a vote in the book, chosen once more from its ballots.
std::vector<Words> project_lines(const core::ResultDocument& document,
                                 const core::Proposal& proposal);
std::vector<Words> greedy_lines(const NamedProjects& projects, const core::GreedyResult& result);

}  // namespace yoriai::cli
