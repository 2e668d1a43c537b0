// A disk in memory: what lies on it, writes that fail on purpose, and a power that can be cut.
// Every write is on the disk when it returns, unless that is switched off: then a cut takes all
// writes since the last sync(), as from a program that forgot to ask for it.
#pragma once

#include <optional>

#include "ledger/write_faults.h"

namespace yoriai::ledger {

template <class Content>
class MemoryDisk {
 public:
  MemoryDisk() = default;
  explicit MemoryDisk(Content content) : content_(std::move(content)) {}

  // What a process reads.
  [[nodiscard]] const Content& content() const { return content_; }
  // write(content&) does it.
  template <class Write>
  void write(Write&& write) {
    faults_.around_write([&] { write(content_); });
  }
  // For hands that no honest process has.
  [[nodiscard]] Content& tampered() { return content_; }

  [[nodiscard]] WriteFaults& faults() { return faults_; }
  void stop_syncing() { synced_ = content_; }
  void sync() {
    if (synced_) synced_ = content_;
  }
  // What a process reads after the power has come back; nothing is lost while writes are synced.
  void power_cut() {
    if (synced_) content_ = *synced_;
  }

 private:
  Content content_;
  std::optional<Content> synced_;  // kept apart only while writes are not synced
  WriteFaults faults_;
};

}  // namespace yoriai::ledger
