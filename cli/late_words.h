// What came after the deadline, and what the vote would have been without it (specs/rules.md
// section 7).
#pragma once

#include <boost/json/object.hpp>

#include <vector>

#include "cli/language.h"
#include "core/result_document.h"

namespace yoriai::cli {

// Voters with ballots that came after the deadline, ascending.
struct LateVoters {
  std::vector<core::MemberNumber> by_receipts;    // whose standing ballot counts by its receipts
  std::vector<core::MemberNumber> without;        // of `uncounted`: nothing else of theirs counts
  std::vector<core::MemberNumber> earlier_holds;  // of `uncounted`: an earlier ballot counts
};
LateVoters late_voters(const core::ResultDocument& document, const core::Proposal& proposal);

// Who came late and counts, or does not and why; outcome and figures by the book alone.
std::vector<Words> late_lines(const core::ResultDocument& document, const core::Proposal& proposal);
boost::json::object late_json(const core::ResultDocument& document, const core::Proposal& proposal);

}  // namespace yoriai::cli
