#include "tests/support/naive_merkle.h"

#include "core/sha256.h"

namespace yoriai::tests {
namespace {

using core::Digest;
using Leaves = std::span<const Digest>;

// The largest power of two smaller than n.
std::size_t split(std::size_t n) {
  std::size_t k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

// SUBPROOF(m, D, b) of section 2.1.4.1.
std::vector<Digest> subproof(std::size_t m, Leaves leaves, bool known) {
  if (m == leaves.size()) {
    if (known) return {};
    return {naive_root(leaves)};
  }
  const std::size_t k = split(leaves.size());
  std::vector<Digest> proof;
  if (m <= k) {
    proof = subproof(m, leaves.first(k), known);
    proof.push_back(naive_root(leaves.subspan(k)));
  } else {
    proof = subproof(m - k, leaves.subspan(k), false);
    proof.push_back(naive_root(leaves.first(k)));
  }
  return proof;
}

}  // namespace

Digest naive_root(Leaves leaves) {
  if (leaves.empty()) return core::sha256(core::ByteView{});
  if (leaves.size() == 1) return leaves[0];
  const std::size_t k = split(leaves.size());
  const Digest left = naive_root(leaves.first(k));
  const Digest right = naive_root(leaves.subspan(k));
  return core::sha256({core::bytes_of("\x01"), left.view(), right.view()});
}

std::vector<Digest> naive_inclusion(std::uint64_t index, Leaves leaves) {
  if (leaves.size() <= 1) return {};
  const std::size_t k = split(leaves.size());
  std::vector<Digest> proof;
  if (index < k) {
    proof = naive_inclusion(index, leaves.first(k));
    proof.push_back(naive_root(leaves.subspan(k)));
  } else {
    proof = naive_inclusion(index - k, leaves.subspan(k));
    proof.push_back(naive_root(leaves.first(k)));
  }
  return proof;
}

std::vector<Digest> naive_consistency(std::uint64_t from, Leaves leaves) {
  if (from == 0) return {};
  return subproof(from, leaves, true);
}

}  // namespace yoriai::tests
