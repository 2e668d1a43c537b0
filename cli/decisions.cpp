// Computed from the figures of the result document alone.
#include <algorithm>
#include <numeric>

#include "cli/decision_words.h"
#include "core/equal_shares.h"

namespace yoriai::cli {
namespace {

using core::OptionIndex;
using core::PairTable;
using core::ResultDocument;

bool wins(const PairTable& pairs, std::size_t over, std::size_t under, std::uint64_t strength) {
  return pairs.at(over, under) > pairs.at(under, over) && pairs.at(over, under) >= strength;
}

// The fewest wins, none weaker than this, that lead from one option to the other; they exist.
std::vector<OptionIndex> path_of(const PairTable& pairs, OptionIndex from, OptionIndex to,
                                 std::uint64_t strength) {
  constexpr std::uint16_t kNotReached = UINT16_MAX;
  std::vector<std::uint16_t> before(pairs.options(), kNotReached);
  before[from.value] = from.value;
  std::vector<std::uint16_t> waiting{from.value};
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    for (std::uint16_t under = 0; under < pairs.options(); ++under) {
      if (before[under] != kNotReached || !wins(pairs, waiting[next], under, strength)) continue;
      before[under] = waiting[next];
      waiting.push_back(under);
    }
  }
  std::vector<OptionIndex> path{to};
  while (path.back() != from) path.emplace_back(before[path.back().value]);
  std::ranges::reverse(path);
  return path;
}

PathPair pair_of(const PairTable& pairs, const PairTable& strengths, OptionIndex over,
                 OptionIndex under) {
  PathPair out{over,
               under,
               strengths.at(over.value, under.value),
               strengths.at(under.value, over.value),
               {}};
  if (out.strength > 0) out.path = path_of(pairs, over, under, out.strength);
  return out;
}

}  // namespace

std::vector<LevelPair> level_pairs(const ResultDocument& document) {
  std::vector<LevelPair> level;
  if (document.method != core::Method::quadratic) return level;
  const auto& result = document.result.decided.result;
  const auto sums = core::sum_over_houses(result.houses);
  for (std::size_t at = 1; at < result.order.size(); ++at) {
    const auto ahead = result.order[at - 1];
    const auto behind = result.order[at];
    const auto& a = sums[ahead.value];
    const auto& b = sums[behind.value];
    if (a.net() == b.net()) level.push_back({ahead, behind, a.supporters != b.supporters});
  }
  return level;
}

std::vector<SpareUnit> spare_units(const ResultDocument& document) {
  const auto& result = document.result.decided.result;
  const bool shared =
      document.spending == core::Spending::by_net_votes && result.outcome == core::Outcome::passed;
  std::vector<SpareUnit> units;
  if (!shared) return units;
  std::vector<std::uint64_t> weights;
  for (const auto& sum : core::sum_over_houses(result.houses)) {
    weights.push_back(static_cast<std::uint64_t>(std::max<std::int64_t>(sum.net(), 0)));
  }
  const auto total = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  for (std::uint16_t option = 0; option < weights.size(); ++option) {
    const core::ExactNumber product = core::ExactNumber(document.purse.value) * weights[option];
    const core::ExactNumber whole = total == 0 ? core::ExactNumber(0) : product / total;
    if (core::ExactNumber(document.result.payments[option].value) == whole) continue;
    const core::ExactNumber rest = product % total;
    units.push_back({OptionIndex{option}, static_cast<std::uint64_t>(rest), total});
  }
  // In the order in which they were handed out.
  std::ranges::stable_sort(units, std::greater<>(), &SpareUnit::remainder);
  return units;
}

std::vector<PathPair> path_pairs(const ResultDocument& document) {
  std::vector<PathPair> out;
  const auto& result = document.result.decided.result;
  if (!result.pairs) return out;
  const auto schulze = core::order_by_pairs(*result.pairs);
  const auto& order = result.order;
  for (std::size_t at = 1; at < order.size(); ++at) {
    out.push_back(pair_of(schulze.pairs, schulze.strengths, order.front(), order[at]));
  }
  for (std::size_t at = 2; at < order.size(); ++at) {
    out.push_back(pair_of(schulze.pairs, schulze.strengths, order[at - 1], order[at]));
  }
  return out;
}

}  // namespace yoriai::cli
