// Whether a refusal holds for ever (specs/events.md section 6).
#pragma once

#include "core/refusal.h"

namespace yoriai::core {

// FINAL: these bytes will never be admitted to this book, whatever happens to it. The others depend
// on something that can change: the state, the clock, what comes with the event, or the software.
bool holds_for_ever(Refusal code);

}  // namespace yoriai::core
