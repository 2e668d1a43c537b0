// Files that people asked for.
#pragma once

#include <filesystem>
#include <string_view>

#include "cli/file_fault.h"

namespace yoriai::cli {

// Whole under its name, or not at all; gives the path back. One that is there is replaced when
// `replace`, and is a fault else.
FileResult<std::filesystem::path> write_file(const std::filesystem::path& path,
                                             std::string_view bytes, bool replace = false);
// One that is there is replaced; throws EnvironmentError.
void write_file_or_throw(const std::filesystem::path& path, std::string_view bytes);

}  // namespace yoriai::cli
