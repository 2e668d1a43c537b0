#include "net/clock_watch.h"

#include "net/timeliness.h"

namespace yoriai::net {

ClockWatch::Verdict ClockWatch::judge() const {
  std::vector<core::Instant> clocks{desk_.now};
  std::vector<core::PublicKey> who{desk_.self()};
  for (const auto& peer : desk_.others()) {
    const auto clock = board_.clock_of(peer, desk_.up);
    if (!clock) continue;
    clocks.push_back(*clock);
    who.push_back(peer);
  }
  if (!desk_.are_enough(who)) return Verdict::unconfirmed;
  return clock_is_near(clocks, desk_.now) ? Verdict::confirmed : Verdict::off;
}

void ClockWatch::tell(bool off) {
  if (off && !told_) desk_.notify({Notice::What::clock_off, desk_.self()});
  told_ = off;
}

}  // namespace yoriai::net
