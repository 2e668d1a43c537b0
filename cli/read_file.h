// Whole files that people give us.
#pragma once

#include <filesystem>

#include "cli/file_fault.h"

namespace yoriai::cli {

// The bytes of a file. A fault when there is none, or it cannot be read, or it is above `most`
// bytes.
FileResult<std::string> read_file(const std::filesystem::path& path,
                                  std::size_t most = 64 * 1024 * 1024);

}  // namespace yoriai::cli
