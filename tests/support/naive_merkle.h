// RFC 9162 section 2.1 written down as it stands there, recursive and slow: what the tree is compared
// with.
#pragma once

#include <span>
#include <vector>

#include "core/ids.h"

namespace yoriai::tests {

// MTH, PATH and PROOF over leaf hashes.
core::Digest naive_root(std::span<const core::Digest> leaves);
std::vector<core::Digest> naive_inclusion(std::uint64_t index, std::span<const core::Digest> leaves);
// Empty also for `from` 0, of which the RFC does not speak.
std::vector<core::Digest> naive_consistency(std::uint64_t from,
                                            std::span<const core::Digest> leaves);

}  // namespace yoriai::tests
