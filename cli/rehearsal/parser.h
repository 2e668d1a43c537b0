// Reads a scenario (specs/scenarios.md). The first fault is named by line and column.
#pragma once

#include "cli/file_fault.h"
#include "cli/rehearsal/script.h"

namespace yoriai::cli {

FileResult<Script> parse_scenario(std::string_view text, std::string_view file);

}  // namespace yoriai::cli
