// A count by Schulze's method in words, and for programs.
#pragma once

#include <boost/json/object.hpp>

#include <vector>

#include "cli/recount/ranked_file.h"

namespace yoriai::cli {

std::vector<Words> ranked_lines(const RankedFile& file, const core::SchulzeResult& result);
boost::json::object ranked_json(const RankedFile& file, const core::SchulzeResult& result);

}  // namespace yoriai::cli
