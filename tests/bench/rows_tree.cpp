// The Merkle tree: appending, and proofs from any place.
#include "ledger/merkle.h"

#include "tests/bench/bench.h"
#include "tests/bench/limits.h"
#include "tests/bench/stopwatch.h"
#include "tests/support/dice.h"

namespace yoriai::bench {
namespace {

constexpr std::uint32_t kProofs = 20'000;
constexpr std::size_t kNodeBytes = 65;

ledger::MerkleTree tree_of(const std::vector<core::Digest>& leaves) {
  ledger::MerkleTree tree;
  for (const auto& leaf : leaves) tree.append(leaf);
  return tree;
}

Measured append(Bench& bench) {
  const auto& book = bench.book();
  ledger::MerkleTree tree;
  double seconds = 0;
  const double limit =
      around([&] { return bare_hash_rate(bench.setting(), kNodeBytes); },
             [&] { seconds = seconds_of([&] { tree = tree_of(book.leaves()); }); });
  require(tree.root() == book.facts().root, "the root is wrong");
  return {static_cast<double>(tree.size()) / seconds, limit, seconds,
          "one inner node hashed for each leaf"};
}

// The leaves of a book lie in its store; here in memory, so that the tree alone is measured.
ledger::LeafSource source_of(const std::vector<core::Digest>& leaves) {
  return [&leaves](std::uint64_t from, std::uint64_t to) {
    return std::vector(leaves.begin() + static_cast<std::ptrdiff_t>(from),
                       leaves.begin() + static_cast<std::ptrdiff_t>(to));
  };
}

struct Asked {
  std::uint64_t index = 0;
  std::uint64_t size = 0;
};

std::vector<Asked> questions(std::uint32_t count, std::uint64_t size) {
  tests::Dice dice(kSeed);
  std::vector<Asked> all;
  for (std::uint32_t i = 0; i < count; ++i) {
    const auto at = static_cast<std::uint64_t>(dice.between(1, static_cast<long long>(size)));
    all.push_back({static_cast<std::uint64_t>(dice.below(static_cast<long long>(at))), at});
  }
  return all;
}

Measured inclusion(Bench& bench) {
  const auto& leaves = bench.book().leaves();
  const auto tree = tree_of(leaves);
  const auto source = source_of(leaves);
  const auto asked = questions(bench.setting().scaled(kProofs), tree.size());
  std::vector<std::vector<core::Digest>> proofs;
  const double seconds = seconds_of([&] {
    for (const auto& [index, size] : asked)
      proofs.push_back(tree.inclusion_proof(index, size, source));
  });
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto& [index, size] = asked[i];
    require(
        ledger::verify_inclusion(leaves[index], index, size, proofs[i], tree.root_at(size, source)),
        "an inclusion proof does not hold");
  }
  return {static_cast<double>(asked.size()) / seconds, 0, seconds, "random places and sizes"};
}

Measured consistency(Bench& bench) {
  const auto& leaves = bench.book().leaves();
  const auto tree = tree_of(leaves);
  const auto source = source_of(leaves);
  const auto asked = questions(bench.setting().scaled(kProofs), tree.size());
  std::vector<std::vector<core::Digest>> proofs;
  const double seconds = seconds_of([&] {
    for (const auto& [from, to] : asked) proofs.push_back(tree.consistency_proof(from, to, source));
  });
  for (std::size_t i = 0; i < asked.size(); ++i) {
    const auto& [from, to] = asked[i];
    require(ledger::verify_consistency(from, tree.root_at(from, source), to,
                                       tree.root_at(to, source), proofs[i]),
            "a consistency proof does not hold");
  }
  return {static_cast<double>(asked.size()) / seconds, 0, seconds, "random sizes"};
}

}  // namespace

std::vector<Row> tree_rows(Bench& bench) {
  return {{"tree/append", "leaves/s", {}, [&bench] { return append(bench); }},
          {"tree/inclusion_proof", "proofs/s", {}, [&bench] { return inclusion(bench); }},
          {"tree/consistency_proof", "proofs/s", {}, [&bench] { return consistency(bench); }}};
}

}  // namespace yoriai::bench
