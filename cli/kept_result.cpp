#include "cli/kept_result.h"

namespace yoriai::cli {

core::ByteVector kept_result(const ledger::Book& book, const core::Proposal& proposal) {
  YORIAI_ASSERT(proposal.phase == core::Phase::closed);
  auto document = book.store().blob(book.state().ledger(), proposal.result);
  if (!document) {
    throw ledger::EnvironmentError(ledger::EnvironmentError::Cause::damaged,
                                   "the result document of a closed vote is missing");
  }
  return *std::move(document);
}

}  // namespace yoriai::cli
