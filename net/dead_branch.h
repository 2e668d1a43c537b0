// What peers acknowledged of entries that this peer had and lets go of. Whoever acknowledges in the
// same epoch a tree with another entry in their place has told two stories, also when no two trees
// are of one size (specs/peers.md section 11).
#pragma once

#include "net/board.h"
#include "net/desk.h"

namespace yoriai::net {

class DeadBranch {
 public:
  DeadBranch(Desk& desk, const Board& board) : desk_(desk), board_(board) {}

  // The book's tail is about to be dropped down to this size. Takes the place of what was
  // remembered before: at most the words that the board has.
  void remember(std::uint64_t size);
  // Tells of those who have acknowledged what the book holds now besides.
  void compare();

 private:
  struct Word {
    core::Ack ack;
    ProvenLeaf leaf;  // the first that was dropped
  };
  [[nodiscard]] ProvenLeaf leaf_in_book(std::uint64_t index, std::uint64_t size) const;
  [[nodiscard]] bool contradicts(const Word& word, const core::Ack& present) const;
  bool tell(const Word& word);

  Desk& desk_;
  const Board& board_;
  std::vector<Word> words_;
};

}  // namespace yoriai::net
