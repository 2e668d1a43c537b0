// Instants and spans as they stand in a book. Nothing here knows what time it is: an instant comes
// in with the entry it belongs to.
#pragma once

#include <compare>
#include <cstdint>

namespace yoriai::core {

struct Duration {
  std::uint64_t ms = 0;
  auto operator<=>(const Duration&) const = default;
};

// Milliseconds since 1970-01-01T00:00:00Z. Not above kLatestInstantMs (core/limits.h), so that sums
// of an instant and a few durations stay far from 2^64.
struct Instant {
  std::uint64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
};

constexpr Instant operator+(Instant at, Duration span) { return Instant{at.ms + span.ms}; }

}  // namespace yoriai::core
