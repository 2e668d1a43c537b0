// What was used and may be used again, with the memory that it has: large pieces of memory that
// come and go cost the kernel as much as filling them.
#pragma once

#include <mutex>
#include <vector>

namespace yoriai::ledger {

template <class Value>
class Spare {
 public:
  // One that was given back, or a new one.
  Value take() {
    const std::lock_guard lock(mutex_);
    if (kept_.empty()) return {};
    auto out = std::move(kept_.back());
    kept_.pop_back();
    return out;
  }
  void give(Value&& value) {
    const std::lock_guard lock(mutex_);
    if (kept_.size() < kMost) kept_.push_back(std::move(value));
  }

 private:
  // A few for each thread; what is more was needed once.
  static constexpr std::size_t kMost = 8;

  std::mutex mutex_;
  std::vector<Value> kept_;
};

}  // namespace yoriai::ledger
