// Whether a store holds what was acknowledged (specs/book.md section 11).
#pragma once

#include <map>

#include "ledger/book.h"

namespace yoriai::ledger {

// Throws EnvironmentError::high_water when the store is shorter than the mark, has another entry
// there, or has entries and no mark. For a writer or a peer also when the mark is older than the
// store; a reader cannot tell, because a writer may be at work. Changes nothing.
void require_acknowledged(const Store& store, const core::LedgerId& ledger,
                          const std::optional<HighWaterMark>& mark, Access access);

// The same for every ledger in the store or among the marks.
void require_all_acknowledged(const Store& store,
                              const std::map<core::LedgerId, HighWaterMark>& marks, Access access);

}  // namespace yoriai::ledger
