#include "cli/recount/published_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/recount/csv_number.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

core::Unexpected<FileFault> wrong(std::string_view file, std::uint32_t line, Words what) {
  return core::Unexpected{FileFault{std::string(file), line, 0, std::move(what)}};
}

constexpr std::size_t kNone = SIZE_MAX;

// Which column holds what.
struct Columns {
  std::size_t option = kNone;
  std::size_t title = kNone;
  std::size_t votes = kNone;
  std::size_t amount = kNone;  // may be missing
  std::string_view prefix;     // of an option's name in the ballots
};

std::size_t column(const CsvRow& heading, std::string_view name) {
  const auto at = std::find(heading.fields.begin(), heading.fields.end(), name);
  return at == heading.fields.end() ? kNone : static_cast<std::size_t>(at - heading.fields.begin());
}

FileResult<Columns> columns_of(const CsvRow& heading, std::string_view file) {
  const auto& fields = heading.fields;
  const std::array<std::string_view, 4> known{"option", "title", "votes", "amount"};
  const bool own = (fields.size() == 3 || fields.size() == 4) &&
                   std::equal(fields.begin(), fields.end(), known.begin());
  if (own) return Columns{0, 1, 2, fields.size() == 4 ? 3 : kNone, ""};
  const Columns exported{column(heading, "candidate_id"), column(heading, "title"),
                         column(heading, "total_votes"), column(heading, "budget_allocation"),
                         "candidate_"};
  if (exported.option != kNone && exported.title != kNone && exported.votes != kNone) {
    return exported;
  }
  return wrong(file, heading.line,
               Text{"見出しは「option,title,votes」（と amount）か、「candidate_id,title,"
                    "total_votes」（と budget_allocation）です。",
                    "the headings are option,title,votes (and amount), or candidate_id, title, "
                    "total_votes (and budget_allocation)"});
}

FileResult<PublishedRow> read_row(const CsvRow& row, const Columns& columns,
                                  std::string_view file) {
  PublishedRow out{row.line, {}, row.fields[columns.title], 0, 0};
  out.option = std::string(columns.prefix) + row.fields[columns.option];
  const auto votes = csv_number<std::int64_t>(row.fields[columns.votes]);
  if (row.fields[columns.option].empty() || out.title.empty() || !votes) {
    return wrong(file, row.line,
                 Text{"選択肢、題名、票数（整数）が必要です。",
                      "an option, its title and its votes (a whole number) belong here"});
  }
  out.votes = *votes;
  if (columns.amount == kNone) return out;
  const auto amount = csv_number<std::uint64_t>(row.fields[columns.amount]);
  if (!amount || *amount > core::kMaxPurse) {
    return wrong(
        file, row.line,
        Text{"金額は0以上の整数にしてください。", "an amount is a whole number, 0 or more"});
  }
  out.amount = *amount;
  return out;
}

}  // namespace

FileResult<PublishedTable> parse_published(std::string_view text, std::string_view file) {
  YORIAI_TRY(const auto rows, parse_csv(text, file));
  YORIAI_TRY(const Columns columns, columns_of(rows.front(), file));
  PublishedTable out{{}, columns.amount != kNone};
  for (std::size_t i = 1; i < rows.size(); ++i) {
    YORIAI_TRY(PublishedRow row, read_row(rows[i], columns, file));
    out.rows.push_back(std::move(row));
  }
  return out;
}

FileResult<PublishedFile> fit_published(const PublishedTable& table, std::string_view file,
                                        const std::vector<std::string>& options) {
  if (table.rows.size() != options.size()) {
    return wrong(file, 0,
                 {fmt::format("選択肢は{}あります。一つずつ一行が必要です。", options.size()),
                  fmt::format("there are {} options; each needs a row", options.size())});
  }
  PublishedFile out;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const auto& row = table.rows[i];
    if (row.option != options[i]) {
      return wrong(file, row.line,
                   {fmt::format("ここは「{}」の行です（票の列と同じ順に書いてください）。"
                                "「{}」ではありません。",
                                options[i], row.option),
                    fmt::format("the row of \"{}\" belongs here (in the order of the ballots' "
                                "columns), not that of \"{}\"",
                                options[i], row.option)});
    }
    out.titles.push_back(row.title);
    out.votes.push_back(row.votes);
    if (table.has_amounts) out.amounts.push_back(row.amount);
  }
  return out;
}

}  // namespace yoriai::cli
