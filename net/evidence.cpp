#include "net/evidence.h"

#include "ledger/merkle.h"
#include "net/words.h"

namespace yoriai::net {
namespace {

// One peer, one epoch and size, two roots.
template <class Word>
bool two_trees(const Pair<Word>& words) {
  const auto& [a, b] = words;
  return core::rank_of(a.tree) == core::rank_of(b.tree) && a.tree.root != b.tree.root;
}

bool is_leaf_of(const ProvenLeaf& leaf, const core::Tree& tree) {
  return leaf.index < tree.size &&
         ledger::verify_inclusion(leaf.hash, leaf.index, tree.size, leaf.proof, tree.root);
}

struct Judge {
  const core::LedgerId& ledger;

  using Verdict = std::optional<NoProof>;

  // Of two words that are `differ`ent where they must not be.
  template <class Word>
  [[nodiscard]] Verdict judge(const Pair<Word>& words, bool differ) const {
    if (words[0].peer != words[1].peer) return NoProof::two_signers;
    if (!differ) return NoProof::no_contradiction;
    const bool good = is_good(words[0], ledger) && is_good(words[1], ledger);
    return good ? Verdict() : NoProof::signature_bad;
  }

  Verdict operator()(const TwoAcks& shown) const {
    return judge(shown.words, two_trees(shown.words));
  }
  Verdict operator()(const TwoHeld& shown) const {
    return judge(shown.words, two_trees(shown.words));
  }
  Verdict operator()(const TwoPromises& shown) const {
    const auto& [a, b] = shown.words;
    const bool differ = a.candidate != b.candidate || a.log != b.log || a.best != b.best;
    return judge(shown.words, a.epoch == b.epoch && differ);
  }
  Verdict operator()(const TwoReceipts& shown) const {
    const auto& [a, b] = shown.words;
    if (a.receipt.peer != b.receipt.peer) return NoProof::two_signers;
    const bool differ = a.event != b.event || a.receipt.previous != b.receipt.previous ||
                        a.receipt.received_at != b.receipt.received_at;
    if (a.receipt.number != b.receipt.number || !differ) return NoProof::no_contradiction;
    const bool good = is_good(a.receipt, ledger, a.event) && is_good(b.receipt, ledger, b.event);
    return good ? Verdict() : NoProof::signature_bad;
  }
  Verdict operator()(const TwoLeaves& shown) const {
    const auto& [a, b] = shown.words;
    const auto& [left, right] = shown.leaves;
    const bool differ =
        a.tree.epoch == b.tree.epoch && left.index == right.index && left.hash != right.hash;
    if (const auto missing = judge(shown.words, differ)) return missing;
    const bool included = is_leaf_of(left, a.tree) && is_leaf_of(right, b.tree);
    return included ? Verdict() : NoProof::inclusion_bad;
  }
};

struct Accused {
  template <class Shown>
  const core::PublicKey& operator()(const Shown& shown) const {
    return shown.words[0].peer;
  }
  const core::PublicKey& operator()(const TwoReceipts& shown) const {
    return shown.words[0].receipt.peer;
  }
};

}  // namespace

std::optional<NoProof> missing_in(const Evidence& evidence) {
  return std::visit(Judge{evidence.ledger}, evidence.shown);
}

const core::PublicKey& accused(const Evidence& evidence) {
  return std::visit(Accused{}, evidence.shown);
}

}  // namespace yoriai::net
