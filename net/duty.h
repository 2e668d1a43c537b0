// What a follower asks of a batch before it acknowledges it: that nothing due or overdue is left
// out (specs/peers.md section 7).
#pragma once

#include "net/held_events.h"

namespace yoriai::net {

// What a batch says, as far as duty cares.
struct BatchContent {
  bool begins_with_transition = false;
  std::vector<core::EventId> events;
};

// Whether the batch enters what must be entered now, judged by the state before it.
bool fulfils_duty(Desk& desk, HeldEvents& held, const BatchContent& batch);

// Whether an event that enough peers hold has waited for kUnheard, and could be entered, although
// no receipt of the sequencer's is known: it may be gone without anybody having noticed.
bool is_unheard_of(const Desk& desk, HeldEvents& held);

}  // namespace yoriai::net
