// Ballots and published figures that somebody else collected.
#include <algorithm>

#include "cli/csv.h"
#include "cli/recount/mark_file.h"
#include "cli/recount/published_file.h"
#include "cli/recount/ranked_published.h"
#include "tests/fuzz/text_faults.h"

namespace yoriai::fuzz {
namespace {

std::string quoted(const std::string& field) {
  std::string out = "\"";
  for (const char c : field) out.append(c == '"' ? 2 : 1, c);
  return out + '"';
}

std::string written(const std::vector<cli::CsvRow>& rows) {
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      if (i > 0) out += ',';
      out += quoted(row.fields[i]);
    }
    out += '\n';
  }
  return out;
}

void check_rows(const std::vector<cli::CsvRow>& rows, std::string_view text) {
  YORIAI_ASSERT(!rows.empty());
  std::uint32_t line = 0;
  for (const auto& row : rows) {
    YORIAI_ASSERT(row.line > line && row.line <= lines_in(text));
    YORIAI_ASSERT(row.fields.size() == rows.front().fields.size());
    line = row.line;
  }
}

void check_written_again(const std::vector<cli::CsvRow>& rows) {
  const auto again = cli::parse_csv(written(rows), kFile);
  YORIAI_ASSERT(again && again->size() == rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    YORIAI_ASSERT((*again)[i].fields == rows[i].fields);
  }
}

void check_published(std::string_view text, const std::vector<std::string>& options) {
  const auto table = cli::parse_published(text, kFile);
  if (!table) return check_fault(table.error(), text);
  const auto published = cli::fit_published(*table, kFile, options);
  if (!published) return check_fault(published.error(), text);
  YORIAI_ASSERT(published->titles.size() == options.size());
  YORIAI_ASSERT(published->votes.size() == options.size());
}

void check_published_ranking(std::string_view text, const std::vector<std::string>& options) {
  const auto published = cli::parse_published_ranking(text, kFile, options);
  if (!published) return check_fault(published.error(), text);
  YORIAI_ASSERT(!published->pairs.empty() || !published->winners.empty());
  for (const auto& pair : published->pairs) {
    YORIAI_ASSERT(pair.option < options.size() && pair.other < options.size());
    YORIAI_ASSERT(pair.option != pair.other);
  }
  for (const auto winner : published->winners) YORIAI_ASSERT(winner < options.size());
}

void check_marks(std::string_view text, core::Method method) {
  const auto ballots = cli::parse_marks(text, kFile, method, {});
  if (!ballots) return check_fault(ballots.error(), text);
  for (const auto& row : ballots->rows) {
    YORIAI_ASSERT(row.votes.size() == ballots->options.size());
    const auto named = std::ranges::count(row.votes, 1);
    YORIAI_ASSERT(named + std::ranges::count(row.votes, 0) == std::ssize(row.votes));
    YORIAI_ASSERT(named <= 1 || method == core::Method::approval);
  }
}

void check_ballots(std::string_view text) {
  const auto ballots = cli::parse_ballots(text, kFile);
  if (!ballots) return check_fault(ballots.error(), text);
  YORIAI_ASSERT(!ballots->options.empty());
  for (const auto& row : ballots->rows) {
    YORIAI_ASSERT(row.votes.size() == ballots->options.size());
    YORIAI_ASSERT(!row.voter.empty() && row.line <= lines_in(text));
  }
}

}  // namespace
}  // namespace yoriai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai;
  const auto text = fuzz::text_of(data, size);
  const auto rows = cli::parse_csv(text, fuzz::kFile);
  if (rows) {
    fuzz::check_rows(*rows, text);
    fuzz::check_written_again(*rows);
  } else {
    fuzz::check_fault(rows.error(), text);
  }
  fuzz::check_ballots(text);
  fuzz::check_published(text, {"v0", "v1", "v2"});
  fuzz::check_published_ranking(text, {"v0", "v1", "v2"});
  for (const auto method : {core::Method::yes_no, core::Method::one_of, core::Method::approval}) {
    fuzz::check_marks(text, method);
  }
  return 0;
}
