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
  // The clock of one honest peer is set wrong for a while, and put right. Not besides a liar: there
  // may be one peer whose clock lies.
  int clock_set = 0;
  // All ballots are handed in at once, when the vote opens.
  bool rush = false;
  // Somebody strikes at the worst moment (schemer.h), and nobody else parts the network.
  bool schemer = false;
  // What was not synced is lost in a crash; honest nodes sync everything before they speak.
  enum class Syncs : std::uint8_t { always, never, after_speaking };
  Syncs syncs = Syncs::always;
};

// A mixture of faults that depends on the seed alone.
Setting setting_of(std::uint64_t seed);

inline constexpr std::uint64_t kChaosMs = 9 * 60'000;  // faults happen
inline constexpr std::uint64_t kCalmMs = 26 * 60'000;  // then the book must become final
inline constexpr std::uint64_t kTickMs = 500;

}  // namespace yoriai::sim
