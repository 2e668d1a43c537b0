// What tipped the scales where that is not plain from the figures: ties and how they were broken,
// the strongest paths between ranked options, who got what rounding left over (specs/rules.md 10.2,
// 10.4 and 12).
#pragma once

#include <boost/json/object.hpp>

#include <vector>

#include "cli/language.h"
#include "core/result_document.h"

namespace yoriai::cli {

// Two options next to each other in the order, with equal nets.
struct LevelPair {
  core::OptionIndex ahead;
  core::OptionIndex behind;
  bool by_supporters = false;  // else by their position in the draft
};
std::vector<LevelPair> level_pairs(const core::ResultDocument& document);

// A unit of the purse that rounding down left over, and who got it.
struct SpareUnit {
  core::OptionIndex option;
  std::uint64_t remainder = 0;
  std::uint64_t of = 0;  // the sum of the weights
};
std::vector<SpareUnit> spare_units(const core::ResultDocument& document);

// How one ranked option stands against another: the strength of the strongest path each way, and
// the options on the first of them.
struct PathPair {
  core::OptionIndex over;
  core::OptionIndex under;
  std::uint64_t strength = 0;
  std::uint64_t back = 0;
  std::vector<core::OptionIndex> path;  // empty: none
};
// The first of the order against all others, then every two neighbours.
std::vector<PathPair> path_pairs(const core::ResultDocument& document);

std::vector<Words> decision_lines(const core::ResultDocument& document,
                                  const core::Proposal& proposal);
boost::json::object decision_json(const core::ResultDocument& document);

}  // namespace yoriai::cli
