// A Pabulib file counted by Equal Shares and greedily, in words and as JSON, beside the selection
// that was published.
#pragma once

#include <boost/json/object.hpp>

#include <vector>

#include "cli/recount/pb_file.h"
#include "core/equal_shares.h"
#include "core/greedy.h"

namespace yoriai::cli {

struct PbRecount {
  explicit PbRecount(const PbFile& counted);

  const PbFile& file;
  core::EqualSharesResult equal_shares;
  core::GreedyResult greedy;
  std::vector<std::uint64_t> approvals;  // by project
  // Whether the file's rule gives the file's selection; absent where it names neither of the two
  // rules or no selection.
  std::optional<bool> as_published;
};

std::vector<Words> pb_lines(const PbRecount& count);
boost::json::object pb_json(const PbRecount& count);

}  // namespace yoriai::cli
