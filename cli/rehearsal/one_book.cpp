#include "cli/rehearsal/one_book.h"

namespace yoriai::cli {

std::vector<core::Result<core::EventId>> OneBook::enter(std::vector<ledger::Submission> submissions,
                                                        core::Instant now) {
  std::vector<core::Result<core::EventId>> verdicts;
  verdicts.reserve(submissions.size());
  // The scenario's author moves the clock knowingly.
  for (const auto& verdict : book_.append(std::move(submissions), now, /*clock_confirmed=*/true)) {
    if (verdict) {
      verdicts.emplace_back(verdict->id);
    } else {
      verdicts.emplace_back(core::Unexpected{verdict.error()});
    }
  }
  return verdicts;
}

void OneBook::keep(const ledger::RegisterRow& row) {
  book_.store().put_register(book_.state().ledger(), row);
}

void OneBook::finish(const ledger::CheckpointSigner& signer, core::Instant now) {
  book_.sign_checkpoint(signer, now);
}

}  // namespace yoriai::cli
