#include "cli/recount/ballot_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/csv.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

core::Unexpected<FileFault> wrong(std::string_view file, std::uint32_t line, Words what) {
  return core::Unexpected{FileFault{std::string(file), line, 0, std::move(what)}};
}

template <class Int>
std::optional<Int> parse_int(std::string_view text) {
  Int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool all = error == std::errc{} && end == text.data() + text.size() && !text.empty();
  return all ? std::optional(value) : std::nullopt;
}

FileResult<BallotRow> read_ballot(const CsvRow& row, std::string_view file) {
  BallotRow out{row.line, row.fields.front(), {}};
  if (out.voter.empty()) {
    return wrong(file, row.line, Text{"投票者の番号がありません。", "the voter's id is missing"});
  }
  for (std::size_t i = 1; i < row.fields.size(); ++i) {
    const auto votes = parse_int<std::int32_t>(row.fields[i]);
    if (!votes) {
      return wrong(file, row.line,
                   {fmt::format("票「{}」は整数ではありません。", row.fields[i]),
                    fmt::format("the votes \"{}\" are not a whole number", row.fields[i])});
    }
    out.votes.push_back(*votes);
  }
  return out;
}

FileResult<bool> check_heading(const CsvRow& heading, std::string_view file) {
  const auto& fields = heading.fields;
  const auto options = fields.size() - 1;
  if (fields.front() != "voter" || options < 1 || options > core::kMaxOptions) {
    return wrong(file, heading.line,
                 Text{"見出しは「voter,v0,v1,…」のように書いてください（選択肢は200まで）。",
                      "the headings read voter,v0,v1,... (200 options at most)"});
  }
  for (auto at = fields.begin(); at != fields.end(); ++at) {
    if (at->empty() || std::find(fields.begin(), at, *at) != at) {
      return wrong(file, heading.line,
                   Text{"見出しに空のものか、同じものが二つあります。",
                        "a heading is empty, or there twice"});
    }
  }
  return true;
}

FileResult<bool> read_published(const CsvRow& row, const std::string& option, std::string_view file,
                                PublishedFile& out) {
  const auto votes = parse_int<std::int64_t>(row.fields[2]);
  if (row.fields[0] != option || row.fields[1].empty() || !votes) {
    return wrong(
        file, row.line,
        {fmt::format("「{}」の題名と票数（整数）が必要です。", option),
         fmt::format("the title and the votes (a whole number) of \"{}\" belong here", option)});
  }
  out.titles.push_back(row.fields[1]);
  out.votes.push_back(*votes);
  if (row.fields.size() < 4) return true;
  const auto amount = parse_int<std::uint64_t>(row.fields[3]);
  if (!amount || *amount > core::kMaxPurse) {
    return wrong(
        file, row.line,
        Text{"金額は0以上の整数にしてください。", "an amount is a whole number, 0 or more"});
  }
  out.amounts.push_back(*amount);
  return true;
}

}  // namespace

FileResult<BallotFile> parse_ballots(std::string_view text, std::string_view file) {
  YORIAI_TRY(const auto rows, parse_csv(text, file));
  YORIAI_CHECK(check_heading(rows.front(), file));
  BallotFile out;
  out.options.assign(rows.front().fields.begin() + 1, rows.front().fields.end());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    YORIAI_TRY(BallotRow ballot, read_ballot(rows[i], file));
    out.rows.push_back(std::move(ballot));
  }
  return out;
}

FileResult<PublishedFile> parse_published(std::string_view text, std::string_view file,
                                          const BallotFile& ballots) {
  YORIAI_TRY(const auto rows, parse_csv(text, file));
  const std::vector<std::string> known{"option", "title", "votes", "amount"};
  const auto& heading = rows.front().fields;
  const bool fits = (heading.size() == 3 || heading.size() == 4) &&
                    std::equal(heading.begin(), heading.end(), known.begin());
  if (!fits) {
    return wrong(file, rows.front().line,
                 Text{"見出しは「option,title,votes」か「option,title,votes,amount」です。",
                      "the headings are option,title,votes or option,title,votes,amount"});
  }
  if (rows.size() != ballots.options.size() + 1) {
    return wrong(
        file, 0,
        {fmt::format("選択肢は{}あります。一つずつ一行が必要です。", ballots.options.size()),
         fmt::format("there are {} options; each needs a row", ballots.options.size())});
  }
  PublishedFile out;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    YORIAI_CHECK(read_published(rows[i], ballots.options[i - 1], file, out));
  }
  return out;
}

}  // namespace yoriai::cli
