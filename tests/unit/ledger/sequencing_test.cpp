#include "ledger/sequencing.h"

#include <gtest/gtest.h>

#include "ledger/memory_high_water.h"
#include "ledger/memory_store.h"
#include "tests/support/kept_village.h"

namespace yoriai::ledger {
namespace {

using core::Phase;
using core::Refusal;
using tests::Village;
using tests::operator*;

class Sequencing : public testing::Test {
 protected:
  Sequencing() {
    for (std::uint32_t author = 1; author <= 2; ++author) {
      village_.announce(core::MemberNumber{author}, tests::question());
    }
    tests::append_rest(*book_, village_.lines());
  }
  [[nodiscard]] Phase phase(std::uint32_t number) const {
    return book_->state().find(core::ProposalNumber{number})->phase;
  }

  MemoryStore store_;
  MemoryHighWater high_water_;
  std::unique_ptr<Book> book_ = Book::found(store_, high_water_);
  Village village_;
};

TEST_F(Sequencing, NothingDueIsNothingMade) {
  const auto made = make_transition_event(*book_, Village::node_key(), village_.now());
  ASSERT_TRUE(made);
  EXPECT_FALSE(made.value());
}

TEST_F(Sequencing, AllThatIsDueIsEnteredInOrder) {
  const auto opens = village_.now() + 3 * tests::kHour;
  const auto opened = enter_due_transitions(*book_, Village::node_key(), opens);
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened.value().size(), 2U);
  EXPECT_EQ(phase(1), Phase::open);
  EXPECT_EQ(phase(2), Phase::open);

  const auto closes = opens + 3 * tests::kDay;
  const auto closed = enter_due_transitions(*book_, Village::node_key(), closes, true);
  ASSERT_TRUE(closed);
  EXPECT_EQ(phase(2), Phase::closed);
  EXPECT_EQ(store_.blobs(village_.state().ledger()).size(), 3U);  // a wording and two results
}

TEST_F(Sequencing, OpeningAndClosingMayFallDueTogether) {
  const auto late = village_.now() + 10 * tests::kDay;
  const auto entered = enter_due_transitions(*book_, Village::node_key(), late, true);
  ASSERT_TRUE(entered);
  EXPECT_EQ(entered.value().size(), 4U);
  EXPECT_EQ(phase(1), Phase::closed);
}

TEST_F(Sequencing, ClockThatJumpsNeedsAPersonsWord) {
  const auto late = village_.now() + 10 * tests::kDay;
  const auto entered = enter_due_transitions(*book_, Village::node_key(), late);
  ASSERT_FALSE(entered);
  EXPECT_EQ(entered.error().code, Refusal::clock_jump);
  EXPECT_EQ(phase(1), Phase::announced);
}

TEST_F(Sequencing, AnotherKeyIsRefused) {
  const auto opens = village_.now() + 3 * tests::kHour;
  const auto entered = enter_due_transitions(*book_, tests::key_named("stranger"), opens);
  ASSERT_FALSE(entered);
  EXPECT_EQ(entered.error().code, Refusal::author_unknown);
}

}  // namespace
}  // namespace yoriai::ledger
