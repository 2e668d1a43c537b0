// What was published beside what the rule gives, option by option.
#pragma once

#include <boost/json/object.hpp>

#include "cli/recount/published_file.h"
#include "cli/recount/recount.h"
#include "cli/recount/ways.h"

namespace yoriai::cli {

struct Place {
  std::uint32_t place = 0;  // from 1; equal votes share one
  bool shared = false;
  bool operator==(const Place&) const = default;
};
std::vector<Place> places_of(const std::vector<std::int64_t>& votes);

struct OptionComparison {
  std::string title;
  std::int64_t votes = 0;  // by the rule: net of points, else how many ballots name it
  std::uint32_t supporters = 0;
  std::uint64_t amount = 0;
  Place place;
  // Only where something was published.
  std::int64_t published_votes = 0;
  std::optional<std::uint64_t> published_amount;
  Place published_place;
  // What the published way of counting adds to the rule's figure.
  std::int64_t by_ballots = 0;    // by its choice of ballots
  std::int64_t by_negatives = 0;  // by what it does to votes below zero
};

struct Comparison {
  bool published = false;
  bool same_votes = false;
  bool same = false;       // and the amounts, where some were published
  std::optional<Way> way;  // which gives the published votes exactly
  std::string currency;
  std::vector<OptionComparison> options;
  std::vector<std::size_t> order;  // positions in `options`, first to last by the rule
};

// `published` may be null.
Comparison compare(const RecountTask& task, const core::Charter& charter, const Recounted& counted,
                   const PublishedFile* published);

// Every finding in words, in the order in which it is asked: how many ballots of how many, what was
// surplus, what was below zero, what the rule gives, and how the published figures came about.
std::vector<Words> recount_lines(const RecountTask& task, const Recounted& counted,
                                 const Comparison& comparison);
boost::json::object recount_json(const RecountTask& task, const Recounted& counted,
                                 const Comparison& comparison);

}  // namespace yoriai::cli
