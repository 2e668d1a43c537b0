// One run of Equal Shares in floating point, for checking what core found exactly: good as long as
// no two projects are so close that rounding decides.
#pragma once

#include <map>
#include <vector>

#include "core/ids.h"

namespace yoriai::bench {

// Everybody has `each`; voters by what they approve, bit i being project i.
std::vector<core::OptionIndex> bought_with(double each, const std::vector<double>& costs,
                                           const std::map<std::uint32_t, std::uint64_t>& voters);

}  // namespace yoriai::bench
