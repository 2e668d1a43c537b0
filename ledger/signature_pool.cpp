#include "ledger/signature_pool.h"

#include <algorithm>
#include <atomic>

namespace yoriai::ledger {
namespace {

// Small enough that threads end together, large enough that they seldom meet at the counter.
constexpr std::size_t kShare = 16;

}  // namespace

void SignaturePool::for_each(std::size_t count, const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (auto from = next.fetch_add(kShare); from < count; from = next.fetch_add(kShare)) {
      const auto to = std::min(from + kShare, count);
      for (auto i = from; i < to; ++i) work(i);
    }
  };
  // What one thread would take at a time is not worth waking another for.
  if (count > kShare) {
    threads_.run(run, run);
  } else {
    run();
  }
}

}  // namespace yoriai::ledger
