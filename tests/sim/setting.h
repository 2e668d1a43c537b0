// What a simulated life is made of. All of it follows from the seed.
#pragma once

#include <cstdint>

#include "core/time.h"

namespace yoriai::sim {

struct Setting {
  std::uint64_t seed = 1;
  bool trace = false;

  // Of a message, in percent and milliseconds.
  int lost = 0;
  int doubled = 0;
  std::uint64_t slowest_ms = 20;
  // Of a second of true time, in a thousand.
  int crash = 0;
  int partition = 0;
  int succession = 0;
  // Clocks stand at most so far from the true time.
  std::uint64_t skew_ms = 0;
  // One peer runs twice with the same keys and tells different peers different things.
  bool liar = false;
  // A node that is cut off over the deadline.
  bool cut_off_at_deadline = false;
  // Disks forget what was not synced; honest nodes sync everything.
  bool forgetful_disks = false;
};

// A mixture of faults that depends on the seed alone.
Setting setting_of(std::uint64_t seed);

inline constexpr std::uint64_t kChaosMs = 9 * 60'000;  // faults happen
inline constexpr std::uint64_t kCalmMs = 26 * 60'000;  // then the book must become final
inline constexpr std::uint64_t kTickMs = 500;

}  // namespace yoriai::sim
