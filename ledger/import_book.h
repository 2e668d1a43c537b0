// Taking in a book from its export: audited first, then written.
#pragma once

#include <iosfwd>

#include "ledger/audit.h"
#include "ledger/high_water.h"

namespace yoriai::ledger {

// Reads the export twice, so `in` must be able to go back to its beginning. A book that is not good
// in every respect leaves the store as it was, and the report says why. A good one is written with
// its times and its checkpoint; it can be opened once this function has returned. Throws
// EnvironmentError: already_exists when store or high-water know this ledger; io when the file can
// no longer be read or has become another; whatever the store throws. A ledger of which the writing
// was cut short never opens.
AuditReport import_book(std::istream& in, Store& store, HighWater& high_water, SignaturePool& pool);

}  // namespace yoriai::ledger
