// What the ballots of a sealed vote say, read with the secrets of all its openers (specs/rules.md
// section 15.2).
#pragma once

#include "core/proposal.h"

namespace yoriai::core {

// One secret for each opener, in their order. Of a box that says nothing valid: a spoilt ballot.
OpenedBallots open_boxes(const Proposal& proposal, std::span<const SealSecret> secrets,
                         const Spread& spread);

}  // namespace yoriai::core
