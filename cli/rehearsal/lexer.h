// A scenario's text cut into steps and words (specs/scenarios.md section 1).
#pragma once

#include <vector>

#include "cli/file_fault.h"

namespace yoriai::cli {

struct Token {
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // from 1, in bytes
  bool quoted = false;
  std::string text;  // of a quoted one: what stands between the quotes, escapes resolved
};

// One step: its line, and the lines after it that begin with a space.
struct TokenLine {
  std::uint32_t line = 0;
  std::string words;  // as written, comments and the space around left out
  std::vector<Token> tokens;
};

FileResult<std::vector<TokenLine>> cut_scenario(std::string_view text, std::string_view file);

}  // namespace yoriai::cli
