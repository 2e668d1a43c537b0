// Checks the signatures of many events on several threads; the answers keep the order of the
// questions.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include "core/signature_checker.h"

namespace yoriai::ledger {

class SignaturePool {
 public:
  // `threads` counts the caller's own, which works too; at least one.
  explicit SignaturePool(unsigned threads);
  // As many threads as the machine runs at once.
  SignaturePool();
  SignaturePool(const SignaturePool&) = delete;
  SignaturePool& operator=(const SignaturePool&) = delete;
  ~SignaturePool();

  // answers[i] is SignatureChecker::check of events[i]. One call at a time.
  std::vector<core::Result<core::VerifiedEvent>> check_all(std::vector<core::DecodedEvent> events);

 private:
  struct Job;
  void work();

  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable idle_;
  Job* job_ = nullptr;    // what the workers take part in
  unsigned working_ = 0;  // workers inside the job
  bool ending_ = false;
  std::vector<std::thread> workers_;
};

}  // namespace yoriai::ledger
