// Whether a sequencer's batch came at its time (specs/peers.md section 6).
#pragma once

#include <span>

#include "core/time.h"

namespace yoriai::net {

enum class Timely : std::uint8_t { yes, too_early, too_late, sent_too_late };

// `stamps` are the acceptedAt of the batch, ascending; `certified` is the (f + 1)-th smallest time
// of the certificate it stands on.
Timely judge_time(std::span<const core::Instant> stamps, core::Instant certified,
                  core::Instant clock);

// Whether this clock is near enough the median of those that k peers last showed. `clocks` holds at
// least one.
bool clock_is_near(std::span<const core::Instant> clocks, core::Instant own);

}  // namespace yoriai::net
