#include "ledger/signature_pool.h"

#include <algorithm>
#include <atomic>
#include <optional>
namespace yoriai::ledger {
namespace {

using Answer = core::Result<core::VerifiedEvent>;

// Small enough that threads end together, large enough that they seldom meet at the counter.
constexpr std::size_t kShare = 16;

struct Job {
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

}  // namespace

std::vector<Answer> SignaturePool::check_all(std::vector<core::DecodedEvent> events) {
  Job job;
  job.answers.resize(events.size());
  job.events = std::move(events);
  const auto run = [&job] { job.run(); };
  // What one thread would take at a time is not worth waking another for.
  if (job.events.size() > kShare) {
    threads_.run(run, run);
  } else {
    run();
  }
  std::vector<Answer> out;
  out.reserve(job.answers.size());
  for (auto& answer : job.answers) out.push_back(*std::move(answer));
  return out;
}

}  // namespace yoriai::ledger
