#include "cli/kept_result.h"

#include <fmt/format.h>

namespace yoriai::cli {

core::ByteVector kept_blob(const ledger::Book& book, const core::BlobName& name, const char* what) {
  auto bytes = book.store().blob(book.state().ledger(), name);
  if (!bytes) {
    throw ledger::EnvironmentError(ledger::EnvironmentError::Cause::damaged,
                                   fmt::format("{} missing", what));
  }
  return *std::move(bytes);
}

core::ByteVector kept_result(const ledger::Book& book, const core::Proposal& proposal) {
  YORIAI_ASSERT(proposal.phase == core::Phase::closed);
  return kept_blob(book, proposal.result, "the result document of a closed vote is");
}

}  // namespace yoriai::cli
