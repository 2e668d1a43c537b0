#include "cli/recount/ways.h"

#include <algorithm>
#include <map>

namespace yoriai::cli {
namespace {

std::vector<const BallotRow*> chosen(const BallotFile& file, WhichBallots which) {
  std::vector<const BallotRow*> out;
  std::map<std::string, const BallotRow*> of_voter;
  for (const BallotRow& row : file.rows) {
    if (which == WhichBallots::all) out.push_back(&row);
    if (which == WhichBallots::first_of_each) of_voter.try_emplace(row.voter, &row);
    if (which == WhichBallots::last_of_each) of_voter[row.voter] = &row;
  }
  for (const auto& [voter, row] : of_voter) out.push_back(row);
  return out;
}

std::int64_t taken(std::int32_t votes, Negatives negatives) {
  if (votes >= 0 || negatives == Negatives::kept) return votes;
  return negatives == Negatives::dropped ? 0 : -std::int64_t{votes};
}

}  // namespace

std::vector<std::int64_t> totals(const BallotFile& file, const Way& way) {
  std::vector<std::int64_t> sums(file.options.size());
  for (const BallotRow* row : chosen(file, way.ballots)) {
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += taken(row->votes[i], way.negatives);
  }
  return sums;
}

std::optional<Way> way_to(const BallotFile& file, const std::vector<std::int64_t>& published) {
  for (const auto ballots :
       {WhichBallots::last_of_each, WhichBallots::all, WhichBallots::first_of_each}) {
    for (const auto negatives : {Negatives::kept, Negatives::dropped, Negatives::made_positive}) {
      const Way way{ballots, negatives};
      if (totals(file, way) == published) return way;
    }
  }
  return std::nullopt;
}

Surplus surplus_of(const BallotFile& file) {
  std::map<std::string, std::vector<const BallotRow*>> by_voter;
  for (const BallotRow& row : file.rows) by_voter[row.voter].push_back(&row);
  Surplus out;
  for (const auto& [voter, rows] : by_voter) {
    if (rows.size() < 2) continue;
    ++out.voters;
    out.ballots += static_cast<std::uint32_t>(rows.size()) - 1;
    out.identical = out.identical && std::all_of(rows.begin(), rows.end(), [&](const auto* row) {
                      return row->votes == rows.front()->votes;
                    });
  }
  return out;
}

std::uint32_t count_voters(const BallotFile& file) {
  return static_cast<std::uint32_t>(chosen(file, WhichBallots::last_of_each).size());
}

std::uint32_t count_negatives(const BallotFile& file, WhichBallots ballots) {
  std::uint32_t count = 0;
  for (const BallotRow* row : chosen(file, ballots)) {
    count += static_cast<std::uint32_t>(
        std::count_if(row->votes.begin(), row->votes.end(), [](std::int32_t v) { return v < 0; }));
  }
  return count;
}

}  // namespace yoriai::cli
