// What the count of a proposal is given, by its own rule; another rule changes what it changes.
#pragma once

#include "core/proposal.h"

namespace yoriai::core {

// All that is pointed to outlives the input: the proposal, the ballots, where voices go.
TallyInput input_of(const Proposal& proposal, const StandingBallots& direct,
                    std::span<const Handed> handed);

}  // namespace yoriai::core
