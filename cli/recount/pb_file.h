// Approval ballots over projects with costs, in the files of Pabulib (pabulib.org/format, .pb), as
// far as a count needs them: tables separated by semicolons, each under its title.
//   META
//   key;value
//   budget;1100
//   vote_type;approval
//   PROJECTS
//   project_id;cost;name;selected
//   1;700;Bike path;1
//   VOTES
//   voter_id;vote
//   1;1,2
// specs/scenarios.md section 8 has the whole of what is read.
#pragma once

#include <optional>
#include <vector>

#include "cli/file_fault.h"
#include "core/projects.h"

namespace yoriai::cli {

struct PbProject {
  std::string id;
  std::string name;  // the id, where there is none
  std::optional<std::uint64_t> published_votes;
  std::optional<bool> selected;  // absent as well where the file says 2: for a reason of its own
};

struct PbFile {
  std::string description;
  std::string currency;
  std::string rule;                        // by which `selected` came about; empty: not said
  std::optional<std::uint64_t> threshold;  // fewest votes of a project; not applied here
  std::vector<PbProject> projects;
  core::ProjectVote vote;  // the costs in the order of `projects`
  std::uint64_t ballots = 0;
  std::uint64_t named_twice = 0;  // ballots that name a project more than once; it counts once
};

// By its ending.
bool is_pb_file(std::string_view name);

// Fails at the first line that does not fit, and when a number of projects or votes that the file
// gives is another one than it has.
FileResult<PbFile> parse_pb(std::string_view text, std::string_view file);

}  // namespace yoriai::cli
