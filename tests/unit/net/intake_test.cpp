#include "net/intake.h"

#include <gtest/gtest.h>

#include "net/limits.h"
#include "tests/unit/net/desk_of_two.h"

namespace yoriai::net {
namespace {

constexpr ClientId kSomebody{1};

// A peer that can hold three events.
class Taking : public testing::Test {
 protected:
  // Hands it in, and says what the answer was.
  template <class Answer>
  bool is_answered_with(const ledger::EventBytes& event) {
    at.out.sent.clear();
    intake.receive(kSomebody, Submit{event, {}, {}});
    intake.settle();
    return !at.out.all<Answer>().empty();
  }
  ledger::EventBytes somebody_joins() { return at.people.bytes_of(at.people.admission()); }
  HeldItem& held_one(const ledger::EventBytes& event) {
    return *held.find(ledger::event_id(event.header));
  }

  tests::DeskOfTwo at;
  Board board;
  HeldEvents held{at.desk()};
  EventPlaces places{at.desk().book};
  Intake intake{at.desk(), board, held, places, 3};
};

TEST_F(Taking, WhatIsRefusedMakesRoomTheOldestFirst) {
  std::vector<ledger::EventBytes> events;
  for (int n = 0; n < 3; ++n) {
    events.push_back(somebody_joins());
    ASSERT_TRUE(is_answered_with<Received>(events.back()));
  }
  EXPECT_TRUE(is_answered_with<Overloaded>(somebody_joins()));
  for (const auto n : {2U, 1U}) {
    held.note_verdict(held_one(events[n]), core::Refused{core::Refusal::member_number_not_next});
  }
  EXPECT_TRUE(is_answered_with<Received>(somebody_joins()));
  EXPECT_EQ(held.size(), 3U);
  EXPECT_EQ(held.find(ledger::event_id(events[1].header)), nullptr);
  EXPECT_NE(held.find(ledger::event_id(events[2].header)), nullptr);
}

TEST_F(Taking, WhatIsAdmittedAfterAllMakesNoRoom) {
  const auto first = somebody_joins();
  ASSERT_TRUE(is_answered_with<Received>(first));
  held.note_verdict(held_one(first), core::Refused{core::Refusal::member_number_not_next});
  held.note_verdict(held_one(first), std::nullopt);
  EXPECT_FALSE(held.make_room());
}

// A receipt that its signer hands over is judged when the event is not in the book a second later.
TEST_F(Taking, AReceiptFromItsSignerIsJudgedWhenTheEventWaits) {
  const auto event = somebody_joins();
  ASSERT_TRUE(is_answered_with<Received>(event));
  auto& item = held_one(event);
  const auto& three = tests::DeskOfTwo::peer(3);
  const auto& four = tests::DeskOfTwo::peer(4);
  EXPECT_TRUE(intake.receive(three, Received{item.held.id, at.receipt(3, item.held.id, 1)}));
  EXPECT_TRUE(intake.receive(four, Received{item.held.id, at.receipt(4, core::EventId{}, 1)}));
  EXPECT_EQ(item.unjudged.size(), 2U);
  intake.see_to_held(true);  // it has just come
  EXPECT_EQ(item.unjudged.size(), 2U);
  EXPECT_TRUE(item.held.receipts.empty());
  intake.see_to_held(true);
  EXPECT_TRUE(item.unjudged.empty());
  ASSERT_EQ(item.held.receipts.size(), 1U);
  EXPECT_EQ(item.held.receipts.front().peer, three);
  EXPECT_EQ(at.out.ended, std::vector{four});
}

TEST_F(Taking, ReceiptsOfWhatIsInTheBookAreNotJudged) {
  const auto event = somebody_joins();
  ASSERT_TRUE(is_answered_with<Received>(event));
  auto& item = held_one(event);
  intake.receive(tests::DeskOfTwo::peer(3), Received{item.held.id, at.receipt(3, item.held.id, 1)});
  held.note_place(item.held.id, core::EntryIndex{1});
  for (int second = 0; second < 3; ++second) intake.see_to_held(false);
  EXPECT_EQ(item.unjudged.size(), 1U);
}

// Who hands on another peer's word may have made it up.
TEST_F(Taking, AReceiptFromSomebodyElseIsJudgedAtOnce) {
  const auto event = somebody_joins();
  ASSERT_TRUE(is_answered_with<Received>(event));
  auto& item = held_one(event);
  const auto& three = tests::DeskOfTwo::peer(3);
  auto bad = at.receipt(4, core::EventId{}, 1);
  intake.receive(three, Submit{event, {}, {at.receipt(1, item.held.id, 1), bad}});
  intake.settle();
  EXPECT_TRUE(item.unjudged.empty());
  ASSERT_EQ(item.held.receipts.size(), 1U);
  EXPECT_EQ(item.held.receipts.front().peer, tests::DeskOfTwo::peer(1));
}

// Judged for this alone: neither is needed otherwise.
TEST_F(Taking, OneNumberOnTwoReceiptsIsEvidence) {
  const auto& three = tests::DeskOfTwo::peer(3);
  const std::array events{somebody_joins(), somebody_joins(), somebody_joins()};
  std::vector<core::EventId> ids;
  for (const auto& event : events) {
    ASSERT_TRUE(is_answered_with<Received>(event));
    ids.push_back(ledger::event_id(event.header));
  }
  auto made_up = at.receipt(3, ids[0], 7);
  made_up.received_at = made_up.received_at + core::Duration{1};
  intake.receive(three, Received{ids[0], made_up});
  intake.receive(three, Received{ids[1], at.receipt(3, ids[1], 7)});
  EXPECT_TRUE(at.notices.empty());  // one of them is good
  intake.receive(three, Received{ids[2], at.receipt(3, ids[2], 7)});
  ASSERT_EQ(at.notices.size(), 1U);
  EXPECT_EQ(at.notices.front().what, Notice::What::evidence_found);
  EXPECT_EQ(at.notices.front().about, three);
  ASSERT_TRUE(at.notices.front().evidence.has_value());
  EXPECT_TRUE(convicts(*at.notices.front().evidence));
  for (std::uint64_t again = 1; again < 100; ++again) {
    auto other = at.receipt(3, ids[0], 7);
    other.received_at = other.received_at + core::Duration{again};
    intake.receive(three, Received{ids[0], sign_receipt(other, at.people.state().ledger(), ids[0],
                                                        tests::Village::peer_key(3))});
  }
  EXPECT_EQ(at.notices.size(), kMaxEvidenceOfPeer);
}

// With each second that passes so many of a flood, the oldest first.
TEST_F(Taking, AFloodOfReceiptsIsJudgedInPortions) {
  Intake roomy(at.desk(), board, held, places);
  std::vector<ledger::HeldEvent> events;
  std::uint64_t number = 0;
  while (events.size() <= kJudgedAtOnce) {
    events.push_back(at.held(at.people.key_addition(core::MemberNumber{1}), ++number));
  }
  held.add(events, {});
  for (const auto& event : events) {
    held.keep_unjudged(event.id, at.receipt(3, event.id, event.own.number));
  }
  const auto unjudged = [&] {
    return std::ranges::count_if(held.items(),
                                 [](const auto& item) { return !item.second.unjudged.empty(); });
  };
  roomy.see_to_held(true);
  roomy.see_to_held(true);
  EXPECT_EQ(unjudged(), 1);
  roomy.see_to_held(true);
  EXPECT_EQ(unjudged(), 0);
}

// A ballot of member 1 whose deadline has passed, held with the receipts of two operators.
class LateBallot : public testing::Test {
 protected:
  LateBallot() {
    const auto proposal = at.people.open(core::MemberNumber{1}, tests::question(tests::kDirect));
    at.follow_people();
    at.desk().now = at.people.now() + core::Duration{1'000};
    ballot = at.held(at.people.ballot(core::MemberNumber{1}, proposal, tests::yes()), 1);
    ballot.receipts = {at.receipt(3, ballot.id, 1)};
    held.add({ballot}, {});
    const auto& terms = at.desk().state().find(proposal)->terms;
    at.desk().now = terms.closes_at + core::Duration{10'000};
  }
  // A second passes at a peer that can hold so many.
  void look_after(Intake& intake) {
    at.desk().up = at.desk().up + kRetryRefused;
    intake.see_to_held(true);
    intake.settle();
  }
  std::size_t additions() {
    std::size_t found = 0;
    for (const auto& [number, item] : held.items()) {
      const auto header = ledger::decode_header(item.held.event.header);
      if (header->kind == core::Kind::receipts_added) ++found;
    }
    return found;
  }
  ledger::HeldEvent own_event(std::uint64_t number) {
    const auto& event = ballot.event;
    const auto bytes = at.desk()
                           .own_event(core::ReceiptsAdded{event.header, event.signatures,
                                                          event.salted_body, ballot.receipts})
                           .event;
    const auto id = ledger::event_id(bytes.header);
    return {id, bytes, at.receipt(2, id, number), {}};
  }

  tests::DeskOfTwo at;
  Board board;
  HeldEvents held{at.desk()};
  EventPlaces places{at.desk().book};
  ledger::HeldEvent ballot;
};

TEST_F(LateBallot, ItsReceiptsAreAddedAsSoonAsThereIsRoom) {
  const auto other = at.held(at.people.admission(), 2);
  held.add({other}, {});
  Intake intake(at.desk(), board, held, places, 2);
  look_after(intake);
  EXPECT_EQ(additions(), 0U);
  held.erase(std::vector{other.id});
  look_after(intake);
  EXPECT_EQ(additions(), 1U);
  look_after(intake);
  EXPECT_EQ(additions(), 1U);
}

TEST_F(LateBallot, ItsReceiptsAreAddedHoweverMuchThisPeerSaysOtherwise) {
  for (std::uint64_t number = 2; number < 2 + kMaxHeldOfAuthor; ++number) {
    held.add({own_event(number)}, {});
  }
  Intake intake(at.desk(), board, held, places);
  look_after(intake);
  EXPECT_EQ(additions(), kMaxHeldOfAuthor + 1);
}

}  // namespace
}  // namespace yoriai::net
