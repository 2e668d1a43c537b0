// What the sequencer says by itself: openings and closings that time has brought due.
#pragma once

#include <functional>

#include "ledger/book.h"

namespace yoriai::ledger {

// Where the salts of a peer's own events come from; a simulation gives its own.
using SaltSource = std::function<core::BodySalt()>;

// The transition that must be entered next at this time, signed by the node key; none when nothing
// is due. Refuses as core::stamp does.
core::Result<std::optional<Submission>> make_transition_event(
    const Book& book, const SecretKey& node_key, core::Instant clock, bool clock_confirmed = false,
    const SaltSource& salt = random_body_salt);

// Enters all that is due, one after the other, because each may bring the next. Refuses when the
// clock is refused or the key is not the sequencer's; what was entered before that stands.
core::Result<std::vector<Accepted>> enter_due_transitions(Book& book, const SecretKey& node_key,
                                                          core::Instant clock,
                                                          bool clock_confirmed = false);

}  // namespace yoriai::ledger
