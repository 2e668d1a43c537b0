// What the rules ask of a charter as a whole (specs/rules.md section 2, "Well-formed") where its
// parts are each in order but do not agree: found here with the line, while core only says that
// something is wrong.
#pragma once

#include "cli/toml_reader.h"
#include "core/charter.h"

namespace yoriai::cli {

// `file` is the table of the whole file that `charter` was read from.
FileResult<bool> check_consistency(TomlReader file, const core::Charter& charter);

}  // namespace yoriai::cli
