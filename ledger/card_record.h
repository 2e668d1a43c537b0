// Which card a commitment stands for: kept off the book, beside the names (specs/book.md 6.4).
#pragma once

#include <optional>
#include <string>

#include "core/ids.h"

namespace yoriai::ledger {

inline constexpr std::string_view kCardDomain = "yoriai/card/v1\n";

// A CAIP-19 asset id in the one form in which it is committed to; none for any other text.
// Addresses of eip155 chains are in lower case there, whatever the case they were written in.
std::optional<std::string> card_reference(std::string_view text);

// SHA-256 over domain line, salt and reference.
core::CardCommitment commitment_to_card(const core::RegisterSalt& salt, std::string_view reference);

}  // namespace yoriai::ledger
