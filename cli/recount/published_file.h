// What somebody published of a vote, a row for each option. "amount" may be missing:
//   option,title,votes,amount
//   v0,Bench at the bus stop,327,30402
// or as a summary was exported; other columns than these say nothing here:
//   candidate_id,title,total_votes,budget_allocation
//   0,Bench at the bus stop,327,30402
#pragma once

#include "cli/recount/ballot_file.h"

namespace yoriai::cli {

struct PublishedRow {
  std::uint32_t line = 0;
  std::string option;  // as the ballots call it: "v0", "candidate_0"
  std::string title;
  std::int64_t votes = 0;
  std::uint64_t amount = 0;
};

struct PublishedTable {
  std::vector<PublishedRow> rows;
  bool has_amounts = false;
};

// Its own form alone; whether it fits the ballots is for fit_published to say.
FileResult<PublishedTable> parse_published(std::string_view text, std::string_view file);

// One of each per option of the ballots.
struct PublishedFile {
  std::vector<std::string> titles;
  std::vector<std::int64_t> votes;
  std::vector<std::uint64_t> amounts;  // empty: none were published
};

// A row for each option, in the order of the ballots' columns.
FileResult<PublishedFile> fit_published(const PublishedTable& table, std::string_view file,
                                        const std::vector<std::string>& options);

}  // namespace yoriai::cli
