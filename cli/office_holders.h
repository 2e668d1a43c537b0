// Who held an office at an instant that is past: the book says who holds it now, and who was given
// it or lost it since.
#pragma once

#include <vector>

#include "ledger/book.h"

namespace yoriai::cli {

// Members who were active then, ascending.
std::vector<core::MemberNumber> holders_at(const ledger::Book& book, core::Role role,
                                           core::Instant at);

}  // namespace yoriai::cli
