#include "ledger/signature_pool.h"

#include <gtest/gtest.h>

#include "ledger/event_codec.h"
#include "ledger/event_maker.h"
#include "ledger/intake.h"
#include "tests/support/keys.h"

namespace yoriai::tests {
namespace {

ledger::EventBytes seconding(std::uint32_t number, bool well_signed) {
  core::ProposalSeconded body;
  body.proposal.draft.data[0] = static_cast<std::byte>(number);
  body.proposal.draft.data[1] = static_cast<std::byte>(number >> 8U);
  const ledger::SecretKey* signers[] = {&key_named("member")};
  auto event = ledger::make_event({}, body, {}, signers);
  if (!well_signed) event.signatures[5] ^= std::byte{1};
  return event;
}

bool is_bad(std::uint32_t number) { return number % 7 == 3; }

void expect_answers_in_order(ledger::SignaturePool& pool, std::uint32_t count) {
  std::vector<ledger::EventBytes> events;
  for (std::uint32_t i = 0; i < count; ++i) events.push_back(seconding(i, !is_bad(i)));
  std::vector<std::optional<core::Result<core::VerifiedEvent>>> answers(count);
  pool.for_each(count, [&](std::size_t i) { answers[i].emplace(ledger::verify(events[i])); });
  for (std::uint32_t i = 0; i < count; ++i) {
    ASSERT_TRUE(answers[i]) << i;
    ASSERT_EQ(answers[i]->has_value(), !is_bad(i)) << i;
    if (*answers[i]) {
      EXPECT_EQ(answers[i]->value().id(), ledger::event_id(events[i].header));
    } else {
      EXPECT_EQ(answers[i]->error().code, core::Refusal::signature_invalid);
    }
  }
}

TEST(SignaturePool, AnswersStandInTheOrderOfTheEvents) {
  for (const unsigned threads : {1U, 2U, 5U}) {
    ledger::SignaturePool pool(threads);
    for (const std::uint32_t count : {0U, 1U, 16U, 17U, 200U}) {
      expect_answers_in_order(pool, count);
    }
  }
}

TEST(SignaturePool, OneCallAfterAnotherManyTimes) {
  ledger::SignaturePool pool(4);
  for (int i = 0; i < 50; ++i) expect_answers_in_order(pool, 40);
}

TEST(SignaturePool, EndsWithoutHavingWorked) { const ledger::SignaturePool pool(8); }

TEST(SignaturePool, TakesAsManyThreadsAsTheMachineHas) {
  ledger::SignaturePool pool;
  expect_answers_in_order(pool, 100);
}

}  // namespace
}  // namespace yoriai::tests
