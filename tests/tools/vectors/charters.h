// The charters of the vectors.
#pragma once

#include "core/charter.h"

namespace yoriai::vectors {

core::CharterRef freeze(const core::Charter& charter);

// One house. Kinds: 0 every method, with delegation; 1 amendments, one second; 2 every method,
// without delegation, abstentions outside the quorum.
core::CharterRef village_charter();
// Two houses with rules of their own, for counting alone: rules version 1 founds no such book.
core::CharterRef two_houses_charter();

}  // namespace yoriai::vectors
