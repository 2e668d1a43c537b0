// A long life of a village, line by line, for writing it again into a book that is tormented: the
// same lines always give the same bytes, so that after any accident it is known what must be there.
#pragma once

#include <vector>

#include "ledger/book.h"

namespace yoriai::tests {

struct StoryLine {
  ledger::Submission submission;
  core::Instant at;
  ledger::StoredEntry stored;       // what the book must hold because of it
  std::vector<ledger::Blob> blobs;  // and beside it: its wording, or the result document
};

struct Story {
  core::LedgerId ledger;
  std::vector<StoryLine> lines;
  // How many lines from `first` on have its instant: at most so many fit one batch.
  [[nodiscard]] std::size_t together(std::size_t first) const;
};

// Proposals opening and closing, some beside each other, with wordings from a few bytes to several
// of the blocks in which RocksDB writes its log; ballots, changed ballots and delegations.
Story make_story(std::size_t lines);

}  // namespace yoriai::tests
