#include <algorithm>

#include "core/detail/count_methods.h"

namespace yoriai::core::detail {

void count_names(const CountedBallots& ballots, HouseResult& house) {
  house.options.resize(ballots.input.option_count);
  const auto times = times_counted(ballots, house.house);
  Ballot ballot;
  for (std::size_t i = 0; i < times.votes.size(); ++i) {
    if (times.votes[i] == 0) continue;
    ballots.input.direct->read(i, ballot);
    for (const auto choice : ballot.choices) {
      house.options[choice.value].in_favour += times.votes[i];
      house.options[choice.value].supporters += times.people(i);
    }
  }
}

// One of several, and approval of several (specs/rules.md section 10; voting rules 5, 22): one for
// every option a ballot names, added over the houses. Equal first places are a tie, nobody wins
// with none; the option's position only orders the list.
TallyResult count_choices(const CountedBallots& ballots, std::vector<HouseResult> houses) {
  for (auto& house : houses) {
    count_names(ballots, house);
    add_boxes(ballots, house);
  }
  const auto sums = sum_over_houses(houses);
  TallyResult result;
  result.houses = std::move(houses);
  for (std::uint16_t i = 0; i < sums.size(); ++i) result.order.emplace_back(i);
  std::stable_sort(result.order.begin(), result.order.end(), [&](OptionIndex a, OptionIndex b) {
    return sums[a.value].in_favour > sums[b.value].in_favour;
  });
  const auto votes = [&](std::size_t place) {
    return place < result.order.size() ? sums[result.order[place].value].in_favour : 0;
  };
  const bool supported = votes(0) > 0;
  const bool tied = supported && votes(0) == votes(1);
  const auto first = supported && !tied ? std::optional(result.order.front()) : std::nullopt;
  decide_for(result, ballots.input, first, tied ? Outcome::tied : Outcome::failed);
  return result;
}

}  // namespace yoriai::core::detail
