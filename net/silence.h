// How long nothing was heard that shows a book going on (specs/peers.md section 8): by this peer's
// clock, and in the time that it was awake itself. Who slept, or has just started, knows nothing of
// the time before: others heard each other all along.
#pragma once

#include "net/limits.h"
#include "net/uptime.h"

namespace yoriai::net {

class Silence {
 public:
  // The last that was heard, as those who said it dated it. Only what was new when it came breaks a
  // silence: an old word may creep up by a millisecond at a time.
  void note(core::Instant last, core::Instant now, Uptime up) {
    const bool fresh = last != last_ && now < last + kSilence;
    if (fresh || heard_at_ == Uptime{}) heard_at_ = up;
    last_ = last;
  }
  [[nodiscard]] bool has_lasted(core::Duration span, core::Instant now, Uptime up) const {
    return last_ + span < now && heard_at_ + span < up;
  }

 private:
  core::Instant last_;
  Uptime heard_at_;  // at first when this was asked first: at the start
};

}  // namespace yoriai::net
