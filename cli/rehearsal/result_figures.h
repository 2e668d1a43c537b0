// Figures of a result over all houses, as scenarios and recounts ask for them.
#pragma once

#include "cli/rehearsal/script.h"
#include "core/result_document.h"

namespace yoriai::cli {

// Each option's figures summed over the houses.
std::vector<core::OptionCount> option_counts(const core::TallyResult& result);

// One figure per option; the votes of a yes-or-no question: for, against.
std::vector<std::int64_t> row_of(const core::ResultDocument& document, FigureRow row);
std::uint64_t figure_of(const core::ResultDocument& document, RollFigure figure);

}  // namespace yoriai::cli
