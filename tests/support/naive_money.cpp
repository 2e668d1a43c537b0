// Sharing a purse: whole units, largest remainder, equal remainders to the earlier option.
#include "tests/support/naive_tally.h"

namespace yoriai::naive {
namespace {

__extension__ using Wide = __int128;

}  // namespace

std::vector<Number> share(Number sum, const std::vector<Number>& weights) {
  std::vector<Number> out(weights.size(), 0);
  Wide total = 0;
  for (const Number weight : weights) total += weight;
  if (total == 0) return out;
  std::vector<Wide> rest(weights.size(), 0);
  Number left = sum;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Wide exact = static_cast<Wide>(sum) * weights[i];
    out[i] = static_cast<Number>(exact / total);
    rest[i] = exact % total;
    left -= out[i];
  }
  for (; left > 0; --left) {
    std::size_t most = 0;
    for (std::size_t i = 1; i < rest.size(); ++i) {
      if (rest[i] > rest[most]) most = i;
    }
    out[most] += 1;
    rest[most] = -1;
  }
  return out;
}

std::vector<Number> pay(const Vote& vote, const Count& count) {
  if (vote.spending == kNoMoney) return {};
  std::vector<Number> out(static_cast<std::size_t>(vote.options), 0);
  if (count.outcome != "passed") return out;
  if (vote.spending == kWinnerTakesIt) {
    out[static_cast<std::size_t>(count.winner)] = vote.purse;
    return out;
  }
  std::vector<Number> weights;
  for (std::size_t i = 0; i < out.size(); ++i) {
    Number net = 0;
    for (const HouseCount& house : count.houses) {
      if (house.advisory) continue;
      net += house.options[i].in_favour - house.options[i].against;
    }
    weights.push_back(net > 0 ? net : 0);
  }
  return share(vote.purse, weights);
}

}  // namespace yoriai::naive
