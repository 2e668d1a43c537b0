// Why somebody has no ballot of their own in a vote: off the roll, or on it without a word that
// holds (specs/rules.md sections 5 and 8).
#pragma once

#include <optional>
#include <vector>

#include "cli/language.h"
#include "core/state.h"

namespace yoriai::cli {

// The row of a household whose ballot this member may cast, though it is not their own.
std::optional<core::MemberNumber> household_row(const core::State& state,
                                                const core::Proposal& proposal,
                                                core::MemberNumber member);
// Of a member who is not on the roll.
Words why_off_roll(const core::State& state, const core::Proposal& proposal,
                   core::MemberNumber member);
// What had been said about their voice, and holds no more or never did: a delegation that ended,
// was revoked, or that this vote does not take; an opting out; a death. Empty when nothing was
// said.
std::vector<Words> why_no_delegation(const core::State& state, const core::Proposal& proposal,
                                     core::MemberNumber member);

}  // namespace yoriai::cli
