// Ballots somebody else collected, a row for each in the order in which they came.
//
// The first column is headed "voter" (one id per person), every other column is an option and holds
// whole votes:
//   voter,v0,v1,v2
//   V001,3,0,-1
// Ballots exported with ids of their own are read too; those ids say nothing:
//   voter_id,vote_id,candidate_0,candidate_1,candidate_2
//   7433…,4fb5…,3,0,-1
// Ballots that name options (cli/recount/mark_file.h) become the same rows, with 1 for what is
// named.
#pragma once

#include <vector>

#include "cli/csv.h"

namespace yoriai::cli {

struct BallotRow {
  std::uint32_t line = 0;
  std::string voter;
  std::vector<std::int32_t> votes;  // one per option
};

struct BallotFile {
  std::vector<std::string> options;
  std::vector<BallotRow> rows;
};

FileResult<BallotFile> parse_ballots(std::string_view text, std::string_view file);

// The same of rows that were read already, of which the first is the headings.
FileResult<BallotFile> ballots_in(const std::vector<CsvRow>& rows, std::string_view file);

}  // namespace yoriai::cli
