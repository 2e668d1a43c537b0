// What somebody published of a vote by ranking: a row for each two options that were compared, and
// a row with an option alone for whoever won (several are tied).
//   option,other,votes,other_votes
//   Bdale Garbee,,,
//   Bdale Garbee,Branden Robinson,291,180
#pragma once

#include <boost/json/object.hpp>

#include "cli/recount/ranked_file.h"

namespace yoriai::cli {

struct PublishedPair {
  std::size_t option = 0;
  std::size_t other = 0;
  std::uint64_t votes = 0;        // ballots that put `option` above `other`
  std::uint64_t other_votes = 0;  // and the other way round
};

struct PublishedRanking {
  std::vector<PublishedPair> pairs;
  std::vector<std::size_t> winners;  // none: not published
};

// Fails at the first row that does not fit: an option that the ballots do not have, two options
// that were there before.
FileResult<PublishedRanking> parse_published_ranking(std::string_view text, std::string_view file,
                                                     const std::vector<std::string>& options);

// Where the count and what was published part.
struct RankedDifferences {
  std::vector<PublishedPair> pairs;
  bool winners = false;
  [[nodiscard]] bool none() const { return pairs.empty() && !winners; }
};
RankedDifferences compare_rankings(const PublishedRanking& published,
                                   const core::SchulzeResult& result);

std::vector<Words> ranked_differences_lines(const RankedFile& file,
                                            const PublishedRanking& published,
                                            const core::SchulzeResult& result);
// Into what ranked_json() gives.
void add_published(boost::json::object& out, const PublishedRanking& published,
                   const core::SchulzeResult& result);

}  // namespace yoriai::cli
