#include "ledger/verified_events.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "ledger/intake.h"
#include "tests/support/keys.h"

namespace yoriai::tests {
namespace {

using ledger::VerifiedEvents;

ledger::EventBytes seconding(std::uint16_t number) {
  core::ProposalSeconded body;
  body.proposal.draft.data[0] = static_cast<std::byte>(number);
  body.proposal.draft.data[1] = static_cast<std::byte>(number >> 8U);
  const ledger::SecretKey* signers[] = {&key_named("member")};
  return ledger::make_event({}, body, {}, signers);
}

TEST(VerifiedEvents, TheVeryBytesAreKnown) {
  VerifiedEvents known;
  const auto event = seconding(1);
  EXPECT_FALSE(known.find(event));
  known.remember(ledger::verify(event).value());
  const auto found = known.find(event);
  ASSERT_TRUE(found);
  EXPECT_TRUE(std::ranges::equal(found->event().body_bytes(), event.salted_body));
}

TEST(VerifiedEvents, OtherSignaturesOrAnotherBodyUnderTheSameHeaderAreNot) {
  VerifiedEvents known;
  const auto event = seconding(1);
  known.remember(ledger::verify(event).value());
  auto other = event;
  other.signatures[5] ^= std::byte{1};
  EXPECT_FALSE(known.find(other));
  other = event;
  other.salted_body.back() ^= std::byte{1};
  EXPECT_FALSE(known.find(other));
}

TEST(VerifiedEvents, WhatIsForgottenIsNotKnown) {
  VerifiedEvents known;
  const auto event = ledger::verify(seconding(1)).value();
  known.remember(event);
  known.forget(event.id());
  known.forget(event.id());
  EXPECT_FALSE(known.find(seconding(1)));
  EXPECT_EQ(known.size(), 0U);
}

TEST(VerifiedEvents, TheOldestGivesWay) {
  VerifiedEvents known;
  for (std::size_t n = 0; n <= VerifiedEvents::kMostEvents; ++n) {
    known.remember(ledger::verify(seconding(static_cast<std::uint16_t>(n))).value());
  }
  EXPECT_EQ(known.size(), VerifiedEvents::kMostEvents);
  EXPECT_FALSE(known.find(seconding(0)));
  EXPECT_TRUE(known.find(seconding(1)));
}

}  // namespace
}  // namespace yoriai::tests
