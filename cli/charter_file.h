// A community's charter as people write it (TOML; the form is described in specs/charters/README.md).
// Every key is known and every value is checked, so that a slip of the pen is not a rule.
#pragma once

#include "cli/file_fault.h"
#include "core/charter.h"

namespace yoriai::cli {

// `file` is for messages. A name given here stands in place of the file's own.
FileResult<core::Charter> parse_charter(std::string_view text, std::string_view file,
                                        std::string_view name = {});

// From one of the presets in the program, or else from a file at this path.
FileResult<core::Charter> load_charter(const std::string& preset_or_path,
                                       std::string_view name = {});

// "more than 1/2 of cast", as the file has it; "none" where there is no condition.
std::string write_condition(const core::Condition& condition);

}  // namespace yoriai::cli
