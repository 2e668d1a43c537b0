// A ballot as it goes into the book: of a sealed vote in boxes.
#pragma once

#include "cli/failure.h"
#include "core/proposal.h"
#include "core/sealed_ballot.h"

namespace yoriai::cli {

// As it is where the vote is not sealed. Else in boxes, once it is known to fit: what is wrong with
// it would come out when nothing can be changed any more.
Attempted<core::Ballot> sealed_if_needed(const core::Proposal& proposal,
                                         const core::BallotPlace& place,
                                         const core::Ballot& ballot);

}  // namespace yoriai::cli
