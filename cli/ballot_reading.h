// A ballot as people give it on a command line, and the revision that it gets.
#pragma once

#include "cli/failure.h"
#include "core/state.h"

namespace yoriai::cli {

// yes, no, an option or several, OPTION=VOTES …, abstain, withdraw; in Japanese too.
Attempted<core::Ballot> read_ballot(const core::Proposal& proposal,
                                    const std::vector<std::string>& words);

// One generation of keys, in one channel of a voter's register.
struct SpeaksIn {
  core::MemberNumber voter;
  core::Channel channel = core::Channel::own;
  core::KeyGeneration generation;
};
// One more than the highest that it has used, so that the new ballot stands.
core::Revision next_revision(const core::Proposal& proposal, const SpeaksIn& where);

}  // namespace yoriai::cli
