#include "ledger/import_book.h"

#include <gtest/gtest.h>

#include <sstream>

#include "tests/support/exported_village.h"

namespace yoriai::tests {
namespace {

using ledger::EnvironmentError;

class ImportBook : public testing::Test {
 protected:
  ledger::AuditReport import(const std::string& file) {
    std::istringstream in(file);
    ledger::SignaturePool pool(1);
    return ledger::import_book(in, store_, high_water_, pool);
  }
  EnvironmentError::Cause cause_of_failure(const std::string& file) {
    try {
      import(file);
    } catch (const EnvironmentError& error) {
      return error.cause();
    }
    ADD_FAILURE() << "nothing failed";
    return {};
  }

  ledger::MemoryStore store_;
  ledger::MemoryHighWater high_water_;
};

TEST_F(ImportBook, GivesTheSameBook) {
  const auto village = voted_village();
  const KeptBook kept(village);
  const auto& ledger = village.state().ledger();
  const auto report = import(kept.exported());
  ASSERT_TRUE(report.ok());
  for (const auto access : {ledger::Access::read, ledger::Access::write}) {
    const auto book = ledger::Book::open(store_, high_water_, ledger, access);
    EXPECT_EQ(core::state_digest(book->state()), core::state_digest(village.state()));
    EXPECT_EQ(book->tree().root(), kept.book->tree().root());
  }
  EXPECT_EQ(export_of(store_, ledger, *store_.checkpoint(ledger)), kept.exported());
  EXPECT_EQ(high_water_.read(ledger)->size, village.lines().size());
  EXPECT_EQ(high_water_.read(ledger)->signed_size, village.lines().size());
}

TEST_F(ImportBook, TheBookGoesOnFromThere) {
  auto village = voted_village();
  import(KeptBook(village).exported());
  const auto book = ledger::Book::open(store_, high_water_, village.state().ledger());
  village.join();
  append_rest(*book, village.lines());
  EXPECT_EQ(core::state_digest(book->state()), core::state_digest(village.state()));
}

TEST_F(ImportBook, ABadFileLeavesNothing) {
  auto lines = lines_of(voted_export());
  lines.pop_back();
  const auto report = import(joined(lines));
  ASSERT_TRUE(report.fault);
  EXPECT_EQ(report.fault->line, lines.size() + 1);
  EXPECT_EQ(store_.size(report.ledger), 0U);
  EXPECT_FALSE(store_.checkpoint(report.ledger));
  EXPECT_TRUE(high_water_.all().empty());
}

TEST_F(ImportBook, ABookThatIsThereAlreadyIsLeftAlone) {
  import(voted_export());
  EXPECT_EQ(cause_of_failure(voted_export()), EnvironmentError::Cause::already_exists);
}

TEST_F(ImportBook, ABookThatWasHereOnceDoesNotComeBack) {
  const auto report = audit(voted_export());
  high_water_.write(report.ledger, {});
  EXPECT_EQ(cause_of_failure(voted_export()), EnvironmentError::Cause::already_exists);
}

// A stream whose second reading gives other bytes.
class Changing : public std::stringbuf {
 public:
  Changing(const std::string& first, std::string second)
      : std::stringbuf(first), second_(std::move(second)) {}

 protected:
  pos_type seekpos(pos_type /*at*/, std::ios_base::openmode /*which*/) override {
    str(second_);
    return 0;
  }

 private:
  std::string second_;
};

TEST_F(ImportBook, AFileThatChangesMeanwhileIsNotABook) {
  auto lines = lines_of(voted_export());
  lines.erase(lines.begin() + 5);
  Changing buffer(voted_export(), joined(lines));
  std::istream in(&buffer);
  ledger::SignaturePool pool(1);
  EXPECT_THROW(ledger::import_book(in, store_, high_water_, pool), EnvironmentError);
  const auto ledger = audit(voted_export()).ledger;
  EXPECT_THROW(ledger::Book::open(store_, high_water_, ledger), EnvironmentError);
}

// How many entries open after the n-th write of the store or of the high-water failed.
std::uint64_t left_after(bool in_store, std::uint64_t n, ledger::AfterFailure after) {
  ledger::MemoryStore store;
  ledger::MemoryHighWater high_water;
  auto& faults = in_store ? store.faults() : high_water.faults();
  faults.fail_at(n, after);
  std::istringstream in(voted_export());
  ledger::SignaturePool pool(1);
  EXPECT_THROW(ledger::import_book(in, store, high_water, pool), EnvironmentError);
  faults.restart();
  try {
    return ledger::Book::open(store, high_water, audit(voted_export()).ledger)->tree().size();
  } catch (const EnvironmentError&) {
    return 0;
  }
}

TEST_F(ImportBook, CutShortItNeverPassesForABook) {
  using ledger::AfterFailure;
  // The checkpoint and one batch; the empty mark and the last one.
  for (const std::uint64_t write : {1U, 2U}) {
    for (const auto after : {AfterFailure::lost, AfterFailure::kept}) {
      EXPECT_EQ(left_after(true, write, after), 0U);
      const bool whole = write == 2 && after == AfterFailure::kept;
      EXPECT_EQ(left_after(false, write, after), whole ? audit(voted_export()).size : 0U);
    }
  }
}

}  // namespace
}  // namespace yoriai::tests
