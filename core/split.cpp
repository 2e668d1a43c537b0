#include <algorithm>
#include <numeric>

#include "core/detail/count_methods.h"
#include "core/detail/wide.h"

namespace yoriai::core {
namespace {

struct Share {
  std::uint64_t whole = 0;
  detail::Wide remainder = 0;  // of the total of the weights
};

// Positions by remainder, the largest first, equal ones in their own order.
std::vector<std::size_t> by_remainder(const std::vector<Share>& shares) {
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return shares[a].remainder > shares[b].remainder;
  });
  return order;
}

}  // namespace

// Largest remainder (specs/rules.md section 12). The units left over after rounding down are fewer
// than the shares with a remainder, so none goes to a weight of zero and none gets two.
std::vector<Amount> split_amount(Amount sum, std::span<const std::uint64_t> weights) {
  std::vector<Amount> amounts(weights.size());
  const auto total = std::accumulate(weights.begin(), weights.end(), detail::Wide{0});
  if (total == 0) return amounts;
  std::vector<Share> shares;
  auto left = sum.value;
  for (const auto weight : weights) {
    const auto product = detail::Wide{sum.value} * weight;
    shares.push_back({static_cast<std::uint64_t>(product / total), product % total});
    left -= shares.back().whole;
  }
  for (const auto i : by_remainder(shares)) {
    const std::uint64_t extra = left > 0 ? 1 : 0;
    left -= extra;
    amounts[i] = Amount{shares[i].whole + extra};
  }
  return amounts;
}

std::vector<Amount> payments(Amount purse, Spending spending, const TallyResult& result,
                             std::span<const Amount> costs) {
  std::vector<Amount> amounts;
  if (spending == Spending::none) return amounts;
  amounts.resize(result.order.size());
  if (result.outcome != Outcome::passed) return amounts;
  if (spending == Spending::winner_takes_it) {
    if (result.winner) amounts[result.winner->value] = purse;
    return amounts;
  }
  if (spending == Spending::chosen_projects) {
    for (const auto project : result.chosen) amounts[project.value] = costs[project.value];
    return amounts;
  }
  std::vector<std::uint64_t> weights;
  for (const auto& sum : sum_over_houses(result.houses)) {
    weights.push_back(static_cast<std::uint64_t>(std::max<std::int64_t>(sum.net(), 0)));
  }
  return split_amount(purse, weights);
}

Amount rest_of(Amount purse, std::span<const Amount> payments) {
  for (const auto amount : payments) purse.value -= amount.value;
  return purse;
}

}  // namespace yoriai::core
