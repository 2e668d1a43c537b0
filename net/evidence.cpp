#include "net/evidence.h"

#include "ledger/merkle.h"
#include "net/words.h"

namespace yoriai::net {
namespace {

// Who said both, and that both are well signed.
template <class Word, class Good>
bool both_good(const Pair<Word>& words, Good good) {
  return words[0].peer == words[1].peer && good(words[0]) && good(words[1]);
}

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

  bool operator()(const TwoAcks& shown) const {
    return two_trees(shown.words) &&
           both_good(shown.words, [&](const auto& word) { return is_good(word, ledger); });
  }
  bool operator()(const TwoHeld& shown) const {
    return two_trees(shown.words) &&
           both_good(shown.words, [&](const auto& word) { return is_good(word, ledger); });
  }
  bool operator()(const TwoPromises& shown) const {
    const auto& [a, b] = shown.words;
    const bool differ = a.candidate != b.candidate || a.log != b.log || a.best != b.best;
    return a.epoch == b.epoch && differ &&
           both_good(shown.words, [&](const auto& word) { return is_good(word, ledger); });
  }
  bool operator()(const TwoReceipts& shown) const {
    const auto& [a, b] = shown.words;
    const auto same_words = [](const core::Receipt& x, const core::Receipt& y) {
      return x.previous == y.previous && x.received_at == y.received_at;
    };
    const bool differ = a.event != b.event || !same_words(a.receipt, b.receipt);
    return a.receipt.peer == b.receipt.peer && a.receipt.number == b.receipt.number && differ &&
           is_good(a.receipt, ledger, a.event) && is_good(b.receipt, ledger, b.event);
  }
  bool operator()(const TwoLeaves& shown) const {
    const auto& [a, b] = shown.words;
    const auto& [left, right] = shown.leaves;
    return a.tree.epoch == b.tree.epoch && left.index == right.index && left.hash != right.hash &&
           is_leaf_of(left, a.tree) && is_leaf_of(right, b.tree) &&
           both_good(shown.words, [&](const auto& word) { return is_good(word, ledger); });
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

bool convicts(const Evidence& evidence) {
  return std::visit(Judge{evidence.ledger}, evidence.shown);
}

const core::PublicKey& accused(const Evidence& evidence) {
  return std::visit(Accused{}, evidence.shown);
}

}  // namespace yoriai::net
