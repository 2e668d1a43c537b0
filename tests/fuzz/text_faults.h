// What every fault of a text file that people write must be: a place inside the file, in words.
#pragma once

#include "cli/file_fault.h"
#include "tests/fuzz/target.h"

namespace yoriai::fuzz {

inline constexpr std::string_view kFile = "input";

inline std::string_view line_at(std::string_view text, std::uint32_t line) {
  for (; line > 1; --line) text.remove_prefix(text.find('\n') + 1);
  return text.substr(0, text.find('\n'));
}

inline void check_fault(const cli::FileFault& fault, std::string_view text) {
  YORIAI_ASSERT(fault.file == kFile);
  YORIAI_ASSERT(!fault.what.ja.empty() && !fault.what.en.empty());
  YORIAI_ASSERT(fault.line <= lines_in(text));
  if (fault.line == 0) {
    YORIAI_ASSERT(fault.column == 0);
    return;
  }
  // One more than the line is long: something is missing at its end.
  YORIAI_ASSERT(fault.column <= line_at(text, fault.line).size() + 1);
}

}  // namespace yoriai::fuzz
