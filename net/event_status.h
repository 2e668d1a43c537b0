// How far an event has come at one peer, with the proof of it (specs/peers.md section 4): the
// furthest state that can be shown.
#pragma once

#include <optional>

#include "ledger/book.h"
#include "net/message.h"

namespace yoriai::net {

// What a peer knows of one event.
struct EventTraces {
  core::EventId id;
  std::vector<core::Receipt> receipts;         // of the peer and of others, while it is held
  std::optional<core::EntryIndex> index = {};  // in the peer's book
  const RefusalNotice* refusal = nullptr;      // that ended its being held
};

// What stands over the entries: either may cover fewer than the book has.
struct TreeProofs {
  const core::Certificate& certificate;
  const std::string& note;  // final
};

EventStatus status_of(EventTraces traces, const ledger::Book& book, const TreeProofs& proofs);

}  // namespace yoriai::net
