// A charter in plain words.
#pragma once

#include "cli/app.h"
#include "core/state.h"

namespace yoriai::cli {

VerbResult show_charter(Context& context, const core::State& state);
std::vector<Words> charter_lines(const core::Charter& charter);

}  // namespace yoriai::cli
