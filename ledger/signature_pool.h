// Checks the signatures of many events on several threads; the answers keep the order of the
// questions.
#pragma once

#include <vector>

#include "core/signature_checker.h"
#include "ledger/worker_threads.h"

namespace yoriai::ledger {

class SignaturePool {
 public:
  // `threads` counts the caller's own, which works too; at least one.
  explicit SignaturePool(unsigned threads) : threads_(threads) {}
  // As many threads as the machine runs at once.
  SignaturePool() = default;

  // answers[i] is SignatureChecker::check of events[i]. One call at a time.
  std::vector<core::Result<core::VerifiedEvent>> check_all(std::vector<core::DecodedEvent> events);
  // For other work of the same kind, between two calls.
  WorkerThreads& threads() { return threads_; }

 private:
  WorkerThreads threads_;
};

}  // namespace yoriai::ledger
