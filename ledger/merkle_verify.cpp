// RFC 9162 sections 2.1.3.2 and 2.1.4.2.
#include <bit>

#include "ledger/merkle.h"

namespace yoriai::ledger {
namespace {

// The way from a leaf (or the last complete subtree of an old tree) up to the root: where it stands
// on the present level, and the last position there.
class Climb {
 public:
  Climb(std::uint64_t at, std::uint64_t last) : at_(at), last_(last) {}

  [[nodiscard]] bool on_top() const { return last_ == 0; }
  // Whether the next sibling stands to the left. Not on top.
  [[nodiscard]] bool left_sibling() const { return at_ % 2 != 0 || at_ == last_; }
  // To the next level on which there is a sibling to come from `left`.
  void up(bool left) {
    // Levels on which it stands last and alone.
    const int lone = left ? std::countr_zero(at_) : 0;
    at_ = at_ >> lone >> 1U;
    last_ = last_ >> lone >> 1U;
  }

 private:
  std::uint64_t at_;
  std::uint64_t last_;
};

}  // namespace

bool verify_inclusion(const core::Digest& leaf, std::uint64_t index, std::uint64_t size,
                      std::span<const core::Digest> proof, const core::Digest& root) {
  if (index >= size) return false;
  Climb climb(index, size - 1);
  core::Digest hash = leaf;
  for (const core::Digest& sibling : proof) {
    if (climb.on_top()) return false;
    const bool left = climb.left_sibling();
    hash = left ? node_hash(sibling, hash) : node_hash(hash, sibling);
    climb.up(left);
  }
  return climb.on_top() && hash == root;
}

bool verify_consistency(std::uint64_t from, const core::Digest& from_root, std::uint64_t to,
                        const core::Digest& to_root, std::span<const core::Digest> proof) {
  if (from > to) return false;
  if (from == to) return proof.empty() && from_root == to_root;
  if (from == 0) return proof.empty() && from_root == empty_root();
  // A complete old tree is itself the first hash of the proof, and is left out of it.
  const bool complete = std::has_single_bit(from);
  if (!complete && proof.empty()) return false;
  core::Digest old_hash = complete ? from_root : proof.front();
  core::Digest new_hash = old_hash;
  const int whole = std::countr_one(from - 1);
  Climb climb((from - 1) >> whole, (to - 1) >> whole);
  for (const core::Digest& sibling : proof.subspan(complete ? 0 : 1)) {
    if (climb.on_top()) return false;
    const bool left = climb.left_sibling();
    if (left) old_hash = node_hash(sibling, old_hash);
    new_hash = left ? node_hash(sibling, new_hash) : node_hash(new_hash, sibling);
    climb.up(left);
  }
  return climb.on_top() && old_hash == from_root && new_hash == to_root;
}

}  // namespace yoriai::ledger
