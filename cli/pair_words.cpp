#include "cli/pair_words.h"

#include <fmt/format.h>

#include <boost/json.hpp>

namespace yoriai::cli {

std::vector<Words> pair_lines(std::span<const std::string> names, const core::PairTable& pairs) {
  std::vector<Words> lines{Text{"一対一で：", "Two by two:"}};
  for (std::size_t a = 0; a < pairs.options(); ++a) {
    for (std::size_t b = a + 1; b < pairs.options(); ++b) {
      const bool turned = pairs.at(b, a) > pairs.at(a, b);
      const auto over = turned ? b : a;
      const auto under = turned ? a : b;
      lines.push_back({fmt::format("　{} {}―{} {}", names[over], pairs.at(over, under),
                                   pairs.at(under, over), names[under]),
                       fmt::format("  {} {} : {} {}", names[over], pairs.at(over, under),
                                   pairs.at(under, over), names[under])});
    }
  }
  return lines;
}

boost::json::array pairs_json(const core::PairTable& pairs) {
  boost::json::array rows;
  for (std::size_t over = 0; over < pairs.options(); ++over) {
    boost::json::array row;
    for (std::size_t under = 0; under < pairs.options(); ++under) {
      row.push_back(pairs.at(over, under));
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace yoriai::cli
