#include "ledger/merkle.h"

#include <bit>

#include "core/assert.h"
#include "core/sha256.h"

namespace yoriai::ledger {
namespace {

using Path = std::vector<core::Digest>;

constexpr std::byte kLeafPrefix{0};
constexpr std::byte kNodePrefix{1};

// The tree over n > 1 leaves splits at the largest power of two below n (RFC 9162 section 2.1.1).
std::uint64_t split_of(std::uint64_t n) { return std::bit_floor(n - 1); }

}  // namespace

core::Digest leaf_hash(core::ByteView entry) {
  return core::sha256({core::ByteView(&kLeafPrefix, 1), entry});
}

core::Digest node_hash(const core::Digest& left, const core::Digest& right) {
  return core::sha256({core::ByteView(&kNodePrefix, 1), left.view(), right.view()});
}

core::Digest empty_root() { return core::sha256(core::ByteView{}); }

void MerkleTree::append(const core::Digest& leaf) {
  core::Digest complete = leaf;
  for (std::size_t level = 0;; ++level) {
    if (level == levels_.size()) levels_.emplace_back();
    auto& row = levels_[level];
    row.push_back(complete);
    if (row.size() % 2 != 0) return;
    complete = node_hash(row[row.size() - 2], row.back());
  }
}

std::uint64_t MerkleTree::size() const { return levels_.empty() ? 0 : levels_[0].size(); }

core::Digest MerkleTree::leaf(std::uint64_t index) const {
  YORIAI_ASSERT(index < size());
  return levels_[0][index];
}

core::Digest MerkleTree::root_at(std::uint64_t size) const {
  YORIAI_ASSERT(size <= this->size());
  return size == 0 ? empty_root() : range_root(0, size);
}

core::Digest MerkleTree::range_root(std::uint64_t begin, std::uint64_t end) const {
  Path complete;  // subtrees, the largest first
  while (begin < end) {
    const auto level = static_cast<std::size_t>(std::bit_width(end - begin) - 1);
    complete.push_back(levels_[level][begin >> level]);
    begin += std::uint64_t{1} << level;
  }
  core::Digest root = complete.back();
  for (auto left = complete.rbegin() + 1; left != complete.rend(); ++left) {
    root = node_hash(*left, root);
  }
  return root;
}

std::vector<core::Digest> MerkleTree::inclusion_proof(std::uint64_t index,
                                                      std::uint64_t size) const {
  YORIAI_ASSERT(index < size && size <= this->size());
  Path from_root;
  std::uint64_t begin = 0;
  std::uint64_t end = size;
  while (end - begin > 1) {
    const std::uint64_t middle = begin + split_of(end - begin);
    if (index < middle) {
      from_root.push_back(range_root(middle, end));
      end = middle;
    } else {
      from_root.push_back(range_root(begin, middle));
      begin = middle;
    }
  }
  return {from_root.rbegin(), from_root.rend()};
}

std::vector<core::Digest> MerkleTree::consistency_proof(std::uint64_t from,
                                                        std::uint64_t to) const {
  YORIAI_ASSERT(from <= to && to <= size());
  if (from == 0) return {};
  Path from_root;
  std::uint64_t begin = 0;
  std::uint64_t end = to;
  while (from != end) {
    const std::uint64_t middle = begin + split_of(end - begin);
    if (from <= middle) {
      from_root.push_back(range_root(middle, end));
      end = middle;
    } else {
      from_root.push_back(range_root(begin, middle));
      begin = middle;
    }
  }
  // From 0 on it is the old root itself, which the verifier has.
  if (begin != 0) from_root.push_back(range_root(begin, end));
  return {from_root.rbegin(), from_root.rend()};
}

}  // namespace yoriai::ledger
