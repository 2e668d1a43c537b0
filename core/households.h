// Houses with a vote for each household: whoever of it comes casts the ballot (specs/rules.md
// section 5).
#pragma once

#include "core/members.h"
#include "core/proposal.h"

namespace yoriai::core {

// Whether this member may cast the ballot of that row of the roll, which is not their own: they are
// active, of its household now, and not left off the roll.
bool speaks_for(const Proposal& proposal, const RollRow& row, const Member& member);

// The generation by which a ballot signed with a key ranks: that of the key; of a household none,
// so that its last word counts, whoever's key it is signed with.
KeyGeneration generation_for(const RollRow& row, KeyGeneration of_key);
// The key's, too, of whoever is not on the roll.
KeyGeneration generation_for(const Proposal& proposal, MemberNumber voter, KeyGeneration of_key);

// Whose ballot this member casts: their own, or that of their household. Of an open proposal.
MemberNumber voter_for(const Proposal& proposal, const Member& member);

}  // namespace yoriai::core
