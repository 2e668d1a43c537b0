// The program's results in the naive count's words, so that the two can be compared figure by
// figure.
#pragma once

#include <optional>

#include "core/result_document.h"
#include "tests/support/naive_tally.h"

namespace yoriai::tests {

naive::Count plain(const core::TallyResult& result);
std::vector<naive::Carried> plain(const std::vector<core::Represented>& rows);
std::vector<naive::RollRow> plain(const core::Roll& roll);
std::vector<std::vector<int>> plain(const std::vector<core::SetAside>& rows);
naive::Ballot plain(const core::Ballot& ballot);
// And the other way.
core::Ballot core_ballot(const naive::Ballot& ballot);
core::DelegationCap core_cap(const naive::Cap& cap);
core::House core_house(const naive::House& house, const std::string& name);
core::Condition core_condition(const naive::Fraction& fraction);
// What decides in a vote with these rules for its houses; without a name, times and methods.
core::ProposalKind core_kind(const naive::Vote& vote, const std::vector<naive::HouseRule>& rules);

// Every figure of a closed proposal and its document against the naive answer: the first difference
// in words, or nothing.
std::optional<std::string> difference(const core::Proposal& proposal, core::ByteView document,
                                      const naive::VoteAnswer& answer);

// For messages.
std::string to_text(const naive::Count& count);
std::string to_text(const std::vector<naive::Carried>& rows);

}  // namespace yoriai::tests
