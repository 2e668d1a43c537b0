#include "cli/file_fault.h"

#include <fmt/format.h>

namespace yoriai::cli {

Words describe(const FileFault& fault) {
  std::string place = fault.file;
  if (fault.line > 0) place += fmt::format(":{}", fault.line);
  if (fault.line > 0 && fault.column > 0) place += fmt::format(":{}", fault.column);
  return {fmt::format("{}: {}", place, fault.what.ja), fmt::format("{}: {}", place, fault.what.en)};
}

}  // namespace yoriai::cli
