#include "net/dead_branch.h"

#include <algorithm>

#include "ledger/stored_entries.h"

namespace yoriai::net {

ProvenLeaf DeadBranch::leaf_in_book(std::uint64_t index, std::uint64_t size) const {
  const auto leaves = ledger::stored_leaves(desk_.book.store(), desk_.ledger());
  return {index, leaves(index, index + 1).front(),
          desk_.book.tree().inclusion_proof(index, size, leaves)};
}

void DeadBranch::remember(std::uint64_t size) {
  words_.clear();
  for (const auto& ack : board_.acks()) {
    if (ack.tree.size <= size || !desk_.holds(ack.tree)) continue;
    words_.push_back({ack, leaf_in_book(size, ack.tree.size)});
  }
}

bool DeadBranch::contradicts(const Word& word, const core::Ack& present) const {
  return present.peer == word.ack.peer && present.tree.epoch == word.ack.tree.epoch &&
         present.tree.size > word.leaf.index && desk_.holds(present.tree);
}

// True when it was told of, and need not be again.
bool DeadBranch::tell(const Word& word) {
  const auto acks = board_.acks();
  const auto other =
      std::ranges::find_if(acks, [&](const auto& ack) { return contradicts(word, ack); });
  if (other == acks.end()) return false;
  const auto leaf = leaf_in_book(word.leaf.index, other->tree.size);
  if (leaf.hash == word.leaf.hash) return false;
  desk_.report(TwoLeaves{{word.ack, *other}, {word.leaf, leaf}}, word.ack.peer);
  return true;
}

void DeadBranch::compare() {
  if (words_.empty() || desk_.book.tree().size() <= words_.front().leaf.index) return;
  std::vector<core::PublicKey> told;
  for (const auto& word : words_) {
    const bool known = std::ranges::find(told, word.ack.peer) != told.end();
    if (!known && tell(word)) told.push_back(word.ack.peer);
  }
  std::erase_if(words_, [&](const auto& word) {
    return std::ranges::find(told, word.ack.peer) != told.end();
  });
}

}  // namespace yoriai::net
