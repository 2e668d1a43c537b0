#include "tests/bench/equal_shares_check.h"

#include <algorithm>

namespace yoriai::bench {
namespace {

struct Purse {
  std::uint32_t marks = 0;
  double voters = 0;
  double left = 0;
};

// The price at which the cost is paid, by going up through what supporters have; 0: they have too
// little.
double price_of(double cost, std::vector<Purse> supporters) {
  std::ranges::sort(supporters, {}, &Purse::left);
  double payers = 0;
  for (const auto& purse : supporters) payers += purse.voters;
  for (const auto& purse : supporters) {
    const double price = cost / payers;
    if (purse.left >= price) return price;
    cost -= purse.left * purse.voters;
    payers -= purse.voters;
  }
  return 0;
}

std::vector<Purse> supporters_of(std::size_t project, const std::vector<Purse>& purses) {
  std::vector<Purse> supporters;
  for (const auto& purse : purses) {
    if ((purse.marks >> project & 1U) != 0) supporters.push_back(purse);
  }
  return supporters;
}

}  // namespace

std::vector<core::OptionIndex> bought_with(double each, const std::vector<double>& costs,
                                           const std::map<std::uint32_t, std::uint64_t>& voters) {
  std::vector<Purse> purses;
  for (const auto& [marks, number] : voters) {
    purses.push_back({marks, static_cast<double>(number), each});
  }
  std::vector<core::OptionIndex> bought;
  for (;;) {
    double best_votes = 0;
    double best_price = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < costs.size(); ++i) {
      const core::OptionIndex project{static_cast<std::uint16_t>(i)};
      if (std::ranges::find(bought, project) != bought.end()) continue;
      const double price = price_of(costs[i], supporters_of(i, purses));
      if (price == 0 || costs[i] / price <= best_votes) continue;
      best = i;
      best_price = price;
      best_votes = costs[i] / price;
    }
    if (best_votes == 0) return bought;
    bought.emplace_back(static_cast<std::uint16_t>(best));
    for (auto& purse : purses) {
      if ((purse.marks >> best & 1U) != 0) purse.left -= std::min(purse.left, best_price);
    }
  }
}

}  // namespace yoriai::bench
