#include "cli/recount/pb_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "cli/csv.h"
#include "cli/whole_number.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

// A city of ten million; sums of ballots stay far from 2^64.
constexpr std::size_t kMostBallots = 10'000'000;

using Columns = std::map<std::string, std::size_t, std::less<>>;

// A table of the file: its headings by name, and its rows.
struct Table {
  std::uint32_t line = 0;  // of the headings
  Columns columns;
  std::vector<const CsvRow*> rows;
};

bool is_title(const CsvRow& row, std::string_view title) {
  return row.fields.size() == 1 && trimmed(row.fields.front()) == title;
}

class Reader {
 public:
  Reader(const std::vector<CsvRow>& rows, std::string_view file) : rows_(rows), file_(file) {}

  FileResult<PbFile> read() {
    YORIAI_CHECK(take_meta());
    YORIAI_TRY(const Table projects, take_table("PROJECTS", "project_id", "cost"));
    for (const CsvRow* row : projects.rows) YORIAI_CHECK(take_project(*row, projects.columns));
    YORIAI_TRY(const Table votes, take_table("VOTES", "voter_id", "vote"));
    if (at_ < rows_.size()) {
      return wrong(rows_[at_].line, Text{"VOTES の後に、票でない行があります。",
                                         "a line that is no ballot follows VOTES"});
    }
    if (votes.rows.size() > kMostBallots) {
      return wrong(votes.line, Text{"票が多すぎます（一千万枚まで）。",
                                    "there are too many ballots (ten million at most)"});
    }
    std::vector<core::ApprovalGroup> ballots;
    ballots.reserve(votes.rows.size());
    for (const CsvRow* row : votes.rows) {
      YORIAI_TRY(core::ApprovalGroup ballot, read_ballot(*row, votes.columns));
      ballots.push_back(std::move(ballot));
    }
    out_.ballots = ballots.size();
    out_.vote.groups = core::group_ballots(std::move(ballots));
    YORIAI_CHECK(compare_with_said());
    return std::move(out_);
  }

 private:
  using Done = FileResult<bool>;

  [[nodiscard]] core::Unexpected<FileFault> wrong(std::uint32_t line, Words what) const {
    return core::Unexpected{FileFault{std::string(file_), line, 0, std::move(what)}};
  }

  // The title, the headings, and the rows up to the next title; all as long as the headings.
  FileResult<Table> take_table(std::string_view title, std::string_view first,
                               std::string_view second) {
    const auto line = at_ < rows_.size() ? rows_[at_].line : 0;
    if (at_ + 1 >= rows_.size() || !is_title(rows_[at_], title)) {
      return wrong(line, {fmt::format("ここには表「{}」とその見出しが必要です。", title),
                          fmt::format("the table {} with its headings belongs here", title)});
    }
    const CsvRow& heading = rows_[at_ + 1];
    Table table{heading.line, {}, {}};
    for (std::size_t i = 0; i < heading.fields.size(); ++i) {
      const bool is_new = table.columns.emplace(std::string(trimmed(heading.fields[i])), i).second;
      if (!is_new)
        return wrong(heading.line, Text{"見出しが重複しています。", "a heading is there twice"});
    }
    if (!table.columns.contains(first) || !table.columns.contains(second)) {
      return wrong(heading.line, {fmt::format("見出し「{}」と「{}」が必要です。", first, second),
                                  fmt::format("{} and {} are needed as headings", first, second)});
    }
    for (at_ += 2; at_ < rows_.size() && rows_[at_].fields.size() > 1; ++at_) {
      if (rows_[at_].fields.size() != heading.fields.size()) {
        return wrong(
            rows_[at_].line,
            {fmt::format(
                 "欄が{}つありますが、表「{}」の見出しは{}つです。次の表の題が、この前に抜けて"
                 "いませんか。",
                 rows_[at_].fields.size(), title, heading.fields.size()),
             fmt::format("this row has {} fields, the headings of {} have {}; is the title of the "
                         "next table missing before it?",
                         rows_[at_].fields.size(), title, heading.fields.size())});
      }
      table.rows.push_back(&rows_[at_]);
    }
    return table;
  }

  Done take_meta() {
    YORIAI_TRY(const Table meta, take_table("META", "key", "value"));
    for (const CsvRow* row : meta.rows) {
      const auto key = trimmed(row->fields[meta.columns.find("key")->second]);
      const auto value = trimmed(row->fields[meta.columns.find("value")->second]);
      YORIAI_CHECK(take_key(key, value, row->line));
    }
    if (!has_type_ || out_.vote.purse.value == 0) {
      return wrong(meta.line, Text{"META には vote_type と budget が必要です。",
                                   "META needs a vote_type and a budget"});
    }
    return true;
  }

  Done take_key(std::string_view key, std::string_view value, std::uint32_t line) {
    if (key == "description") out_.description = value;
    if (key == "currency") out_.currency = value;
    if (key == "rule") out_.rule = value;
    if (key == "vote_type") {
      if (value != "approval") {
        return wrong(line, {fmt::format("投票の形「{}」は数えられません。数えられるのは approval"
                                        "（賛成する案をいくつでも選ぶ）だけです。",
                                        value),
                            fmt::format("ballots of the type \"{}\" cannot be counted; only "
                                        "approval can (any number of projects)",
                                        value)});
      }
      has_type_ = true;
    }
    if (key == "budget") {
      const auto budget = amount_in(value);
      if (!budget) return wrong_amount(line);
      out_.vote.purse = *budget;
    }
    if (key == "num_projects") return take_number(value, line, said_projects_);
    if (key == "num_votes") return take_number(value, line, said_votes_);
    if (key == "min_project_score_threshold") return take_number(value, line, out_.threshold);
    return true;
  }

  Done take_number(std::string_view value, std::uint32_t line, std::optional<std::uint64_t>& out) {
    out = whole_number(value, kMostBallots);
    if (out) return true;
    return wrong(line, Text{"ここには数が必要です。", "a whole number belongs here"});
  }

  // Whole units alone; "500.00" is one of them.
  static std::optional<core::Amount> amount_in(std::string_view text) {
    const auto point = text.find('.');
    const auto zeros = point == std::string_view::npos ? "" : text.substr(point + 1);
    if (zeros.find_first_not_of('0') != std::string_view::npos) return std::nullopt;
    const auto amount = whole_number(text.substr(0, point), core::kMaxPurse);
    return amount && *amount > 0 ? std::optional(core::Amount{*amount}) : std::nullopt;
  }

  [[nodiscard]] core::Unexpected<FileFault> wrong_amount(std::uint32_t line) const {
    return wrong(line, Text{"金額は1以上の整数にしてください。",
                            "an amount is a whole number of units, 1 or more"});
  }

  static std::string_view field(const CsvRow& row, const Columns& columns, std::string_view name) {
    const auto at = columns.find(name);
    return at == columns.end() ? std::string_view{} : trimmed(row.fields[at->second]);
  }

  Done take_project(const CsvRow& row, const Columns& columns) {
    PbProject project;
    project.id = field(row, columns, "project_id");
    project.name = field(row, columns, "name");
    if (project.name.empty()) project.name = project.id;
    const auto position = static_cast<std::uint16_t>(out_.projects.size());
    const bool is_new = numbers_.emplace(project.id, position).second;
    if (project.id.empty() || !is_new || position == core::kMaxOptions) {
      return wrong(row.line, Text{"案の番号がないか、重複しているか、案が多すぎます（200まで）。",
                                  "a project has no id or that of another one, or there are more "
                                  "than 200"});
    }
    const auto cost = amount_in(field(row, columns, "cost"));
    if (!cost) return wrong_amount(row.line);
    project.published_votes = whole_number(field(row, columns, "votes"), kMostBallots);
    const auto selected = field(row, columns, "selected");
    if (selected == "0" || selected == "1") project.selected = selected == "1";
    out_.projects.push_back(std::move(project));
    out_.vote.costs.push_back(*cost);
    return true;
  }

  FileResult<core::ApprovalGroup> read_ballot(const CsvRow& row, const Columns& columns) {
    const auto voter = field(row, columns, "voter_id");
    if (voter.empty() || !voters_.emplace(voter).second) {
      return wrong(row.line, Text{"投票者の番号がないか、前にもあります。",
                                  "the voter's id is missing or was there before"});
    }
    core::ApprovalGroup ballot{{}, 1};
    for (auto rest = field(row, columns, "vote"); !rest.empty();) {
      const auto comma = std::min(rest.find(','), rest.size());
      const auto id = trimmed(rest.substr(0, comma));
      const auto project = numbers_.find(id);
      if (project == numbers_.end()) {
        return wrong(row.line, {fmt::format("「{}」という案はありません。", id),
                                fmt::format("there is no project \"{}\"", id)});
      }
      ballot.approved.emplace_back(project->second);
      rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    std::sort(ballot.approved.begin(), ballot.approved.end());
    const auto twice = std::unique(ballot.approved.begin(), ballot.approved.end());
    if (twice != ballot.approved.end()) ++out_.named_twice;
    ballot.approved.erase(twice, ballot.approved.end());
    return ballot;
  }

  Done compare_with_said() {
    const auto projects = out_.projects.size();
    if (said_projects_ && *said_projects_ != projects) {
      return wrong(
          0, {fmt::format("METAには案が{}とありますが、{}あります。", *said_projects_, projects),
              fmt::format("META says that there are {} projects; there are {}", *said_projects_,
                          projects)});
    }
    if (said_votes_ && *said_votes_ != out_.ballots) {
      const bool fewer = out_.ballots < *said_votes_;
      return wrong(
          0, {fmt::format("METAには票が{}枚とありますが、{}枚あります。{}", *said_votes_,
                          out_.ballots, fewer ? "途中で切れていませんか。" : ""),
              fmt::format("META says that there are {} ballots; there are {}.{}", *said_votes_,
                          out_.ballots, fewer ? " Is the file cut short?" : "")});
    }
    return true;
  }

  const std::vector<CsvRow>& rows_;
  std::string_view file_;
  std::size_t at_ = 0;
  bool has_type_ = false;
  std::optional<std::uint64_t> said_projects_;
  std::optional<std::uint64_t> said_votes_;
  std::map<std::string, std::uint16_t, std::less<>> numbers_;  // of projects, by their ids
  std::set<std::string, std::less<>> voters_;
  PbFile out_;
};

}  // namespace

bool is_pb_file(std::string_view name) { return name.ends_with(".pb"); }

FileResult<PbFile> parse_pb(std::string_view text, std::string_view file) {
  YORIAI_TRY(const auto rows, parse_tables(text, ';', file));
  return Reader(rows, file).read();
}

}  // namespace yoriai::cli
