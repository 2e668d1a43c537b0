// A story for a rehearsal, read and not played.
#include "cli/rehearsal/lexer.h"
#include "cli/rehearsal/parser.h"
#include "tests/fuzz/text_faults.h"

namespace yoriai::fuzz {
namespace {

void check_cut(const std::vector<cli::TokenLine>& lines, std::string_view text) {
  std::uint32_t last = 0;
  for (const auto& line : lines) {
    YORIAI_ASSERT(line.line > last && line.line <= lines_in(text));
    YORIAI_ASSERT(!line.tokens.empty() && !line.words.empty());
    for (const auto& token : line.tokens) {
      YORIAI_ASSERT(token.line >= line.line && token.line <= lines_in(text));
      YORIAI_ASSERT(token.column >= 1 && token.column <= line_at(text, token.line).size());
    }
    last = line.tokens.back().line;
  }
}

void check_script(const cli::Script& script, std::string_view text) {
  YORIAI_ASSERT(script.file == kFile && script.source == text);
  std::uint32_t last = 0;
  for (const auto& step : script.steps) {
    // Founders of lines next to each other, and batches, stay steps of their own.
    YORIAI_ASSERT(step.line >= last && step.line <= lines_in(text));
    last = step.line;
  }
}

}  // namespace
}  // namespace yoriai::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yoriai;
  const auto text = fuzz::text_of(data, size);
  const auto lines = cli::cut_scenario(text, fuzz::kFile);
  const auto script = cli::parse_scenario(text, fuzz::kFile);
  if (lines) {
    fuzz::check_cut(*lines, text);
  } else {
    fuzz::check_fault(lines.error(), text);
    YORIAI_ASSERT(!script);
  }
  if (script) {
    fuzz::check_script(*script, text);
  } else {
    fuzz::check_fault(script.error(), text);
  }
  return 0;
}
