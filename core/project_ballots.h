// The ballots of a vote on projects, grouped for the methods that choose.
#pragma once

#include "core/projects.h"
#include "core/tally.h"

namespace yoriai::core {

// `counted`: by roll position, where the ballot stands that counts for this person; kNoPosition:
// none. Blank ballots have their share, too; those of advisory houses and spoilt ones have none.
ProjectVote project_vote(const TallyInput& input, std::span<const std::uint32_t> counted);

}  // namespace yoriai::core
