// Runs of Equal Shares for all amounts of a range at once, with bounds of 64 bits in the place of
// exact fractions: one such run costs a small part of an exact one, and mostly no comparison
// depends on what lies between the bounds.
#pragma once

#include <optional>
#include <vector>

#include "core/projects.h"

namespace yoriai::core::detail {

// Added to the endowment of purse ÷ voters: `least` to `most` units, less than 2^60 as the purse
// is.
struct AddedRange {
  std::uint64_t least = 0;
  std::uint64_t most = 0;
};

// What every run of the range buys, in order; nothing when the bounds cannot tell, or the runs
// differ.
std::optional<std::vector<OptionIndex>> bought_by_all(const SupportedVote& supported,
                                                      AddedRange added);

}  // namespace yoriai::core::detail
