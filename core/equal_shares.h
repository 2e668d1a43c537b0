// The Method of Equal Shares with add-1 completion (specs/rules.md section 10.5; Dominik Peters,
// Grzegorz Pierczyński, Piotr Skowron, "Proportional Participatory Budgeting with Additive
// Utilities", 2021), for approval ballots and projects with costs. Exact: no fraction is rounded.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>

#include <optional>

#include "core/projects.h"

namespace yoriai::core {

using ExactNumber = boost::multiprecision::cpp_int;
using ExactFraction = boost::multiprecision::cpp_rational;

// A project that its supporters pay for. The rounds explain the result.
struct EqualSharesRound {
  OptionIndex project;
  std::uint64_t supporters = 0;
  std::uint64_t payers = 0;  // who pay the whole price; the other supporters all they have left
  ExactFraction price;       // for each of the payers
  ExactFraction effective_votes;  // cost ÷ price: the largest of all that could be paid for
  bool operator==(const EqualSharesRound&) const = default;
};

struct EqualSharesResult {
  // Every voter has purse ÷ voters + `added`: whole units of the currency, added one by one as long
  // as what is chosen fits into the purse.
  std::uint64_t added = 0;
  std::vector<EqualSharesRound> rounds;
  std::vector<OptionIndex> chosen;  // in the order of the rounds
  std::uint64_t spent = 0;
  // What would be spent with one unit more for every voter, which is more than the purse; absent
  // when every project that anybody approves is chosen.
  std::optional<std::uint64_t> spent_by_one_more;
};

EqualSharesResult choose_by_equal_shares(const ProjectVote& vote);

}  // namespace yoriai::core
