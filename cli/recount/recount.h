// Counts ballots that somebody else collected by a charter of ours: real events, signed with
// throw-away keys, through a real book that is marked as a rehearsal.
#pragma once

#include "cli/failure.h"
#include "cli/recount/ballot_file.h"
#include "core/charter.h"
#include "core/result_document.h"
#include "ledger/book.h"

namespace yoriai::cli {

struct RecountTask {
  std::string source;  // the bytes of the ballots' file: keys and salts follow from them
  const BallotFile& ballots;
  std::vector<std::string> titles;  // one per option
  core::Amount purse;               // 0: none
  core::Credits credits;            // of points alone
  core::Method method = core::Method::quadratic;
};

struct RefusedBallot {
  const BallotRow* row;
  core::Refused why;
  core::Ballot ballot;
};

struct Recounted {
  core::ProposalNumber proposal;
  core::ResultDocument document;
  std::vector<RefusedBallot> refused;
};

// The charter by which ballots are counted when nobody names one: one house of everybody, without a
// quorum, and without a threshold but for yes or no, where more than half of those who took a side
// decide.
core::Charter plain_charter(core::Method method);

// What the charter's first kind of proposal that has the method makes of the ballots. The
// first voters hold the offices, because somebody must admit the others. Ballots that the rules
// refuse are listed; whatever else they refuse ends the count. The book is signed at the end.
Attempted<Recounted> recount(const RecountTask& task, const core::Charter& charter,
                             ledger::Book& book);

}  // namespace yoriai::cli
