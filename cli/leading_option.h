// The option that would win if every condition held (specs/rules.md 10.2, "first").
#pragma once

#include <optional>

#include "core/tally.h"

namespace yoriai::cli {

// None of a yes-or-no vote, of projects, of a tie, and where nobody is for any.
std::optional<core::OptionIndex> leading_option(core::Method method,
                                                const core::TallyResult& result);

}  // namespace yoriai::cli
