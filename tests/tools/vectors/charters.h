// The charters of the vectors.
#pragma once

#include "core/charter.h"

namespace yoriai::vectors {

core::CharterRef freeze(const core::Charter& charter);

// One house. Kinds: 0 every method, with delegation; 1 amendments, one second; 2 every method,
// without delegation, abstentions outside the quorum.
core::CharterRef village_charter();
// The same after an amendment: there is a chair, who decides ties of kind 2, whose members can be
// recused; and delegations end by themselves.
core::CharterRef amended_village_charter();
core::CharterRef careful_village_charter();
// The same after another one: a vote for each card, five at most, a quorum of all cards.
core::CharterRef card_village_charter();
// The village again, with a vote for each household.
core::CharterRef household_village_charter();
// Three houses, of residents, of cards (three of a holder at most), and of patrons, who have one
// vote with whatever cards and are only heard.
core::CharterRef card_rankings_charter();
// Two houses with rules of their own.
core::CharterRef two_houses_charter();
// Two houses again: caps of 2 people and of a fifth of the roll, chains of three steps, and
// delegations that end by themselves.
core::CharterRef capped_charter();

}  // namespace yoriai::vectors
