// Judges many things on several threads: mostly signatures, which take most of the time.
#pragma once

#include <functional>

#include "ledger/worker_threads.h"

namespace yoriai::ledger {

class SignaturePool {
 public:
  // `threads` counts the caller's own, which works too; at least one.
  explicit SignaturePool(unsigned threads) : threads_(threads) {}
  // As many threads as the machine runs at once.
  SignaturePool() = default;

  // Calls work(i) for every i below `count`, each once, in any order and on several threads at
  // once. `work` throws nothing. One call at a time.
  void for_each(std::size_t count, const std::function<void(std::size_t)>& work);
  // For other work of the same kind, between two calls.
  WorkerThreads& threads() { return threads_; }

 private:
  WorkerThreads threads_;
};

}  // namespace yoriai::ledger
