// The sheet of a house in words and for programs.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "cli/ballot_sheet.h"
#include "cli/explain.h"
#include "cli/option_words.h"

namespace yoriai::cli {
namespace {

Words row_line(const SheetRow& row, const core::Proposal& proposal) {
  auto words = figures_words(row.options, proposal);
  if (row.blank > 0) {
    words.ja += fmt::format("、棄権{}", row.blank);
    words.en += fmt::format(", abstained {}", row.blank);
  }
  if (row.spoilt > 0) {
    words.ja += fmt::format("、無効{}", row.spoilt);
    words.en += fmt::format(", spoilt {}", row.spoilt);
  }
  return {fmt::format("　　　{}　{}人：{}", row.name.ja, grouped(row.people), words.ja),
          fmt::format("      {}, {}: {}", row.name.en, grouped(row.people), words.en)};
}

boost::json::object row_json(const SheetRow& row) {
  boost::json::object out{{"came", row.key},
                          {"people", row.people},
                          {"blank", row.blank},
                          {"spoilt", row.spoilt},
                          {"options", options_json(row.options)}};
  if (!row.station.empty()) out["station"] = row.station;
  return out;
}

}  // namespace

std::vector<Words> sheet_lines(const HouseSheet& sheet, const core::ResultDocument& document,
                               const core::Proposal& proposal) {
  const auto& rows = sheet.rows;
  const bool all_own =
      rows.empty() || (rows.size() == 1 && rows.front().key == channel_name(core::Channel::own));
  if (all_own) return {};
  std::vector<Words> lines{
      document.method == core::Method::ranked
          ? Words{Text{"　　票の届き方と中身（一位の票）",
                       "    How the ballots came, and whom they "
                       "put first:"}}
          : Words{Text{"　　票の届き方と中身", "    How the ballots came, and what they say:"}}};
  for (const auto& row : rows) lines.push_back(row_line(row, proposal));
  const bool delegated = rows.back().key == "delegation";
  if (delegated) {
    lines.insert(lines.end() - 1, row_line(sheet.voted, proposal));
  }
  lines.push_back(row_line(sheet.together, proposal));
  return lines;
}

boost::json::array sheet_json(const HouseSheet& sheet) {
  boost::json::array out;
  for (const auto& row : sheet.rows) out.push_back(row_json(row));
  out.push_back(row_json(sheet.voted));
  out.push_back(row_json(sheet.together));
  return out;
}

}  // namespace yoriai::cli
