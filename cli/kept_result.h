// The result document of a closed vote, as the book keeps it.
#pragma once

#include "core/proposal.h"
#include "ledger/book.h"

namespace yoriai::cli {

// Throws EnvironmentError::damaged when it is missing. The vote is closed.
core::ByteVector kept_result(const ledger::Book& book, const core::Proposal& proposal);

}  // namespace yoriai::cli
