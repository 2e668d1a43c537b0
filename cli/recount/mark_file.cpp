#include "cli/recount/mark_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "core/limits.h"

namespace yoriai::cli {
namespace {

using Names = std::vector<std::string>;

core::Unexpected<FileFault> wrong(std::string_view file, std::uint32_t line, Words what) {
  return core::Unexpected{FileFault{std::string(file), line, 0, std::move(what)}};
}

// "yes" and what else people write for it; as it is where it is no such word.
std::string answer_in(const std::string& word) {
  if (word == "for" || word == "賛成") return "yes";
  if (word == "against" || word == "反対") return "no";
  if (word == "abstain" || word == "blank" || word == "棄権") return "";
  return word;
}

FileResult<bool> check_marks(const BallotRow& row, core::Method method, std::string_view file) {
  const auto is_mark = [](std::int32_t votes) { return votes == 0 || votes == 1; };
  if (!std::all_of(row.votes.begin(), row.votes.end(), is_mark)) {
    return wrong(
        file, row.line,
        Text{"印は1（選んだ）か0（選んでいない）です。", "a mark is 1 (named) or 0 (not named)"});
  }
  const bool several = std::accumulate(row.votes.begin(), row.votes.end(), 0) > 1;
  if (several && method != core::Method::approval) {
    return wrong(file, row.line,
                 Text{"一つの票で選べるのは一つだけです。印（1）が二つ以上あります。",
                      "a ballot names one option; there is more than one 1"});
  }
  return true;
}

FileResult<BallotFile> in_columns(const std::vector<CsvRow>& rows, std::string_view file,
                                  core::Method method) {
  YORIAI_TRY(BallotFile out, ballots_in(rows, file));
  if (method == core::Method::yes_no) {
    for (auto& option : out.options) option = answer_in(option);
    if (out.options != Names{"yes", "no"}) {
      return wrong(file, rows.front().line,
                   Text{"賛否の票の見出しは「voter,yes,no」か「voter,choice」です。",
                        "ballots for or against have the headings voter,yes,no or voter,choice"});
    }
  }
  for (const auto& row : out.rows) YORIAI_CHECK(check_marks(row, method, file));
  return out;
}

// Where the option stands that the row names; `options` grows when they are not given.
FileResult<std::size_t> named(const CsvRow& row, const std::string& name, bool given,
                              Names& options, std::string_view file) {
  const auto at = std::find(options.begin(), options.end(), name);
  const auto position = static_cast<std::size_t>(at - options.begin());
  if (at != options.end()) return position;
  if (given || options.size() == core::kMaxOptions) {
    return wrong(file, row.line,
                 {fmt::format("「{}」という選択肢はありません（200まで）。", name),
                  fmt::format("there is no option \"{}\" (200 at most)", name)});
  }
  options.push_back(name);
  return position;
}

FileResult<BallotFile> by_name(const std::vector<CsvRow>& rows, std::string_view file,
                               core::Method method, const Names& listed) {
  const bool yes_no = method == core::Method::yes_no;
  BallotFile out{yes_no ? Names{"yes", "no"} : listed, {}};
  const bool given = !out.options.empty();
  std::vector<std::size_t> choices;  // one past the option of each row; 0: blank
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const auto& voter = rows[i].fields[0];
    const auto name = yes_no ? answer_in(rows[i].fields[1]) : rows[i].fields[1];
    if (voter.empty()) {
      return wrong(file, rows[i].line,
                   Text{"投票者の番号がありません。", "the voter's id is missing"});
    }
    choices.push_back(0);
    if (!name.empty()) {
      YORIAI_TRY(const auto option, named(rows[i], name, given, out.options, file));
      choices.back() = option + 1;
    }
    out.rows.push_back({rows[i].line, voter, {}});
  }
  if (out.options.empty()) {
    return wrong(file, 0, Text{"どの票も、何も選んでいません。", "no ballot names any option"});
  }
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    out.rows[i].votes.resize(out.options.size());
    if (choices[i] > 0) out.rows[i].votes[choices[i] - 1] = 1;
  }
  return out;
}

}  // namespace

bool names_options(core::Method method) {
  return method == core::Method::yes_no || method == core::Method::one_of ||
         method == core::Method::approval;
}

FileResult<BallotFile> parse_marks(std::string_view text, std::string_view file,
                                   core::Method method, const Names& listed) {
  YORIAI_TRY(const auto rows, parse_csv(text, file));
  const bool one = method != core::Method::approval;
  if (one && rows.front().fields == Names{"voter", "choice"}) {
    return by_name(rows, file, method, listed);
  }
  return in_columns(rows, file, method);
}

}  // namespace yoriai::cli
