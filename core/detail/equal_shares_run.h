// One run of Equal Shares, for one amount that everybody begins with, and how far the same run goes
// on when that amount grows: add-1 takes steps of one unit, but most of them change nothing. Every
// amount in a run is a line over the units added to it; the run stays the same, decision by
// decision, as long as each of its comparisons comes out as before.
#pragma once

#include "core/detail/amount_line.h"
#include "core/equal_shares.h"

namespace yoriai::core::detail {

struct EqualSharesRun {
  struct Bought {
    OptionIndex project;
    std::uint64_t supporters = 0;
    std::uint64_t payers = 0;
    AmountLine price;  // over `denominator`
    WholeNumber denominator;
  };
  std::vector<Bought> bought;
  WholeNumber same_for;  // so many more units lead to the same decisions, prices apart
};

// Everybody begins with purse ÷ voters + added.
EqualSharesRun run_equal_shares(const SupportedVote& supported, const WholeNumber& added);

}  // namespace yoriai::core::detail
