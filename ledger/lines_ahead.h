// Lines that are to be followed soon. What can be said of each by itself, its bytes and signatures,
// is found out on other threads while the book's own thread does something else.
#pragma once

#include <atomic>
#include <optional>

#include "ledger/intake.h"

namespace yoriai::ledger {

struct CheckedLines {
  std::vector<core::Instant> times;
  std::vector<core::Result<CheckedSubmission>> submissions;
};

class LinesAhead {
 public:
  // Small enough that threads end together, large enough that they seldom meet at the counter.
  static constexpr std::size_t kShare = 16;

  explicit LinesAhead(std::vector<StoredEntry> lines);

  [[nodiscard]] std::size_t size() const { return lines_.size(); }
  [[nodiscard]] bool are(const std::vector<StoredEntry>& lines) const;
  // Takes part in it, on any thread; returns when nothing is left to begin with.
  void work();
  // When all are done. The first that cannot be read is refused before the signatures of any.
  core::Result<CheckedLines, RefusedEntry> take(std::uint64_t first);

 private:
  struct Line {
    core::Instant accepted_at;
    std::optional<core::Refused> unreadable;
    std::optional<core::Result<CheckedSubmission>> submission;
  };
  [[nodiscard]] Line checked(const StoredEntry& stored) const;

  std::vector<StoredEntry> lines_;
  std::vector<Line> checked_;
  std::atomic<std::size_t> next_ = 0;
};

}  // namespace yoriai::ledger
