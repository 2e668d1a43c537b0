// Opening a stored book: every leaf hash, every rule, the opening and the closing counted again,
// but no signature.
#include <fmt/format.h>

#include "ledger/stored_entries.h"
#include "tests/bench/bench.h"
#include "tests/bench/counting_check.h"
#include "tests/bench/pinned.h"
#include "tests/bench/stopwatch.h"

namespace yoriai::bench {
namespace {

void require_same_book(const SignedBook& made, const ledger::Book& book) {
  const auto& facts = made.facts();
  const auto& proposal = book.state().proposals().at(0);
  require(book.tree().size() == facts.size, "the size is wrong");
  require(book.tree().root() == facts.root, "the root is wrong");
  // From the opening on, the root has the random salts of what the sequencer says.
  require_pinned(
      "root of the admissions", facts.ballots,
      book.tree().root_at(facts.first_ballot - 1,
                          ledger::stored_leaves(book.store(), made.community().ledger())));
  require(proposal.phase == core::Phase::closed, "the vote is not closed");
  const auto document = book.store().blob(made.community().ledger(), proposal.result);
  require(document.has_value(), "there is no result document");
  const auto voted = static_cast<std::uint32_t>(facts.ballots);
  require_result(*document, {voted + kFounders, voted, 0}, facts.count);
}

Measured replay(Bench& bench) {
  const auto& made = bench.book();
  const auto folder = ledger::BookFolder::open_to_read(made.folder());
  ledger::Book* book = nullptr;
  const double seconds = seconds_of([&] { book = &folder->book(made.community().ledger()); });
  require_same_book(made, *book);
  return {static_cast<double>(made.facts().size) / seconds, 0, seconds,
          fmt::format("{} entries, one opening and one closing included", made.facts().size)};
}

Measured digest(Bench& bench) {
  const auto& made = bench.book();
  const auto folder = ledger::BookFolder::open_to_read(made.folder());
  const auto& state = folder->book(made.community().ledger()).state();
  core::Digest first;
  const double seconds = seconds_of([&] { first = core::state_digest(state); });
  require(first == core::state_digest(state), "two digests of one state differ");
  require_pinned("state digest", made.facts().ballots, first);
  return {seconds, 0, seconds, "of the state when the vote is closed"};
}

}  // namespace

std::vector<Row> replay_rows(Bench& bench) {
  constexpr double kEntriesPerSecond = 1'500'000;
  return {{"replay/stored",
           "entries/s",
           {Target::Kind::at_least, kEntriesPerSecond},
           [&bench] { return replay(bench); }},
          {"state_digest", "s", {}, [&bench] { return digest(bench); }}};
}

}  // namespace yoriai::bench
