#include "tests/support/naive_ranked.h"

#include <algorithm>

namespace yoriai::naive {
namespace {

bool is_above(const RankedBallot& ballot, int a, int b) {
  const int place_a = ballot.places[static_cast<std::size_t>(a)];
  const int place_b = ballot.places[static_cast<std::size_t>(b)];
  if (place_a == 0) return false;
  return place_b == 0 || place_a < place_b;
}

Number win(const Square& pairs, std::size_t a, std::size_t b) {
  return pairs[a][b] > pairs[b][a] ? pairs[a][b] : 0;
}

void walk(const Square& pairs, std::vector<bool>& visited, std::size_t at, std::size_t goal,
          Number weakest, Number& best) {
  if (at == goal) {
    best = std::max(best, weakest);
    return;
  }
  for (std::size_t next = 0; next < pairs.size(); ++next) {
    const Number strength = win(pairs, at, next);
    if (visited[next] || strength == 0) continue;
    visited[next] = true;
    walk(pairs, visited, next, goal, std::min(weakest, strength), best);
    visited[next] = false;
  }
}

}  // namespace

Square pairs_of(int options, const std::vector<RankedBallot>& ballots) {
  const auto size = static_cast<std::size_t>(options);
  Square pairs(size, std::vector<Number>(size));
  for (const RankedBallot& ballot : ballots) {
    for (int a = 0; a < options; ++a) {
      for (int b = 0; b < options; ++b) {
        if (is_above(ballot, a, b)) {
          pairs[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)] += ballot.times;
        }
      }
    }
  }
  return pairs;
}

Square strongest_paths(const Square& pairs) {
  constexpr Number kNoWinYet = 1LL << 60;
  Square strengths(pairs.size(), std::vector<Number>(pairs.size()));
  for (std::size_t from = 0; from < pairs.size(); ++from) {
    for (std::size_t to = 0; to < pairs.size(); ++to) {
      if (from == to) continue;
      std::vector<bool> visited(pairs.size());
      visited[from] = true;
      walk(pairs, visited, from, to, kNoWinYet, strengths[from][to]);
    }
  }
  return strengths;
}

bool beats(const Square& strengths, int a, int b) {
  const auto left = static_cast<std::size_t>(a);
  const auto right = static_cast<std::size_t>(b);
  return strengths[left][right] > strengths[right][left];
}

}  // namespace yoriai::naive
