// A vote on projects, decided voter by voter.
#include <algorithm>

#include "tests/support/naive_projects.h"
#include "tests/support/naive_tally.h"

namespace yoriai::naive {
namespace {

std::vector<bool> approvals_of(const Ballot& ballot, int options) {
  std::vector<bool> out(static_cast<std::size_t>(options));
  for (const int choice : ballot.choices) out[static_cast<std::size_t>(choice)] = true;
  return out;
}

// The ballots of houses that are only heard choose nothing.
bool decides(const Count& count, const Poll& poll, int member) {
  for (const RollRow& row : poll.roll) {
    if (row.member == member) return !count.houses[static_cast<std::size_t>(row.house)].advisory;
  }
  return false;
}

Election election_of(const Count& count, const Poll& poll) {
  Election out{poll.vote.purse, poll.vote.costs, {}};
  for (const auto& [member, ballot] : poll.direct) {
    if (!decides(count, poll, member)) continue;
    out.approves.push_back(approvals_of(ballot, poll.vote.options));
  }
  for (const Carried& carry : carried(poll)) {
    if (carry.fate != kCopied || !decides(count, poll, carry.member)) continue;
    out.approves.push_back(approvals_of(poll.direct.at(carry.end), poll.vote.options));
  }
  return out;
}

}  // namespace

void decide_projects(Count& out, const Poll& poll) {
  const Election election = election_of(out, poll);
  if (poll.vote.method == kGreedy) {
    out.chosen = greedy(election);
  } else {
    const Shares shares = equal_shares(election);
    for (const Payment& payment : shares.payments) out.chosen.push_back(payment.project);
    out.added = shares.added;
    out.spent_by_one_more = std::max<Number>(shares.spent_by_one_more, 0);
  }
  for (HouseCount& house : out.houses) house.threshold_met = !out.chosen.empty();
  out.outcome = out.chosen.empty() ? "failed" : "passed";
  out.order = out.chosen;
  for (auto votes = static_cast<Number>(election.approves.size()); votes >= 0; --votes) {
    for (int option = 0; option < poll.vote.options; ++option) {
      const auto likes = [&](const auto& voter) { return voter[static_cast<std::size_t>(option)]; };
      const bool waits = std::count(out.order.begin(), out.order.end(), option) == 0;
      if (waits &&
          std::count_if(election.approves.begin(), election.approves.end(), likes) == votes) {
        out.order.push_back(option);
      }
    }
  }
}

}  // namespace yoriai::naive
