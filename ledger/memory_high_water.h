// A high-water in memory: for tests and simulations, and the frozen view of a reader.
#pragma once

#include <map>

#include "core/assert.h"
#include "ledger/high_water.h"
#include "ledger/write_faults.h"

namespace yoriai::ledger {

class MemoryHighWater final : public HighWater {
 public:
  MemoryHighWater() = default;
  explicit MemoryHighWater(std::map<core::LedgerId, HighWaterMark> marks)
      : marks_(std::move(marks)) {}

  [[nodiscard]] std::optional<HighWaterMark> read(const core::LedgerId& ledger) const override {
    const auto found = marks_.find(ledger);
    if (found == marks_.end()) return std::nullopt;
    return found->second;
  }

  void write(const core::LedgerId& ledger, const HighWaterMark& mark) override {
    auto& present = marks_[ledger];
    YORIAI_ASSERT(mark.size >= present.size && mark.signed_size >= present.signed_size);
    YORIAI_ASSERT(mark.signed_size <= mark.size);
    faults_.around_write([&] { present = mark; });
  }

  [[nodiscard]] const std::map<core::LedgerId, HighWaterMark>& all() const { return marks_; }
  // What a backup put back would do; no honest writer goes this way.
  void put_back(const core::LedgerId& ledger, const HighWaterMark& mark) { marks_[ledger] = mark; }
  WriteFaults& faults() { return faults_; }

 private:
  std::map<core::LedgerId, HighWaterMark> marks_;
  WriteFaults faults_;
};

}  // namespace yoriai::ledger
