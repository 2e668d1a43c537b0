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
  Intake intake{at.desk(), board, held, 3};
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

}  // namespace
}  // namespace yoriai::net
