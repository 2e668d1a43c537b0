// RFC 9162 section 2.1 written down as it stands there, recursive and slow: what the tree is
// compared with.
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace yoriai::tests {

using NaiveHash = std::array<std::byte, 32>;
using NaiveHashes = std::vector<NaiveHash>;

// MTH, PATH and PROOF over leaf hashes.
NaiveHash naive_root(std::span<const NaiveHash> leaves);
NaiveHashes naive_inclusion(std::size_t index, std::span<const NaiveHash> leaves);
// Empty also for `from` 0, of which the RFC does not speak.
NaiveHashes naive_consistency(std::size_t from, std::span<const NaiveHash> leaves);

}  // namespace yoriai::tests
