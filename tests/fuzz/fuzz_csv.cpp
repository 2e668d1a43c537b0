// Ballots and published figures that somebody else collected.
#include "cli/csv.h"
#include "cli/recount/ballot_file.h"
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

void check_published(std::string_view text, const cli::BallotFile& ballots) {
  const auto published = cli::parse_published(text, kFile, ballots);
  if (!published) return check_fault(published.error(), text);
  YORIAI_ASSERT(published->titles.size() == ballots.options.size());
  YORIAI_ASSERT(published->votes.size() == ballots.options.size());
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
  fuzz::check_published(text, {{"v0", "v1", "v2"}, {}});
  return 0;
}
