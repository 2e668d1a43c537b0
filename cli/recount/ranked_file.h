// Ranked ballots in the files of PrefLib (preflib.org: .soc, .soi, .toc, .toi), as far as a count
// needs them:
//   # NUMBER ALTERNATIVES: 4
//   # NUMBER VOTERS: 475
//   # ALTERNATIVE NAME 1: Branden Robinson
//   60: 3,1,{2,4}
// A line is a ranking with the number of ballots that have it; braces hold options on one place.
// What is left out shares the last place. Other lines that begin with # are for people.
#pragma once

#include "cli/recount/ballot_file.h"
#include "core/ranked.h"

namespace yoriai::cli {

struct RankedFile {
  std::vector<std::string> options;  // their names, in the order of their numbers
  std::vector<core::Ranking> rankings;
  std::uint64_t ballots = 0;
};

// By its ending.
bool is_ranked_file(std::string_view name);

// Fails at the first line that does not fit, and when the file says another number of ballots or
// options than it has.
FileResult<RankedFile> parse_ranked(std::string_view text, std::string_view file);

// The same out of a file with a row for each ballot, whose numbers are places: 0 for an option that
// is not named. The last row of each voter counts.
FileResult<RankedFile> rankings_of(const BallotFile& ballots, std::string_view file);

}  // namespace yoriai::cli
