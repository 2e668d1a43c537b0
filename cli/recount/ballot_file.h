// Ballots somebody else collected, and what they published of them.
//
// Ballots: a row per ballot in the order in which they came. The first column is headed "voter"
// (one id per person), every other column is an option and holds whole votes:
//   voter,v0,v1,v2
//   V001,3,0,-1
// Published figures: a row per option in the order of those columns; "amount" may be missing:
//   option,title,votes,amount
//   v0,Bench at the bus stop,327,30402
#pragma once

#include <vector>

#include "cli/file_fault.h"

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

struct PublishedFile {
  std::vector<std::string> titles;
  std::vector<std::int64_t> votes;
  std::vector<std::uint64_t> amounts;  // empty: none were published
};

FileResult<BallotFile> parse_ballots(std::string_view text, std::string_view file);
FileResult<PublishedFile> parse_published(std::string_view text, std::string_view file,
                                          const BallotFile& ballots);

}  // namespace yoriai::cli
