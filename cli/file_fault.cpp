#include "cli/file_fault.h"

#include <fmt/format.h>

namespace yoriai::cli {
namespace {

// Whatever the reasons come from, to people they are sentences.
std::string sentence(std::string text) {
  if (text.empty()) return text;
  if (std::string_view(".!?").find(text.back()) == std::string_view::npos) text += '.';
  return text;
}

}  // namespace

Words describe(const FileFault& fault) {
  std::string place = fault.file;
  if (fault.line > 0) place += fmt::format(":{}", fault.line);
  if (fault.line > 0 && fault.column > 0) place += fmt::format(":{}", fault.column);
  return {fmt::format("{}: {}", place, fault.what.ja),
          fmt::format("{}: {}", place, sentence(fault.what.en))};
}

}  // namespace yoriai::cli
