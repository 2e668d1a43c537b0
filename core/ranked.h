// Ranked ballots counted by Schulze's method with winning votes (Markus Schulze, "A new monotonic,
// clone-independent, reversal symmetric, and Condorcet-consistent single-winner election method",
// Social Choice and Welfare 36, 2011; specs/rules.md section 10.4). Pure functions of the rankings.
#pragma once

#include <span>
#include <vector>

#include "core/ids.h"

namespace yoriai::core {

// One way to rank the options, and how often it was cast. Options that share a place are tied;
// those that the ballot does not name share the last place.
struct Ranking {
  std::vector<std::uint16_t> places;  // by option: from 1, the best; 0: not named
  std::uint64_t times = 1;
};

// A number for each ordered pair of options.
class PairTable {
 public:
  explicit PairTable(std::uint16_t options)
      : options_(options), cells_(std::size_t{options} * options) {}
  [[nodiscard]] std::uint16_t options() const { return options_; }
  std::uint64_t& at(std::size_t over, std::size_t under) { return cells_[over * options_ + under]; }
  [[nodiscard]] std::uint64_t at(std::size_t over, std::size_t under) const {
    return cells_[over * options_ + under];
  }
  PairTable& operator+=(const PairTable& more);  // of as many options
  bool operator==(const PairTable&) const = default;

 private:
  std::uint16_t options_;
  std::vector<std::uint64_t> cells_;
};

// Counts one ranking, which has a place for each option, into the pairs.
void add_ranking(PairTable& pairs, const Ranking& ranking);
// How many ballots rank one option above the other.
PairTable count_pairs(std::uint16_t options, std::span<const Ranking> rankings);

struct SchulzeResult {
  PairTable pairs;      // as counted
  PairTable strengths;  // of the strongest path from one option to another; 0: none
  // All options, the best first; those of one group are tied. The first group has won, and is a tie
  // when it has more than one.
  std::vector<std::vector<OptionIndex>> order;
};
SchulzeResult order_by_pairs(PairTable pairs);
SchulzeResult count_schulze(std::uint16_t options, std::span<const Ranking> rankings);

}  // namespace yoriai::core
