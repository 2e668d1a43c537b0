#include "ledger/merkle.h"

#include <algorithm>
#include <array>
#include <bit>

#include "core/assert.h"
#include "core/sha256.h"

namespace yoriai::ledger {
namespace {

using Path = std::vector<core::Digest>;

// A tile of tlog-tiles.
constexpr int kTileHeight = 8;
constexpr std::uint64_t kTileSize = std::uint64_t{1} << kTileHeight;

constexpr std::byte kLeafPrefix{0};
constexpr std::byte kNodePrefix{1};

// The tree over n > 1 leaves splits at the largest power of two below n (RFC 9162 section 2.1.1).
std::uint64_t split_of(std::uint64_t n) { return std::bit_floor(n - 1); }

core::Digest join(const Path& subtrees) {  // the largest first
  core::Digest root = subtrees.back();
  for (auto left = subtrees.rbegin() + 1; left != subtrees.rend(); ++left) {
    root = node_hash(*left, root);
  }
  return root;
}

// What is hashed for a node.
using Node = std::array<std::byte, 1 + 2 * core::Digest::kSize>;

Node node_of(const core::Digest& left, const core::Digest& right) {
  Node node;
  node.front() = kNodePrefix;
  std::ranges::copy(left.data, node.begin() + 1);
  std::ranges::copy(right.data, node.begin() + 1 + core::Digest::kSize);
  return node;
}

// Of at least one leaf. Hashes pairs in place: a node alone at the end of its level waits for what
// comes from its right, which is how a tree splits.
core::Digest root_of(std::vector<core::Digest> row) {
  std::vector<Node> nodes(row.size() / 2);
  std::vector<core::ByteView> views(nodes.begin(), nodes.end());
  while (row.size() > 1) {
    const auto pairs = row.size() / 2;
    for (std::size_t i = 0; i < pairs; ++i) nodes[i] = node_of(row[2 * i], row[2 * i + 1]);
    core::sha256_each(std::span(views).first(pairs), std::span(row).first(pairs));
    if (row.size() % 2 != 0) row[pairs] = row.back();
    row.resize(row.size() - pairs);
  }
  return row.front();
}

}  // namespace

core::Digest leaf_hash(core::ByteView entry) {
  return core::sha256({core::ByteView(&kLeafPrefix, 1), entry});
}

core::Digest node_hash(const core::Digest& left, const core::Digest& right) {
  return core::sha256({core::ByteView(&kNodePrefix, 1), left.view(), right.view()});
}

core::Digest empty_root() { return core::sha256(core::ByteView{}); }

void MerkleTree::append(const core::Digest& leaf) {
  if (last_tile_.size() == kTileSize) last_tile_.clear();
  last_tile_.push_back(leaf);
  ++size_;
  if (last_tile_.size() == kTileSize) complete_tile();
}

void MerkleTree::complete_tile() {
  auto complete = root_of(last_tile_);
  for (std::size_t level = 0;; ++level) {
    if (level == tiles_.size()) tiles_.emplace_back();
    auto& row = tiles_[level];
    row.push_back(complete);
    if (row.size() % 2 != 0) return;
    complete = node_hash(row[row.size() - 2], row.back());
  }
}

const core::Digest& MerkleTree::last_leaf() const {
  YORIAI_ASSERT(size_ > 0);
  return last_tile_.back();
}

core::Digest MerkleTree::root() const {
  // All that this asks for is in the tree.
  return root_at(size_, {});
}

core::Digest MerkleTree::root_at(std::uint64_t size, const LeafSource& leaves) const {
  YORIAI_ASSERT(size <= size_);
  return size == 0 ? empty_root() : range_root(0, size, leaves);
}

std::vector<core::Digest> MerkleTree::leaves_of(std::uint64_t begin, std::uint64_t end,
                                                const LeafSource& leaves) const {
  const auto kept_from = size_ - last_tile_.size();
  if (begin >= kept_from) {
    const auto first = last_tile_.begin() + static_cast<std::ptrdiff_t>(begin - kept_from);
    return {first, first + static_cast<std::ptrdiff_t>(end - begin)};
  }
  YORIAI_ASSERT(leaves);
  auto asked = leaves(begin, end);
  YORIAI_ASSERT(asked.size() == end - begin);
  return asked;
}

core::Digest MerkleTree::range_root(std::uint64_t begin, std::uint64_t end,
                                    const LeafSource& leaves) const {
  Path complete;  // subtrees, the largest first
  while (end - begin >= kTileSize) {
    const auto level = static_cast<int>(std::bit_width(end - begin)) - 1;
    complete.push_back(tiles_[static_cast<std::size_t>(level - kTileHeight)][begin >> level]);
    begin += std::uint64_t{1} << level;
  }
  if (begin < end) complete.push_back(root_of(leaves_of(begin, end, leaves)));
  return join(complete);
}

std::vector<core::Digest> MerkleTree::inclusion_proof(std::uint64_t index, std::uint64_t size,
                                                      const LeafSource& leaves) const {
  YORIAI_ASSERT(index < size && size <= size_);
  Path from_root;
  std::uint64_t begin = 0;
  std::uint64_t end = size;
  while (end - begin > 1) {
    const std::uint64_t middle = begin + split_of(end - begin);
    if (index < middle) {
      from_root.push_back(range_root(middle, end, leaves));
      end = middle;
    } else {
      from_root.push_back(range_root(begin, middle, leaves));
      begin = middle;
    }
  }
  return {from_root.rbegin(), from_root.rend()};
}

std::vector<core::Digest> MerkleTree::consistency_proof(std::uint64_t from, std::uint64_t to,
                                                        const LeafSource& leaves) const {
  YORIAI_ASSERT(from <= to && to <= size_);
  if (from == 0) return {};
  Path from_root;
  std::uint64_t begin = 0;
  std::uint64_t end = to;
  while (from != end) {
    const std::uint64_t middle = begin + split_of(end - begin);
    if (from <= middle) {
      from_root.push_back(range_root(middle, end, leaves));
      end = middle;
    } else {
      from_root.push_back(range_root(begin, middle, leaves));
      begin = middle;
    }
  }
  // From 0 on it is the old root itself, which the verifier has.
  if (begin != 0) from_root.push_back(range_root(begin, end, leaves));
  return {from_root.rbegin(), from_root.rend()};
}

}  // namespace yoriai::ledger
