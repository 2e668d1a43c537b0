#include <algorithm>
#include <map>

#include "core/detail/count_methods.h"
#include "core/equal_shares.h"
#include "core/greedy.h"
#include "core/project_ballots.h"

namespace yoriai::core {
namespace {

using Groups = std::map<std::vector<OptionIndex>, std::uint64_t>;

Groups groups_of(const TallyInput& input, std::span<const std::uint32_t> times, std::size_t begin,
                 std::size_t end) {
  Groups groups;
  Ballot ballot;
  for (std::size_t i = begin; i < end; ++i) {
    if (times[i] == 0 || input.direct->spoilt(i)) continue;
    input.direct->read(i, ballot);
    groups[ballot.choices] += times[i];
  }
  return groups;
}

// How often the ballot at each position counts in the houses that decide.
std::vector<std::uint32_t> times_chosen_by(const TallyInput& input,
                                           std::span<const std::uint32_t> counted) {
  std::vector<bool> advisory(input.kind->rules.size());
  for (std::uint16_t h = 0; h < advisory.size(); ++h) {
    advisory[h] = detail::is_advisory(input, HouseIndex{h});
  }
  std::vector<std::uint32_t> times(counted.size());
  for (std::size_t i = 0; i < counted.size(); ++i) {
    if (counted[i] != kNoPosition && !advisory[input.roll[i].house.value]) ++times[counted[i]];
  }
  return times;
}

// First what was chosen, in that order, then the others, the more approvals first.
std::vector<OptionIndex> in_order(const std::vector<OptionIndex>& chosen,
                                  std::span<const OptionCount> sums) {
  auto order = chosen;
  for (std::uint16_t i = 0; i < sums.size(); ++i) {
    const OptionIndex option{i};
    if (std::find(chosen.begin(), chosen.end(), option) == chosen.end()) order.push_back(option);
  }
  std::stable_sort(order.begin() + static_cast<std::ptrdiff_t>(chosen.size()), order.end(),
                   [&](OptionIndex a, OptionIndex b) {
                     return sums[a.value].in_favour > sums[b.value].in_favour;
                   });
  return order;
}

}  // namespace

ProjectVote project_vote(const TallyInput& input, std::span<const std::uint32_t> counted) {
  const auto times = times_chosen_by(input, counted);
  std::vector<Groups> parts(times.size() / kPeopleInPiece + 1);
  in_ranges(or_in_turn(input.spread), times.size(), kPeopleInPiece,
            [&](std::size_t begin, std::size_t end) {
              parts[begin / kPeopleInPiece] = groups_of(input, times, begin, end);
            });
  auto& groups = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    for (const auto& [approved, voters] : parts[i]) groups[approved] += voters;
  }
  ProjectVote vote{input.purse, {input.costs.begin(), input.costs.end()}, {}};
  for (const auto& [approved, voters] : groups) vote.groups.push_back({approved, voters});
  return vote;
}

namespace detail {

// Projects (specs/rules.md sections 10.2, 10.5 and 10.6): chosen by the ballots of all houses
// that decide together. There is no threshold: a house agrees where anything is chosen.
TallyResult count_projects(const CountedBallots& ballots, std::vector<HouseResult> houses) {
  const auto vote = project_vote(ballots.input, ballots.counted);
  TallyResult result;
  if (ballots.input.method == Method::greedy) {
    result.chosen = choose_greedily(vote).chosen;
  } else {
    auto shares = choose_by_equal_shares(vote);
    result.chosen = std::move(shares.chosen);
    result.added = shares.added;
    result.spent_by_one_more = shares.spent_by_one_more;
  }
  for (auto& house : houses) {
    count_names(ballots, house);
    house.threshold_met = !result.chosen.empty();
  }
  result.houses = std::move(houses);
  result.order = in_order(result.chosen, sum_over_houses(result.houses));
  result.outcome = !quorum_everywhere(result.houses) ? Outcome::no_quorum
                   : result.chosen.empty()           ? Outcome::failed
                                                     : Outcome::passed;
  return result;
}

}  // namespace detail
}  // namespace yoriai::core
