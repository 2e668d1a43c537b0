// The charter inside a founding event. Private to the codecs.
#pragma once

#include "core/charter.h"
#include "core/strict_capnp.h"

namespace yoriai::ledger {

// The charter in these bytes, which must be strict; what is wrong goes to the findings.
core::Charter read_charter(core::ByteView bytes, core::strict::Findings& findings);
// With its hash.
core::CharterRef read_frozen_charter(capnp::Data::Reader in, core::strict::Findings& findings);

}  // namespace yoriai::ledger
