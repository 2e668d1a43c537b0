// A charter in plain words.
#pragma once

#include "cli/app.h"
#include "core/state.h"

namespace yoriai::cli {

// The one in force.
VerbResult show_charter(Context& context, const core::State& state);
// Any other; `charter_hash` is what the book would name it by.
VerbResult say_charter(Context& context, const core::Charter& charter,
                       const core::Digest& charter_hash);
// What has become of an amendment that passed; none of other proposals.
std::optional<Words> amendment_words(const core::State& state, const core::Proposal& proposal);
std::vector<Words> charter_lines(const core::Charter& charter);

}  // namespace yoriai::cli
