// A book in memory with an open vote in which one third of those who joined have lent their voice:
// what a closing has to count. Nothing in it is signed by members, so it can be opened, as a book
// that this machine wrote, but no audit would pass it.
#pragma once

#include "ledger/book.h"
#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "tests/bench/community.h"

namespace yoriai::bench {

// How the delegations hang together.
enum class Shape { forest, chain, star };

class DelegatingBook {
 public:
  // The first `voters` who join vote; the `delegators` who join after them delegate and do not
  // vote.
  DelegatingBook(std::uint32_t voters, std::uint32_t delegators);

  // Enters the delegations of this shape in place of those before, and opens the book.
  ledger::Book& open(Shape shape);
  [[nodiscard]] const core::ProposalId& proposal() const { return community_.proposal(); }
  // What the count must come to, found without core's help.
  [[nodiscard]] PlainCount expected(Shape shape) const;

 private:
  void write_members();
  void write_ballots();
  [[nodiscard]] std::uint32_t target_of(Shape shape, std::uint32_t delegator) const;
  BulkWriter writer() { return {store_, high_water_, community_.ledger()}; }
  void drop_delegations();
  void sign();

  Community community_;
  std::uint32_t voters_;
  std::uint32_t delegators_;
  ledger::MemoryStore store_;
  ledger::MemoryHighWater high_water_;
  std::uint64_t size_without_delegations_ = 0;
  std::unique_ptr<ledger::Book> book_;
};

}  // namespace yoriai::bench
