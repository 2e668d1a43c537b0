// How long a node has run, going by its clock without its leaps: what is done again after a while
// goes by this, so that a clock that is set, or a machine that slept, neither silences it nor makes
// it say everything at once.
#pragma once

#include "core/time.h"

namespace yoriai::net {

struct Uptime {
  std::uint64_t ms = 0;
  auto operator<=>(const Uptime&) const = default;
};

constexpr Uptime operator+(Uptime at, core::Duration span) { return Uptime{at.ms + span.ms}; }

// What never happened was long ago.
inline constexpr Uptime kFirstUptime{24ULL * 3'600 * 1'000};

}  // namespace yoriai::net
