// The tree over the entries (RFC 6962 section 2.1, RFC 9162 section 2.1; SHA-256): roots, inclusion
// and consistency proofs. Pure.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "core/ids.h"

namespace yoriai::ledger {

core::Digest leaf_hash(core::ByteView entry);
core::Digest node_hash(const core::Digest& left, const core::Digest& right);
core::Digest empty_root();

// Gives the hashes of leaves [from, to) again, from wherever the entries are kept.
using LeafSource = std::function<std::vector<core::Digest>(std::uint64_t from, std::uint64_t to)>;

// A growing tree. It keeps the hashes of complete subtrees of 256 leaves and more, and the leaves
// of the last 256 alone: a quarter of a byte for each entry. What needs others asks for them, at
// most 255 for one hash, and is as right as the answer.
class MerkleTree {
 public:
  void append(const core::Digest& leaf);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  // Of a tree that is not empty.
  [[nodiscard]] const core::Digest& last_leaf() const;
  [[nodiscard]] core::Digest root() const;
  // Sizes and indexes beyond the tree are bugs of the caller.
  [[nodiscard]] core::Digest root_at(std::uint64_t size, const LeafSource& leaves) const;
  [[nodiscard]] std::vector<core::Digest> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                                          const LeafSource& leaves) const;
  [[nodiscard]] std::vector<core::Digest> consistency_proof(std::uint64_t from, std::uint64_t to,
                                                            const LeafSource& leaves) const;

 private:
  // The root over leaves [begin, end), which are a node of the tree of some size.
  [[nodiscard]] core::Digest range_root(std::uint64_t begin, std::uint64_t end,
                                        const LeafSource& leaves) const;
  [[nodiscard]] std::vector<core::Digest> leaves_of(std::uint64_t begin, std::uint64_t end,
                                                    const LeafSource& leaves) const;
  void complete_tile();

  std::uint64_t size_ = 0;
  std::vector<core::Digest> last_tile_;  // the leaves after the complete tiles before it; it may be
                                         // complete itself
  // tiles_[l][i]: hash of leaves [i·2^(8+l), (i+1)·2^(8+l)), complete subtrees only.
  std::vector<std::vector<core::Digest>> tiles_;
};

// What an auditor does with a proof from outside: any input is fine, the answer is yes or no.
bool verify_inclusion(const core::Digest& leaf, std::uint64_t index, std::uint64_t size,
                      std::span<const core::Digest> proof, const core::Digest& root);
bool verify_consistency(std::uint64_t from, const core::Digest& from_root, std::uint64_t to,
                        const core::Digest& to_root, std::span<const core::Digest> proof);

}  // namespace yoriai::ledger
