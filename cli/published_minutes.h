// What the book says of minutes that were published in it: who signed them, when, and from when on
// what they tell holds. Their text is their authors' own.
#pragma once

#include <vector>

#include "cli/language.h"
#include "core/proposal.h"
#include "ledger/book.h"

namespace yoriai::cli {

// Of the last minutes of a proposal that has some.
std::vector<Words> publication_lines(const ledger::Book& book, const core::Proposal& proposal);
// The same in a line, for whoever looks at the proposal.
Words published_words(const core::Proposal& proposal);

}  // namespace yoriai::cli
