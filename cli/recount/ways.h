// Ways in which somebody may have added up a file of ballots, to find the one that gives the
// figures they published. Plain sums of the rows; no rule of ours is in here.
#pragma once

#include <optional>
#include <vector>

#include "cli/recount/ballot_file.h"

namespace yoriai::cli {

enum class WhichBallots : std::uint8_t { last_of_each, all, first_of_each };
enum class Negatives : std::uint8_t { kept, dropped, made_positive };

struct Way {
  WhichBallots ballots = WhichBallots::last_of_each;
  Negatives negatives = Negatives::kept;
  bool operator==(const Way&) const = default;
};

std::vector<std::int64_t> totals(const BallotFile& file, const Way& way);
// The first way that gives exactly these totals, the right one first; none when no way does.
std::optional<Way> way_to(const BallotFile& file, const std::vector<std::int64_t>& published);

// What there is in the file that a careless sum gets wrong.
struct Surplus {
  std::uint32_t voters = 0;   // who sent more than one ballot
  std::uint32_t ballots = 0;  // beyond one per voter
  bool identical = true;      // each voter's ballots are the same
};
Surplus surplus_of(const BallotFile& file);
std::uint32_t count_voters(const BallotFile& file);
// Votes below zero in the rows that this choice of ballots keeps.
std::uint32_t count_negatives(const BallotFile& file, WhichBallots ballots);

}  // namespace yoriai::cli
