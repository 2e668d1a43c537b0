#include <algorithm>

#include "core/detail/count_methods.h"

namespace yoriai::core {

std::vector<OptionCount> sum_over_houses(std::span<const HouseResult> houses) {
  std::vector<OptionCount> sums;
  for (const auto& house : houses) {
    sums.resize(house.options.size());
    if (house.advisory) continue;
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += house.options[i];
  }
  return sums;
}

std::vector<OptionIndex> leaders_of(const TallyResult& result) {
  std::vector<OptionIndex> leaders;
  if (result.outcome != Outcome::tied || result.order.empty()) return leaders;
  // Rankings say themselves how many share the first place.
  if (!result.tied.empty()) {
    leaders.assign(result.order.begin(), result.order.begin() + result.tied.front());
    return leaders;
  }
  const auto sums = sum_over_houses(result.houses);
  const auto most = sums[result.order.front().value].in_favour;
  for (const auto option : result.order) {
    if (sums[option.value].in_favour == most) leaders.push_back(option);
  }
  return leaders;
}

namespace detail {

bool quorum_everywhere(std::span<const HouseResult> houses) {
  return std::all_of(houses.begin(), houses.end(),
                     [](const auto& h) { return h.advisory || h.quorum_met; });
}

bool threshold_everywhere(std::span<const HouseResult> houses) {
  return std::all_of(houses.begin(), houses.end(),
                     [](const auto& h) { return h.advisory || h.threshold_met; });
}

void decide_for(TallyResult& result, const TallyInput& input, std::optional<OptionIndex> first,
                Outcome otherwise) {
  for (auto& house : result.houses) {
    if (!first) continue;
    // A net below zero in one house is worth no more than none.
    const auto net = std::max<std::int64_t>(house.options[first->value].net(), 0);
    house.threshold_met = threshold_holds(input, static_cast<std::uint64_t>(net), house);
  }
  if (!quorum_everywhere(result.houses)) {
    result.outcome = Outcome::no_quorum;
  } else if (!first) {
    result.outcome = otherwise;
  } else if (!threshold_everywhere(result.houses)) {
    result.outcome = Outcome::failed;
  } else {
    result.outcome = Outcome::passed;
    result.winner = first;
  }
}

}  // namespace detail
}  // namespace yoriai::core
