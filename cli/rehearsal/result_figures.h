// Figures of a result over all houses or one of them, as scenarios and recounts ask for them.
#pragma once

#include "cli/rehearsal/script.h"
#include "core/result_document.h"

namespace yoriai::cli {

// One figure per option, summed over these houses; the votes of a yes-or-no question: for, against.
// What is paid, late or returned is that of the whole. `in_cards`: in votes where a house counts
// cards.
std::vector<std::int64_t> row_of(const core::ResultDocument& document,
                                 std::span<const core::HouseResult> houses, FigureRow row);
std::uint64_t figure_of(const core::ResultDocument& document,
                        std::span<const core::HouseResult> houses, RollFigure figure,
                        bool in_cards = false);
// Over all houses.
std::vector<std::int64_t> row_of(const core::ResultDocument& document, FigureRow row);
std::uint64_t figure_of(const core::ResultDocument& document, RollFigure figure);

}  // namespace yoriai::cli
