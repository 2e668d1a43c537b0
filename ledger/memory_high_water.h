// A high-water in memory: for tests and simulations, and the frozen view of a reader.
#pragma once

#include <map>

#include "core/assert.h"
#include "ledger/high_water.h"
#include "ledger/memory_disk.h"

namespace yoriai::ledger {

class MemoryHighWater final : public HighWater {
 public:
  using Marks = std::map<core::LedgerId, HighWaterMark>;

  MemoryHighWater() = default;
  explicit MemoryHighWater(Marks marks) : disk_(std::move(marks)) {}

  [[nodiscard]] std::optional<HighWaterMark> read(const core::LedgerId& ledger) const override {
    const auto found = all().find(ledger);
    if (found == all().end()) return std::nullopt;
    return found->second;
  }

  void write(const core::LedgerId& ledger, const HighWaterMark& mark) override {
    YORIAI_ASSERT(may_follow(present(ledger), mark));
    disk_.write([&](Marks& marks) { marks[ledger] = mark; });
  }

  void drop_tail(const core::LedgerId& ledger, std::uint64_t size,
                 const core::Digest& last_entry) override {
    const auto mark = shortened(present(ledger), size, last_entry);
    YORIAI_ASSERT(may_follow_by_dropping(present(ledger), mark));
    disk_.write([&](Marks& marks) { marks[ledger] = mark; });
  }

  [[nodiscard]] const Marks& all() const { return disk_.content(); }
  // What a backup put back would do; no honest writer goes this way.
  void put_back(const core::LedgerId& ledger, const HighWaterMark& mark) {
    disk_.tampered()[ledger] = mark;
  }
  WriteFaults& faults() { return disk_.faults(); }
  MemoryDisk<Marks>& disk() { return disk_; }

 private:
  [[nodiscard]] HighWaterMark present(const core::LedgerId& ledger) const {
    return read(ledger).value_or(HighWaterMark{});
  }

  MemoryDisk<Marks> disk_;
};

}  // namespace yoriai::ledger
