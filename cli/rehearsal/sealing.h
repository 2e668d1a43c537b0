// Ballots of a sealed vote, as devices and clerks enter them.
#pragma once

#include "cli/rehearsal/stage.h"
#include "core/sealed_ballot.h"

namespace yoriai::cli {

// As it is in a vote that is not sealed; else in boxes for its openers. Nothing is asked of what it
// says: whoever seals by hand may spoil it.
Understood<core::Ballot> as_entered(Stage& stage, const core::Proposal& proposal,
                                    const core::BallotPlace& place, const core::Ballot& ballot);
// The boxes that stand in this person's register, as anybody can copy them.
Understood<core::Ballot> copied_box(const Stage& stage, const core::Proposal& proposal,
                                    const std::string& of);

}  // namespace yoriai::cli
