// `yoriai tally P --what-if RULE`: the same ballots by another rule, and what that would change.
#pragma once

#include <boost/json/object.hpp>

#include <vector>

#include "cli/failure.h"
#include "core/other_rule.h"
#include "core/result_document.h"

namespace yoriai::cli {

// "approval", "quorum at least 1/2 of roll", "threshold more than 2/3 of cast", "direct ballots",
// "no cap", "tie chair": a method, a condition of every house, no delegations, no limit to the
// voices that one person carries, another rule for ties.
Attempted<core::OtherRule> parse_other_rule(const std::string& text,
                                            const core::Proposal& proposal);

// What would be another by the other rule, from what to what.
struct Change {
  std::string_view key;  // for programs
  Words what;
  Words from;
  Words to;
};
struct Changes {
  std::vector<Change> decision;  // outcome, winner, projects, money
  std::vector<Change> figures;
};
Changes changes_between(const core::ResultDocument& document, const core::ResultDocument& other,
                        const core::Proposal& proposal);

// The document as it would be.
core::ResultDocument by_other_rule(const core::ResultDocument& document,
                                   const core::Proposal& proposal, const core::OtherRule& rule);

// What it would be, and what would change. `rule` is what was asked for.
struct WhatIf {
  const core::ResultDocument& document;
  const core::ResultDocument& other;
  const core::Proposal& proposal;
  const core::OtherRule& rule;
  const std::string& asked;
};
std::vector<Words> what_if_lines(const WhatIf& what_if);
boost::json::object what_if_json(const WhatIf& what_if);

}  // namespace yoriai::cli
