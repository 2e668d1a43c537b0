// Taking in a book from its export: audited first, then written.
#pragma once

#include <iosfwd>

#include "ledger/audit.h"
#include "ledger/book_folder.h"
#include "ledger/high_water.h"

namespace yoriai::ledger {

// Reads the export twice, so `in` must be able to go back to its beginning. A book that is not good
// in every respect leaves the store as it was, and the report says why. A good one is written with
// its times and its checkpoint; it can be opened once this function has returned. Throws
// EnvironmentError: already_exists when store or high-water know this ledger; io when the file can
// no longer be read or has become another; whatever the store throws. A ledger of which the writing
// was cut short never opens.
AuditReport import_book(std::istream& in, Store& store, HighWater& high_water, SignaturePool& pool);

// The same into a folder that is not there yet: it appears when the whole book is in it, and not at
// all when anything went wrong. Until then it lies beside, under the name <folder>.unfinished,
// which the next try throws away. `before_it_appears` may add to it.
AuditReport import_into_new_folder(std::istream& in, const std::filesystem::path& folder,
                                   SignaturePool& pool,
                                   const std::function<void(BookFolder&)>& before_it_appears = {});

}  // namespace yoriai::ledger
