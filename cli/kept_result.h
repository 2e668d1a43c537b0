// What the book keeps beside its lines for a proposal: its result document, its minutes.
#pragma once

#include "core/proposal.h"
#include "ledger/book.h"

namespace yoriai::cli {

// Throws EnvironmentError::damaged when it is missing; `what` says what that is.
core::ByteVector kept_blob(const ledger::Book& book, const core::BlobName& name, const char* what);
// The vote is closed.
core::ByteVector kept_result(const ledger::Book& book, const core::Proposal& proposal);

}  // namespace yoriai::cli
