// What an option, a house and all houses together have, in a line each.
#pragma once

#include <span>

#include "cli/language.h"
#include "core/result_document.h"

namespace yoriai::cli {

// All houses that decide, as if they were one. Where a house counts cards, votes are added to
// votes.
core::HouseResult total_of(std::span<const core::HouseResult> houses);

// An option with its figures, and with its money where there is any.
Words option_line(const core::ResultDocument& document, const core::Proposal& proposal,
                  core::OptionIndex option, const core::OptionCount& count);
// The same of one house, below the house's own line: no money comes from a house alone.
Words house_option_line(const core::ResultDocument& document, const core::Proposal& proposal,
                        core::OptionIndex option, const core::OptionCount& count);
// All options in a line: "Bench 199, Books 200", "for 3, against 2".
Words figures_words(std::span<const core::OptionCount> counts, const core::Proposal& proposal);
// "for 3, against 2, abstained 1"
Words yes_no_words(const core::HouseResult& house);
// "20 took part, 3 abstained"
Words turnout_words(const core::HouseResult& house);

}  // namespace yoriai::cli
