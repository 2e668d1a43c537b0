#include "ledger/signature_pool.h"

#include <algorithm>
#include <atomic>
#include <optional>

#include "core/assert.h"

namespace yoriai::ledger {
namespace {

using Answer = core::Result<core::VerifiedEvent>;

// Small enough that threads end together, large enough that they seldom meet at the counter.
constexpr std::size_t kShare = 16;

}  // namespace

struct SignaturePool::Job {
  std::vector<core::DecodedEvent> events;
  std::vector<std::optional<Answer>> answers;
  std::atomic<std::size_t> next = 0;

  void run() {
    for (;;) {
      const auto from = next.fetch_add(kShare);
      if (from >= events.size()) return;
      const auto to = std::min(from + kShare, events.size());
      for (auto i = from; i < to; ++i) {
        answers[i].emplace(core::SignatureChecker::check(std::move(events[i])));
      }
    }
  }
};

SignaturePool::SignaturePool(unsigned threads) {
  YORIAI_ASSERT(threads > 0);
  workers_.reserve(threads - 1);
  for (unsigned i = 1; i < threads; ++i) workers_.emplace_back([this] { work(); });
}

SignaturePool::SignaturePool() : SignaturePool(std::max(1U, std::thread::hardware_concurrency())) {}

SignaturePool::~SignaturePool() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  wake_.notify_all();
  for (auto& worker : workers_) worker.join();
}

void SignaturePool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    wake_.wait(lock, [this] { return ending_ || job_ != nullptr; });
    if (ending_) return;
    auto* const job = job_;
    ++working_;
    lock.unlock();
    job->run();
    lock.lock();
    // Nothing is left to take: who looks for work now must not find this job again.
    if (job_ == job) job_ = nullptr;
    if (--working_ == 0) idle_.notify_one();
  }
}

std::vector<Answer> SignaturePool::check_all(std::vector<core::DecodedEvent> events) {
  Job job;
  job.answers.resize(events.size());
  job.events = std::move(events);
  if (!workers_.empty() && job.events.size() > kShare) {
    const std::lock_guard lock(mutex_);
    job_ = &job;
    wake_.notify_all();
  }
  job.run();
  {
    std::unique_lock lock(mutex_);
    job_ = nullptr;
    idle_.wait(lock, [this] { return working_ == 0; });
  }
  std::vector<Answer> out;
  out.reserve(job.answers.size());
  for (auto& answer : job.answers) out.push_back(*std::move(answer));
  return out;
}

}  // namespace yoriai::ledger
