#include <algorithm>

#include "core/detail/count_methods.h"

namespace yoriai::core {

std::uint64_t cost_of(const Ballot& ballot) {
  std::uint64_t cost = 0;
  for (const std::int64_t vote : ballot.votes) cost += static_cast<std::uint64_t>(vote * vote);
  return cost;
}

namespace detail {
namespace {

// Without a branch, because the signs of votes follow no pattern.
void add_vote(OptionCount& row, std::int64_t vote, std::uint32_t times) {
  const auto in_favour = std::max<std::int64_t>(vote, 0);
  row.in_favour += static_cast<std::uint64_t>(in_favour) * times;
  row.against += static_cast<std::uint64_t>(in_favour - vote) * times;
  row.supporters += static_cast<std::uint32_t>(vote > 0) * times;
}

using Rows = std::vector<OptionCount>;

Rows rows_of(const CountedBallots& ballots, std::span<const std::uint32_t> times, std::size_t begin,
             std::size_t end) {
  Rows rows(ballots.input.option_count);
  Ballot ballot;
  for (std::size_t i = begin; i < end; ++i) {
    if (times[i] == 0) continue;
    ballots.input.direct->read(i, ballot);
    const auto& votes = ballot.votes;
    for (std::size_t k = 0; k < votes.size(); ++k) add_vote(rows[k], votes[k], times[i]);
  }
  return rows;
}

void add_up(const CountedBallots& ballots, HouseResult& house) {
  house.options.resize(ballots.input.option_count);
  // Points are a person's own: no house here gives several votes.
  const auto times = times_counted(ballots, house.house).votes;
  std::vector<Rows> parts(times.size() / kPeopleInPiece + 1);
  for_everybody(ballots.input, [&](std::size_t begin, std::size_t end) {
    parts[begin / kPeopleInPiece] = rows_of(ballots, times, begin, end);
  });
  for (const auto& rows : parts) {
    for (std::size_t k = 0; k < rows.size(); ++k) house.options[k] += rows[k];
  }
}

}  // namespace

// Points (specs/rules.md section 10; voting rules 2a and 5, 24): a ballot's integers, which cost
// their squares, are added per option; no root is ever taken. The order is net votes, then
// supporters, then the option's position, so there is no tie; winning needs a net above zero.
TallyResult count_quadratic(const CountedBallots& ballots, std::vector<HouseResult> houses) {
  for (auto& house : houses) {
    add_up(ballots, house);
    add_boxes(ballots, house);
  }
  const auto sums = sum_over_houses(houses);
  TallyResult result;
  result.houses = std::move(houses);
  for (std::uint16_t i = 0; i < sums.size(); ++i) result.order.emplace_back(i);
  std::stable_sort(result.order.begin(), result.order.end(), [&](OptionIndex a, OptionIndex b) {
    const auto& x = sums[a.value];
    const auto& y = sums[b.value];
    return x.net() != y.net() ? x.net() > y.net() : x.supporters > y.supporters;
  });
  const bool positive = !sums.empty() && sums[result.order.front().value].net() > 0;
  const auto first = positive ? std::optional(result.order.front()) : std::nullopt;
  decide_for(result, ballots.input, first, Outcome::failed);
  return result;
}

}  // namespace detail
}  // namespace yoriai::core
