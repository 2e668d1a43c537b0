// A held event as bytes in the store (specs/store.capnp).
#pragma once

#include "ledger/peer_store.h"

namespace yoriai::ledger {

core::ByteVector encode_held_event(const HeldEvent& event);
// None unless the bytes are the strict form. The event's own bytes are not judged.
std::optional<HeldEvent> decode_held_event(core::ByteView bytes);

}  // namespace yoriai::ledger
