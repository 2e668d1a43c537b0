#include "cli/recount/ballot_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/recount/csv_number.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

core::Unexpected<FileFault> wrong(std::string_view file, std::uint32_t line, Words what) {
  return core::Unexpected{FileFault{std::string(file), line, 0, std::move(what)}};
}

// Where the options begin: after the voter, and after the ballot's own id, where there is one.
FileResult<std::size_t> first_option(const CsvRow& heading, std::string_view file) {
  const auto& fields = heading.fields;
  const bool exported = fields.front() == "voter_id";
  const std::size_t first = exported && fields.size() > 1 && fields[1] == "vote_id" ? 2 : 1;
  const auto options = fields.size() - first;
  if ((!exported && fields.front() != "voter") || options < 1 || options > core::kMaxOptions) {
    return wrong(file, heading.line,
                 Text{"見出しは「voter,v0,v1,…」か「voter_id,vote_id,candidate_0,…」のように"
                      "書いてください（選択肢は200まで）。",
                      "the headings read voter,v0,v1,... or voter_id,vote_id,candidate_0,... (200 "
                      "options at most)"});
  }
  for (auto at = fields.begin(); at != fields.end(); ++at) {
    if (at->empty() || std::find(fields.begin(), at, *at) != at) {
      return wrong(file, heading.line,
                   Text{"見出しに空のものか、同じものが二つあります。",
                        "a heading is empty, or there twice"});
    }
  }
  return first;
}

FileResult<BallotRow> read_ballot(const CsvRow& row, std::size_t first, std::string_view file) {
  BallotRow out{row.line, row.fields.front(), {}};
  if (out.voter.empty()) {
    return wrong(file, row.line, Text{"投票者の番号がありません。", "the voter's id is missing"});
  }
  for (std::size_t i = first; i < row.fields.size(); ++i) {
    const auto votes = csv_number<std::int32_t>(row.fields[i]);
    if (!votes) {
      return wrong(
          file, row.line,
          {fmt::format("票「{}」は整数ではありません（票がないなら0）。", row.fields[i]),
           fmt::format("the votes \"{}\" are not a whole number (0 for none)", row.fields[i])});
    }
    out.votes.push_back(*votes);
  }
  return out;
}

}  // namespace

FileResult<BallotFile> parse_ballots(std::string_view text, std::string_view file) {
  YORIAI_TRY(const auto rows, parse_csv(text, file));
  return ballots_in(rows, file);
}

FileResult<BallotFile> ballots_in(const std::vector<CsvRow>& rows, std::string_view file) {
  const auto& heading = rows.front();
  YORIAI_TRY(const std::size_t first, first_option(heading, file));
  BallotFile out;
  out.options.assign(heading.fields.begin() + static_cast<std::ptrdiff_t>(first),
                     heading.fields.end());
  for (std::size_t i = 1; i < rows.size(); ++i) {
    YORIAI_TRY(BallotRow ballot, read_ballot(rows[i], first, file));
    out.rows.push_back(std::move(ballot));
  }
  return out;
}

}  // namespace yoriai::cli
