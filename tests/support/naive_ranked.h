// Schulze's method a second time, by its definition: every path is walked.
#pragma once

#include <vector>

namespace yoriai::naive {

using Number = long long;

struct RankedBallot {
  std::vector<int> places;  // by option: 1 is best, 0 not named
  Number times = 1;
};
using Square = std::vector<std::vector<Number>>;

Square pairs_of(int options, const std::vector<RankedBallot>& ballots);
// The strength of the strongest path between any two, of all that visit nobody twice.
Square strongest_paths(const Square& pairs);
// By the strengths.
bool beats(const Square& strengths, int a, int b);

}  // namespace yoriai::naive
