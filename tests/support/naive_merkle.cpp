#include "tests/support/naive_merkle.h"

#include <openssl/sha.h>

namespace yoriai::tests {
namespace {

using Leaves = std::span<const NaiveHash>;

NaiveHash sha256(const std::vector<unsigned char>& bytes) {
  NaiveHash out{};
  SHA256(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(out.data()));
  return out;
}

// The largest power of two smaller than n.
std::size_t split(std::size_t n) {
  std::size_t k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

// SUBPROOF(m, D, b) of section 2.1.4.1.
NaiveHashes subproof(std::size_t m, Leaves leaves, bool known) {
  if (m == leaves.size()) {
    if (known) return {};
    return {naive_root(leaves)};
  }
  const std::size_t k = split(leaves.size());
  NaiveHashes proof;
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

NaiveHash naive_root(Leaves leaves) {
  if (leaves.empty()) return sha256({});
  if (leaves.size() == 1) return leaves[0];
  const std::size_t k = split(leaves.size());
  std::vector<unsigned char> node = {1};
  for (const NaiveHash& child : {naive_root(leaves.first(k)), naive_root(leaves.subspan(k))}) {
    for (const std::byte byte : child) node.push_back(std::to_integer<unsigned char>(byte));
  }
  return sha256(node);
}

NaiveHashes naive_inclusion(std::size_t index, Leaves leaves) {
  if (leaves.size() <= 1) return {};
  const std::size_t k = split(leaves.size());
  NaiveHashes proof;
  if (index < k) {
    proof = naive_inclusion(index, leaves.first(k));
    proof.push_back(naive_root(leaves.subspan(k)));
  } else {
    proof = naive_inclusion(index - k, leaves.subspan(k));
    proof.push_back(naive_root(leaves.first(k)));
  }
  return proof;
}

NaiveHashes naive_consistency(std::size_t from, Leaves leaves) {
  if (from == 0) return {};
  return subproof(from, leaves, true);
}

}  // namespace yoriai::tests
