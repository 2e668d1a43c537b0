// Whole histories of small communities, made from a seed: delegations in all scopes with cycles,
// opt-outs and expiry, ballots voted again with revisions out of order, keys replaced, members
// coming and going around the deadlines, late ballots with receipts, and attempts that must be
// refused.
#pragma once

#include <cstdint>
#include <functional>

#include "tests/support/plain_history.h"

namespace yoriai::tests {

naive::History make_history(std::uint64_t seed);

// A smaller history for which `fails` still holds, found by leaving out steps one at a time.
naive::History shrink(naive::History history,
                      const std::function<bool(const naive::History&)>& fails);

}  // namespace yoriai::tests
