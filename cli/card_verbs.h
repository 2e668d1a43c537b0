// What the verbs about cards share.
#pragma once

#include "cli/app.h"
#include "ledger/card_list.h"

namespace yoriai::cli {

using CardLines = std::vector<ledger::CardLine>;

// The office's list beside the book; empty when there is none.
Attempted<CardLines> read_card_lines(const std::filesystem::path& folder,
                                     const core::LedgerId& ledger);

// A card by its name (CAIP-19), in normal form.
Attempted<std::string> read_card_reference(const std::string& text);
Words not_in_card_list(const std::string& reference);

void add_card_list(CLI::App& card, Context& context);
void add_card_erase(CLI::App& card, Context& context);

}  // namespace yoriai::cli
