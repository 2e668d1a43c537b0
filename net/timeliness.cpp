#include "net/timeliness.h"

#include <algorithm>
#include <vector>

#include "core/assert.h"
#include "net/limits.h"

namespace yoriai::net {

Timely judge_time(std::span<const core::Instant> stamps, core::Instant certified,
                  core::Instant clock) {
  if (stamps.empty()) return Timely::yes;
  const auto earliest = stamps.front();
  const auto latest = stamps.back();
  if (earliest + kSkew < certified) return Timely::too_early;
  if (latest > clock + kSkew) return Timely::too_late;
  if (latest + kLateStore < clock) return Timely::sent_too_late;
  return Timely::yes;
}

bool clock_is_near(std::span<const core::Instant> clocks, core::Instant own) {
  YORIAI_ASSERT(!clocks.empty());
  std::vector<core::Instant> sorted(clocks.begin(), clocks.end());
  std::ranges::sort(sorted);
  const auto median = sorted[sorted.size() / 2];
  const auto apart = std::max(median.ms, own.ms) - std::min(median.ms, own.ms);
  return apart <= kSkew.ms / 2;
}

}  // namespace yoriai::net
