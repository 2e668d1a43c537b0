// The same ballots and delegations in another order. Each stays on its side of every other kind of
// entry (members, keys, openings, closings) and of every deadline, which is all that may matter.
#pragma once

#include "tests/support/dice.h"
#include "tests/support/village.h"

namespace yoriai::tests {

std::vector<Delivery> shuffled(const Village& village, Dice& dice);

}  // namespace yoriai::tests
