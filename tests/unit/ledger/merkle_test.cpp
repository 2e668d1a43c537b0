#include "ledger/merkle.h"

#include <gtest/gtest.h>

#include "core/sha256.h"
#include "tests/support/naive_merkle.h"

namespace yoriai::tests {
namespace {

using core::Digest;
using ledger::MerkleTree;

constexpr std::uint64_t kMostLeaves = 130;
// Three tiles and a little, and sizes and places around their edges.
constexpr std::uint64_t kManyLeaves = 3 * 256 + 2;
constexpr std::uint64_t kPlaces[] = {0,   1,   2,   127, 128, 254, 255, 256, 257, 258, 300,
                                     383, 384, 511, 512, 513, 640, 766, 767, 768, 769, 770};

std::vector<Digest> leaves(std::uint64_t count) {
  std::vector<Digest> out;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::string entry = "entry " + std::to_string(i);
    out.push_back(ledger::leaf_hash(core::bytes_of(entry)));
  }
  return out;
}

MerkleTree tree_of(std::span<const Digest> hashes) {
  MerkleTree tree;
  for (const Digest& leaf : hashes) tree.append(leaf);
  return tree;
}

ledger::LeafSource kept_in(std::span<const Digest> hashes) {
  return [hashes](std::uint64_t from, std::uint64_t to) {
    const auto asked = hashes.subspan(from, to - from);
    return std::vector<Digest>(asked.begin(), asked.end());
  };
}

NaiveHashes naive(std::span<const Digest> hashes) {
  NaiveHashes out;
  for (const Digest& hash : hashes) out.push_back(hash.data);
  return out;
}

Digest flipped(Digest digest, std::size_t bit) {
  digest.data[bit / 8 % Digest::kSize] ^= std::byte{1} << (bit % 8);
  return digest;
}

TEST(Merkle, EmptyRootIsTheHashOfNothing) {
  EXPECT_EQ(core::to_hex(ledger::empty_root().view()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(MerkleTree().root(), ledger::empty_root());
  EXPECT_EQ(MerkleTree().size(), 0U);
}

// Entries and roots of transparency-dev/merkle, testonly/constants.go (first in Certificate
// Transparency's tests): sizes 1 to 8.
TEST(Merkle, RootsOfThePublicTestTree) {
  const char* const entries[] = {"",
                                 "00",
                                 "10",
                                 "2021",
                                 "3031",
                                 "40414243",
                                 "5051525354555657",
                                 "606162636465666768696a6b6c6d6e6f"};
  const char* const roots[] = {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                               "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                               "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                               "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                               "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                               "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                               "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                               "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  MerkleTree tree;
  for (std::size_t i = 0; i < std::size(entries); ++i) {
    tree.append(ledger::leaf_hash(*core::from_hex(entries[i])));
    EXPECT_EQ(core::to_hex(tree.root().view()), roots[i]) << i + 1;
  }
}

TEST(Merkle, RootsOfEverySizeAreTheNaiveOnes) {
  const auto hashes = leaves(kMostLeaves);
  const MerkleTree tree = tree_of(hashes);
  ASSERT_EQ(tree.size(), kMostLeaves);
  const NaiveHashes plain = naive(hashes);
  for (std::uint64_t size = 0; size <= kMostLeaves; ++size) {
    const NaiveHash expected = naive_root(std::span(plain).first(size));
    ASSERT_EQ(tree.root_at(size, kept_in(hashes)).data, expected) << size;
    ASSERT_EQ(tree_of(std::span(hashes).first(size)).root().data, expected) << size;
  }
}

TEST(Merkle, TheLastLeafIsKept) {
  const auto hashes = leaves(kManyLeaves);
  MerkleTree tree;
  for (const auto& leaf : hashes) {
    tree.append(leaf);
    ASSERT_EQ(tree.last_leaf(), leaf) << tree.size();
  }
}

TEST(Merkle, BeyondATileEverythingIsTheNaiveOneToo) {
  const auto hashes = leaves(kManyLeaves);
  const auto source = kept_in(hashes);
  const NaiveHashes plain = naive(hashes);
  MerkleTree grown;
  for (std::uint64_t size = 0; size < kManyLeaves; ++size) {
    ASSERT_EQ(grown.root().data, naive_root(std::span(plain).first(size))) << size;
    grown.append(hashes[size]);
  }
  for (const auto to : kPlaces) {
    const auto first = std::span(plain).first(to);
    ASSERT_EQ(grown.root_at(to, source).data, naive_root(first)) << to;
    for (const auto from : kPlaces) {
      if (from < to) {
        ASSERT_EQ(naive(grown.inclusion_proof(from, to, source)), naive_inclusion(from, first));
      }
      if (from <= to) {
        ASSERT_EQ(naive(grown.consistency_proof(from, to, source)), naive_consistency(from, first));
      }
    }
  }
}

TEST(Merkle, AProofAsksForLessThanATile) {
  const auto hashes = leaves(kManyLeaves);
  const MerkleTree tree = tree_of(hashes);
  std::uint64_t asked = 0;
  const ledger::LeafSource counting = [&](std::uint64_t from, std::uint64_t to) {
    EXPECT_EQ(from / 256, (to - 1) / 256);
    asked += to - from;
    return kept_in(hashes)(from, to);
  };
  for (std::uint64_t index = 0; index < kManyLeaves; ++index) {
    asked = 0;
    (void)tree.inclusion_proof(index, kManyLeaves, counting);
    ASSERT_EQ(asked, index < 768 ? 255U : 0U) << index;
  }
  asked = 0;
  (void)tree.root();
  EXPECT_EQ(asked, 0U);
}

TEST(Merkle, EveryInclusionProofIsTheNaiveOneAndHolds) {
  const auto hashes = leaves(kMostLeaves);
  const NaiveHashes plain = naive(hashes);
  const MerkleTree tree = tree_of(hashes);
  for (std::uint64_t size = 1; size <= kMostLeaves; ++size) {
    const Digest root = tree.root_at(size, kept_in(hashes));
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto proof = tree.inclusion_proof(index, size, kept_in(hashes));
      ASSERT_EQ(naive(proof), naive_inclusion(index, std::span(plain).first(size)));
      ASSERT_TRUE(ledger::verify_inclusion(hashes[index], index, size, proof, root))
          << index << " of " << size;
    }
  }
}

TEST(Merkle, EveryConsistencyProofIsTheNaiveOneAndHolds) {
  const auto hashes = leaves(kMostLeaves);
  const NaiveHashes plain = naive(hashes);
  const MerkleTree tree = tree_of(hashes);
  const auto root_at = [&](std::uint64_t size) { return tree.root_at(size, kept_in(hashes)); };
  for (std::uint64_t to = 0; to <= kMostLeaves; ++to) {
    for (std::uint64_t from = 0; from <= to; ++from) {
      const auto proof = tree.consistency_proof(from, to, kept_in(hashes));
      ASSERT_EQ(naive(proof), naive_consistency(from, std::span(plain).first(to)));
      ASSERT_TRUE(ledger::verify_consistency(from, root_at(from), to, root_at(to), proof))
          << from << " to " << to;
    }
  }
}

TEST(MerkleDeathTest, WhatIsBeyondTheTreeIsABug) {
  const MerkleTree tree = tree_of(leaves(3));
  EXPECT_DEATH(static_cast<void>(tree.root_at(4, {})), "bug in yoriai");
  EXPECT_DEATH(static_cast<void>(MerkleTree().last_leaf()), "bug in yoriai");
  EXPECT_DEATH(static_cast<void>(tree.inclusion_proof(3, 3, {})), "bug in yoriai");
  EXPECT_DEATH(static_cast<void>(tree.consistency_proof(2, 4, {})), "bug in yoriai");
  const MerkleTree large = tree_of(leaves(kManyLeaves));
  EXPECT_DEATH(static_cast<void>(large.root_at(3, {})), "bug in yoriai");
}

// Everything one can do to a proof of inclusion, at sizes of every shape.
class SpoiltInclusion : public testing::TestWithParam<std::uint64_t> {};

TEST_P(SpoiltInclusion, IsRefused) {
  const std::uint64_t size = GetParam();
  const auto hashes = leaves(size);
  const MerkleTree tree = tree_of(hashes);
  const Digest root = tree.root();
  for (std::uint64_t index = 0; index < size; ++index) {
    const auto proof = tree.inclusion_proof(index, size, kept_in(hashes));
    const auto holds = [&](const Digest& leaf, std::uint64_t i, std::uint64_t n,
                           std::span<const Digest> hashes_up, const Digest& top) {
      return ledger::verify_inclusion(leaf, i, n, hashes_up, top);
    };
    for (std::size_t bit = 0; bit < 256; bit += 37) {
      EXPECT_FALSE(holds(flipped(hashes[index], bit), index, size, proof, root));
      EXPECT_FALSE(holds(hashes[index], index, size, proof, flipped(root, bit)));
      for (std::size_t at = 0; at < proof.size(); ++at) {
        auto bad = proof;
        bad[at] = flipped(bad[at], bit);
        EXPECT_FALSE(holds(hashes[index], index, size, bad, root));
      }
    }
    for (std::uint64_t other = 0; other < size + 2; ++other) {
      EXPECT_EQ(holds(hashes[index], other, size, proof, root), other == index) << other;
    }
    auto longer = proof;
    longer.push_back(root);
    EXPECT_FALSE(holds(hashes[index], index, size, longer, root));
    longer = proof;
    longer.insert(longer.begin(), root);
    EXPECT_FALSE(holds(hashes[index], index, size, longer, root));
    if (proof.empty()) continue;
    EXPECT_FALSE(holds(hashes[index], index, size, std::span(proof).subspan(1), root));
    EXPECT_FALSE(holds(hashes[index], index, size, std::span(proof).first(proof.size() - 1), root));
    EXPECT_FALSE(holds(hashes[index], index, size, {}, root));
  }
  EXPECT_FALSE(ledger::verify_inclusion(root, 0, 0, {}, root));
}

INSTANTIATE_TEST_SUITE_P(Sizes, SpoiltInclusion,
                         testing::Values(1, 2, 3, 4, 5, 7, 8, 13, 16, 31, 65));

class SpoiltConsistency : public testing::TestWithParam<std::uint64_t> {};

TEST_P(SpoiltConsistency, IsRefused) {
  const std::uint64_t to = GetParam();
  const auto hashes = leaves(to);
  const MerkleTree tree = tree_of(hashes);
  const Digest new_root = tree.root();
  for (std::uint64_t from = 1; from < to; ++from) {
    const Digest old_root = tree.root_at(from, kept_in(hashes));
    const auto proof = tree.consistency_proof(from, to, kept_in(hashes));
    const auto holds = [&](const Digest& before, const Digest& after,
                           std::span<const Digest> hashes_up) {
      return ledger::verify_consistency(from, before, to, after, hashes_up);
    };
    for (std::size_t bit = 0; bit < 256; bit += 37) {
      EXPECT_FALSE(holds(flipped(old_root, bit), new_root, proof));
      EXPECT_FALSE(holds(old_root, flipped(new_root, bit), proof));
      for (std::size_t at = 0; at < proof.size(); ++at) {
        auto bad = proof;
        bad[at] = flipped(bad[at], bit);
        EXPECT_FALSE(holds(old_root, new_root, bad));
      }
    }
    auto longer = proof;
    longer.push_back(new_root);
    EXPECT_FALSE(holds(old_root, new_root, longer));
    EXPECT_FALSE(holds(old_root, new_root, {}));
    EXPECT_FALSE(holds(old_root, new_root, std::span(proof).first(proof.size() - 1)));
    EXPECT_FALSE(holds(old_root, new_root, std::span(proof).subspan(1)));
    EXPECT_FALSE(holds(new_root, old_root, proof));
    EXPECT_FALSE(ledger::verify_consistency(to, new_root, from, old_root, proof));
    // A tree of another height, under the same roots.
    EXPECT_FALSE(ledger::verify_consistency(from, old_root, to * 4, new_root, proof));
  }
}

INSTANTIATE_TEST_SUITE_P(Sizes, SpoiltConsistency,
                         testing::Values(2, 3, 4, 5, 7, 8, 13, 16, 31, 65));

TEST(Consistency, FromNothingAndToItself) {
  const Digest empty = ledger::empty_root();
  const Digest root = tree_of(leaves(3)).root();
  const std::vector<Digest> some = {root};
  EXPECT_TRUE(ledger::verify_consistency(0, empty, 3, root, {}));
  EXPECT_FALSE(ledger::verify_consistency(0, root, 3, root, {}));
  EXPECT_FALSE(ledger::verify_consistency(0, empty, 3, root, some));
  EXPECT_TRUE(ledger::verify_consistency(3, root, 3, root, {}));
  EXPECT_FALSE(ledger::verify_consistency(3, root, 3, empty, {}));
  EXPECT_FALSE(ledger::verify_consistency(3, root, 3, root, some));
}

TEST(Proofs, LargestSizesDoNotOverflow) {
  const Digest root = ledger::empty_root();
  const std::vector<Digest> proof(64, root);
  constexpr std::uint64_t kMost = UINT64_MAX;
  EXPECT_FALSE(ledger::verify_inclusion(root, kMost - 1, kMost, proof, root));
  EXPECT_FALSE(ledger::verify_inclusion(root, kMost, kMost, proof, root));
  EXPECT_FALSE(ledger::verify_inclusion(root, 0, kMost, proof, root));
  EXPECT_FALSE(ledger::verify_consistency(kMost - 1, root, kMost, root, proof));
  EXPECT_FALSE(ledger::verify_consistency(1ULL << 63U, root, kMost, root, proof));
  EXPECT_FALSE(ledger::verify_consistency(1, root, kMost, root, proof));
}

}  // namespace
}  // namespace yoriai::tests
