#include "net/held_events.h"

#include <gtest/gtest.h>

#include "net/limits.h"
#include "tests/unit/net/desk_of_two.h"

namespace yoriai::net {
namespace {

class Holding : public testing::Test {
 protected:
  Holding() : first(at.held(at.people.admission(), 1)), second(at.held(keys(), 2)) {
    held.emplace(at.desk());
    held->add({first, second}, {});
  }
  tests::Attempt keys() { return at.people.key_addition(core::MemberNumber{1}); }
  void start_again() {
    held.reset();
    at.open();
    held.emplace(at.desk());
  }
  [[nodiscard]] std::vector<core::PublicKey> who_received(const core::EventId& id) {
    std::vector<core::PublicKey> who;
    for (const auto& receipt : held->receipts_of(*held->find(id))) who.push_back(receipt.peer);
    return who;
  }

  tests::DeskOfTwo at;
  ledger::HeldEvent first;
  ledger::HeldEvent second;
  std::optional<HeldEvents> held;
};

TEST_F(Holding, IsInTheOrderOfReceiptsAndOnRecord) {
  ASSERT_EQ(held->size(), 2U);
  EXPECT_EQ(held->items().begin()->second.held, first);
  EXPECT_EQ(at.book().record().receipts.number, 2U);
  EXPECT_EQ(at.book().record().receipts.hash,
            receipt_hash(second.own, at.people.state().ledger(), second.id));
}

TEST_F(Holding, OutlivesTheProcess) {
  start_again();
  ASSERT_EQ(held->size(), 2U);
  EXPECT_EQ(held->find(second.id)->held, second);
}

// They never left, so their numbers are free.
TEST_F(Holding, WhatIsAboveTheRecordIsForgottenAtAStart) {
  const auto third = at.held(at.people.admission(), 3);
  at.store.put_held(at.people.state().ledger(), std::span(&third, 1), {});
  start_again();
  EXPECT_EQ(held->find(third.id), nullptr);
  EXPECT_EQ(held->size(), 2U);
}

TEST_F(Holding, CountsByAuthor) {
  const auto member = at.people.key_of(core::MemberNumber{1})->public_key();
  const auto before = held->of_author(member);
  ASSERT_GE(before, 1U);
  held->erase(std::vector{second.id});
  EXPECT_EQ(held->of_author(member), before - 1);
  EXPECT_EQ(held->find(second.id), nullptr);
}

TEST_F(Holding, TheFirstReceiptOfAPeerStandsAndAllAreAscending) {
  const auto of_three = at.receipt(3, first.id, 7);
  held->add_receipt(first.id, of_three);
  held->add_receipt(first.id, at.receipt(3, first.id, 8));
  held->add_receipt(first.id, at.receipt(1, first.id, 1));
  const auto who = who_received(first.id);
  EXPECT_EQ(who.size(), 3U);
  EXPECT_TRUE(std::ranges::is_sorted(who));
  const auto& receipts = held->find(first.id)->held.receipts;
  EXPECT_EQ(std::ranges::find(receipts, of_three.peer, &core::Receipt::peer)->number, 7U);
}

TEST_F(Holding, ReceiptsAreStoredWithWhatIsAddedNext) {
  held->add_receipt(first.id, at.receipt(3, first.id, 7));
  held->add({}, {});
  start_again();
  EXPECT_EQ(who_received(first.id).size(), 2U);
}

// Well signed, but for another event.
TEST_F(Holding, AnUnjudgedReceiptThatIsBadIsNeverUsedAndItsSignerIsPartedWith) {
  const auto bad = at.receipt(3, second.id, 7);
  EXPECT_TRUE(held->keep_unjudged(first.id, bad));
  EXPECT_TRUE(held->keep_unjudged(first.id, at.receipt(4, first.id, 1)));
  EXPECT_TRUE(at.out.ended.empty());
  const auto who = who_received(first.id);
  EXPECT_EQ(who.size(), 2U);
  EXPECT_EQ(std::ranges::count(who, bad.peer), 0);
  EXPECT_EQ(at.out.ended, std::vector{bad.peer});
  held->add({}, {});
  start_again();
  EXPECT_EQ(who_received(first.id), who);
}

TEST_F(Holding, OneUnjudgedReceiptOfAPeerIsKept) {
  EXPECT_TRUE(held->keep_unjudged(first.id, at.receipt(3, second.id, 7)));
  for (std::uint64_t number = 8; number < 100; ++number) {
    EXPECT_FALSE(held->keep_unjudged(first.id, at.receipt(3, first.id, number)));
  }
  EXPECT_EQ(held->find(first.id)->unjudged.size(), 1U);
  EXPECT_FALSE(held->keep_unjudged(at.held(keys(), 3).id, at.receipt(4, first.id, 1)));
}

// What came first was rubbish, in whosever name: it takes nobody's place.
TEST_F(Holding, AGoodReceiptTakesThePlaceOfABadOneThatWasNotJudged) {
  held->keep_unjudged(first.id, at.receipt(3, second.id, 7));
  const auto good = at.receipt(3, first.id, 8);
  held->add_receipt(first.id, good);
  EXPECT_EQ(held->find(first.id)->held.receipts, std::vector{good});
}

TEST_F(Holding, TheFirstReceiptStandsAlsoWhenItWasNotJudged) {
  const auto before = at.receipt(3, first.id, 7);
  held->keep_unjudged(first.id, before);
  held->add_receipt(first.id, at.receipt(3, first.id, 8));
  EXPECT_EQ(held->find(first.id)->held.receipts, std::vector{before});
}

TEST_F(Holding, WhatIsFinalIsLetGo) {
  held->note_place(first.id, core::EntryIndex{1});
  held->note_place(second.id, core::EntryIndex{2});
  held->release_below(2);
  EXPECT_EQ(held->find(first.id), nullptr);
  EXPECT_NE(held->find(second.id), nullptr);
}

TEST_F(Holding, ADroppedTailIsHeldAgain) {
  held->note_place(first.id, core::EntryIndex{1});
  held->note_place(second.id, core::EntryIndex{2});
  held->forget_places_from(2);
  EXPECT_TRUE(held->find(first.id)->index.has_value());
  EXPECT_FALSE(held->find(second.id)->index.has_value());
  held->release_below(3);
  EXPECT_NE(held->find(second.id), nullptr);
}

}  // namespace
}  // namespace yoriai::net
