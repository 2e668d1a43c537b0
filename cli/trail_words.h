// What became of every ballot that came in: in all, and of one person.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <vector>

#include "cli/language.h"
#include "cli/vote_trail.h"

namespace yoriai::cli {

// How many ballots are in the book, and how many a later one has replaced.
std::vector<Words> trail_lines(const TrailCounts& counts);
boost::json::object trail_json(const TrailCounts& counts);

// One person's ballots, in the order of the book.
std::vector<Words> traced_lines(const std::vector<TracedBallot>& traced,
                                const core::Proposal& proposal);
boost::json::array traced_json(const std::vector<TracedBallot>& traced,
                               const core::Proposal& proposal);

}  // namespace yoriai::cli
