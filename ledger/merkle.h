// The tree over the entries (RFC 6962 section 2.1, RFC 9162 section 2.1; SHA-256): roots, inclusion
// and consistency proofs. Pure.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/ids.h"

namespace yoriai::ledger {

core::Digest leaf_hash(core::ByteView entry);
core::Digest node_hash(const core::Digest& left, const core::Digest& right);
core::Digest empty_root();

// A growing tree. Keeps the hash of every complete subtree, so that proofs for any size come
// without reading entries again.
class MerkleTree {
 public:
  void append(const core::Digest& leaf);
  [[nodiscard]] std::uint64_t size() const;
  [[nodiscard]] core::Digest root() const { return root_at(size()); }
  // Sizes and indexes beyond the tree are bugs of the caller.
  [[nodiscard]] core::Digest root_at(std::uint64_t size) const;
  [[nodiscard]] std::vector<core::Digest> inclusion_proof(std::uint64_t index,
                                                          std::uint64_t size) const;
  [[nodiscard]] std::vector<core::Digest> consistency_proof(std::uint64_t from,
                                                            std::uint64_t to) const;
  [[nodiscard]] core::Digest leaf(std::uint64_t index) const;

 private:
  // The root over leaves [begin, end), where begin is a multiple of the largest power of two that
  // fits.
  [[nodiscard]] core::Digest range_root(std::uint64_t begin, std::uint64_t end) const;

  // levels_[l][i]: hash of leaves [i·2^l, (i+1)·2^l), complete subtrees only.
  std::vector<std::vector<core::Digest>> levels_;
};

// What an auditor does with a proof from outside: any input is fine, the answer is yes or no.
bool verify_inclusion(const core::Digest& leaf, std::uint64_t index, std::uint64_t size,
                      std::span<const core::Digest> proof, const core::Digest& root);
bool verify_consistency(std::uint64_t from, const core::Digest& from_root, std::uint64_t to,
                        const core::Digest& to_root, std::span<const core::Digest> proof);

}  // namespace yoriai::ledger
