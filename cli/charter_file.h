// A community's charter as people write it (TOML; the form is described in
// specs/charters/README.md). Every key is known and every value is checked, so that a slip of the
// pen is not a rule.
#pragma once

#include "cli/file_fault.h"
#include "core/charter.h"

namespace yoriai::cli {

// `file` is for messages. A name given here stands in place of the file's own.
FileResult<core::Charter> parse_charter(std::string_view text, std::string_view file,
                                        std::string_view name = {});

// From one of the presets in the program, or else from a file at this path.
// A name that is neither may still be a rule within some preset, which is told.
FileResult<core::Charter> load_charter(const std::string& preset_or_path,
                                       std::string_view name = {});

// "more than 1/2 of cast", "at least 1/10 of roll", "more than 1/10 of cards", "none"; nothing for
// any other text.
std::optional<core::Condition> parse_condition(std::string_view text);
// As the file has it.
std::string write_condition(const core::Condition& condition);
// "at most 4 people", "at most 1/20 of roll", "none"; nothing for any other text.
std::optional<core::DelegationCap> parse_cap(std::string_view text);

}  // namespace yoriai::cli
