// Lets a write fail on purpose, as a disk would: that one throws, and so does every later one until
// the "process" is started again.
#pragma once

#include <cstdint>

#include "ledger/store.h"

namespace yoriai::ledger {

// Whether the bytes of the write that failed are there afterwards. On a disk nobody can tell.
enum class AfterFailure : std::uint8_t { lost, kept };

class WriteFaults {
 public:
  // The n-th write from now on fails; 1 is the next.
  void fail_at(std::uint64_t n, AfterFailure after = AfterFailure::lost) {
    writes_left_ = n;
    after_ = after;
  }
  // What a new process finds: writing works again.
  void restart() {
    writes_left_ = 0;
    failed_ = false;
  }
  [[nodiscard]] std::uint64_t writes() const { return writes_; }

  template <class Write>
  void around_write(Write&& write) {
    if (failed_) throw EnvironmentError(EnvironmentError::Cause::io, "a write has failed before");
    ++writes_;
    if (writes_left_ == 0 || --writes_left_ > 0) return write();
    failed_ = true;
    if (after_ == AfterFailure::kept) write();
    throw EnvironmentError(EnvironmentError::Cause::io, "this write fails on purpose");
  }

 private:
  std::uint64_t writes_ = 0;       // begun so far
  std::uint64_t writes_left_ = 0;  // until the one that fails; 0: none does
  AfterFailure after_ = AfterFailure::lost;
  bool failed_ = false;
};

}  // namespace yoriai::ledger
