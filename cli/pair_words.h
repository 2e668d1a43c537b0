// Options two by two, in words (specs/rules.md section 10.4).
#pragma once

#include <boost/json/array.hpp>

#include <span>
#include <vector>

#include "cli/language.h"
#include "core/ranked.h"

namespace yoriai::cli {

// A heading, and a line for each pair, the better one of the two first.
std::vector<Words> pair_lines(std::span<const std::string> names, const core::PairTable& pairs);
// A row for each option, of the ballots that put it above each option.
boost::json::array pairs_json(const core::PairTable& pairs);

}  // namespace yoriai::cli
