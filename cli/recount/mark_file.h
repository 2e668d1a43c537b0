// Ballots that name options: for or against, one of several, approval of several. A row for each
// in the order in which they came, 1 for what it names and 0 for what it does not:
//   voter,Bench,Lamps,Road
//   V001,1,0,1
// One of several has at most one 1 in a row; for or against has the headings voter,yes,no. A row
// without a 1 is blank. The one that is named may stand there by its name instead, or nothing:
//   voter,choice
//   V001,Lamps
#pragma once

#include "cli/recount/ballot_file.h"
#include "core/event.h"

namespace yoriai::cli {

// yes_no, one_of, approval.
bool names_options(core::Method method);

// `listed`: the options of what was published, in its order, for ballots that name one of them;
// empty: the options are those that a ballot names, in the order in which they first come.
FileResult<BallotFile> parse_marks(std::string_view text, std::string_view file,
                                   core::Method method, const std::vector<std::string>& listed);

}  // namespace yoriai::cli
