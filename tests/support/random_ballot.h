// A ballot as anybody might cast it, by any method: often blank, and seldom the same twice.
#pragma once

#include "core/charter.h"
#include "core/event.h"
#include "tests/support/dice.h"

namespace yoriai::tests {

// `options` is not asked for where the question is yes or no.
core::Ballot random_ballot(Dice& dice, core::Method method, std::uint16_t options);

}  // namespace yoriai::tests
