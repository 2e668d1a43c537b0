// The bodies that most of a book consists of, read by their known layout.
#pragma once

#include "core/event.h"

namespace yoriai::ledger {

// Whether it was such a body of this kind, in strict form; else `out` says nothing.
bool read_known_body(core::Kind kind, core::ByteView bytes, core::Body& out);

}  // namespace yoriai::ledger
