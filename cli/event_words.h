// What an event says, for whoever is asked to sign it.
#pragma once

#include "cli/app.h"
#include "ledger/event_maker.h"

namespace yoriai::cli {

// Says what a founding or a change of peers would bring: who keeps the book, and what it survives.
// Of other kinds, nothing. Fails when the event cannot be read.
core::Result<void, Failure> say_what(Context& context, const ledger::EventBytes& event);

// A peer by the beginning of its node key.
std::string short_name(const core::PublicKey& node);

}  // namespace yoriai::cli
