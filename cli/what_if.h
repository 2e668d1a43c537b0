// `yoriai tally P --what-if RULE`: the same ballots by another rule, and what that would change.
#pragma once

#include <boost/json/object.hpp>

#include <vector>

#include "cli/failure.h"
#include "core/other_rule.h"
#include "core/result_document.h"

namespace yoriai::cli {

// "approval", "quorum at least 1/2 of roll", "threshold more than 2/3 of cast", "direct ballots": a
// method, a condition of every house, or no delegations.
Attempted<core::OtherRule> parse_other_rule(const std::string& text,
                                            const core::Proposal& proposal);

// The document as it would be.
core::ResultDocument by_other_rule(const core::ResultDocument& document,
                                   const core::Proposal& proposal, const core::OtherRule& rule);

// What it would be, and whether what is decided would change. `rule` is what was asked for.
std::vector<Words> what_if_lines(const core::ResultDocument& document,
                                 const core::ResultDocument& other, const core::Proposal& proposal,
                                 const std::string& rule);
boost::json::object what_if_json(const core::ResultDocument& document,
                                 const core::ResultDocument& other, const core::Proposal& proposal,
                                 const std::string& rule);

}  // namespace yoriai::cli
