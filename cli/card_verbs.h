// What the verbs about cards share.
#pragma once

#include "cli/app.h"
#include "ledger/card_list.h"

namespace yoriai::cli {

using CardLines = std::vector<ledger::CardLine>;

// The office's list beside the book; empty when there is none.
Attempted<CardLines> read_card_lines(const std::filesystem::path& folder,
                                     const core::LedgerId& ledger);

void add_card_list(CLI::App& card, Context& context);

}  // namespace yoriai::cli
