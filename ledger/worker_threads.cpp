#include "ledger/worker_threads.h"

#include <algorithm>
#include <atomic>

#include "core/assert.h"

namespace yoriai::ledger {

WorkerThreads::WorkerThreads(unsigned threads) {
  YORIAI_ASSERT(threads > 0);
  workers_.reserve(threads - 1);
  for (unsigned i = 1; i < threads; ++i) workers_.emplace_back([this] { work(); });
}

WorkerThreads::WorkerThreads() : WorkerThreads(std::max(1U, std::thread::hardware_concurrency())) {}

WorkerThreads::~WorkerThreads() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  for (auto& worker : workers_) worker.join();
}

void WorkerThreads::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return ending_ || help_ != nullptr; });
    if (ending_) return;
    const auto* const help = help_;
    ++working_;
    lock.unlock();
    (*help)();
    lock.lock();
    // Nothing is left to do: who looks for work now must not find this again.
    if (help_ == help) help_ = nullptr;
    if (--working_ == 0) idle_.notify_one();
  }
}

void WorkerThreads::dismiss() {
  std::unique_lock lock(mutex_);
  help_ = nullptr;
  idle_.wait(lock, [this] { return working_ == 0; });
}

void WorkerThreads::run(const std::function<void()>& help, const std::function<void()>& lead) {
  YORIAI_ASSERT(!begun_);
  if (!workers_.empty()) {
    const std::lock_guard lock(mutex_);
    help_ = &help;
    wake_.notify_all();
  }
  try {
    lead();
  } catch (...) {
    dismiss();
    throw;
  }
  dismiss();
}

void WorkerThreads::begin(std::function<void()> work) {
  YORIAI_ASSERT(!begun_);
  begun_ = std::move(work);
  const std::lock_guard lock(mutex_);
  if (!workers_.empty()) help_ = &begun_;
  wake_.notify_all();
}

void WorkerThreads::finish() {
  YORIAI_ASSERT(begun_);
  begun_();
  dismiss();
  begun_ = nullptr;
}

void run_pieces(std::size_t pieces, const std::function<void(std::size_t)>& piece) {
  std::atomic<std::size_t> next = 0;
  const std::function<void()> take_part = [&] {
    for (auto at = next++; at < pieces; at = next++) piece(at);
  };
  if (pieces < 2) return take_part();
  WorkerThreads threads;
  threads.run(take_part, take_part);
}

}  // namespace yoriai::ledger
