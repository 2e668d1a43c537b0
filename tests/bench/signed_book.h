// The large signed book, made once and kept: founding, admissions with every signature they need,
// one ballot of each who joined, the closing, a checkpoint; and its export.
#pragma once

#include <memory>

#include "ledger/book_folder.h"
#include "tests/bench/community.h"
#include "tests/bench/setting.h"

namespace yoriai::bench {

// What the book must come to, known from making it.
struct BookFacts {
  std::uint64_t first_ballot = 0;  // index of its entry
  std::uint64_t ballots = 0;
  std::uint64_t size = 0;
  core::Digest root;  // computed apart from the product's tree
  PlainCount count;   // of the vote
  // Signatures under the entries from the first to `to`, new keys' included.
  [[nodiscard]] std::uint64_t signatures() const;
  [[nodiscard]] std::uint64_t new_keys() const;
};

class SignedBook {
 public:
  // Makes it unless the folder holds it already.
  explicit SignedBook(const Setting& setting);

  [[nodiscard]] const Community& community() const { return community_; }
  [[nodiscard]] const BookFacts& facts() const { return facts_; }
  [[nodiscard]] const std::vector<core::Digest>& leaves() const { return leaves_; }
  [[nodiscard]] std::filesystem::path folder() const { return home_ / "book"; }
  [[nodiscard]] std::filesystem::path export_file() const { return home_ / "book.jsonl"; }
  // The root over the first entries, computed apart from the product's tree.
  [[nodiscard]] core::Digest root_at(std::uint64_t size) const;

 private:
  void make();
  void write_members(ledger::BookFolder& folder) const;
  void write_ballots(ledger::BookFolder& folder) const;
  void finish(ledger::BookFolder& folder) const;
  void learn_facts();

  Community community_;
  std::uint32_t members_;
  std::filesystem::path home_;
  std::vector<core::Digest> leaves_;
  BookFacts facts_;
};

}  // namespace yoriai::bench
