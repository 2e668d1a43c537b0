// What somebody can throw at peers to stop them or to fill their disks, and what comes of it.
#include <gtest/gtest.h>

#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "net/limits.h"
#include "net/wire_codec.h"
#include "tests/support/table.h"

namespace yoriai::tests {
namespace {

constexpr core::Duration kSecond{1'000};
constexpr core::MemberNumber kFlooder{1};

core::ByteVector bytes_of_text(std::string_view text) {
  const auto view = core::bytes_of(text);
  return {view.begin(), view.end()};
}
core::BlobName name_of(const core::ByteVector& blob) { return {core::sha256(blob), blob.size()}; }

std::size_t bytes_of_all(const std::vector<net::Message>& messages) {
  std::size_t bytes = 0;
  for (const auto& message : messages) bytes += net::encode_message(message).size();
  return bytes;
}

// As many drafts as a peer holds of one member, each of about 80 KB, all with the same number.
std::vector<ledger::EventBytes> long_drafts(Table& table) {
  auto body = choice_of(core::kMaxOptions, core::Method::one_of, kDirect);
  for (std::size_t n = 0; n < body.options.size(); ++n) {
    body.options[n] = std::to_string(1000 + n) + std::string(core::kMaxShortTextBytes - 4, 'x');
  }
  std::vector<ledger::EventBytes> drafts;
  for (std::size_t n = 0; n < net::kMaxHeldOfAuthor; ++n) {
    body.title = "Number " + std::to_string(n);
    drafts.push_back(table.people.bytes_of(table.people.draft(kFlooder, body)));
  }
  return drafts;
}

// The sequencer took them while it could enter nothing. One gets in, the others never will, and all
// are as old as can be.
TEST(Flood, OfDraftsThatAreRefusedAgainAndAgainKeepsNobodyOut) {
  Table table;
  table.cut_off(1);
  table.submit(1, table.people.bytes_of(table.people.key_addition(core::MemberNumber{2})));
  const auto wording = bytes_of_text("wording");
  for (const auto& draft : long_drafts(table)) {
    table.submit(1, draft, {wording});
    ASSERT_TRUE(table.holds(1, draft));
  }
  table.mend();
  table.wait(60 * kSecond);  // until all are old
  ASSERT_EQ(table.tree(1).size, 3U);
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(3, event);
  table.wait(10 * kSecond);
  for (const Seat seat : {1U, 2U, 3U, 4U}) EXPECT_TRUE(table.has(seat, event)) << "seat " << seat;
}

TEST(Flood, IsPassedOnInPortions) {
  Table table;
  table.cut_off(2);
  const auto wording = bytes_of_text("wording");
  for (const auto& draft : long_drafts(table)) table.submit(2, draft, {wording});
  table.speak_for(3);
  table.mend();
  std::set<core::EventId> passed_on;
  for (int second = 0; second < 30; ++second) {
    table.heard(3).clear();
    table.wait(kSecond);
    EXPECT_LT(bytes_of_all(table.heard(3)), 2 * net::kMaxLineBytes) << "second " << second;
    for (const auto& message : table.heard(3)) {
      const auto* submit = std::get_if<net::Submit>(&message);
      if (submit != nullptr) passed_on.insert(ledger::event_id(submit->event.header));
    }
  }
  EXPECT_EQ(passed_on.size(), net::kMaxHeldOfAuthor);
}

// A draft with a wording that leaves no room in a frame for one more receipt.
TEST(Flood, AWordingThatFillsAFrameIsPassedOnWithoutIt) {
  Table table;
  table.speak_for(3);
  net::Submit submit;
  core::ByteVector wording(net::kMaxFrameBytes - 4096, std::byte{'w'});
  do {
    auto body = question(kDirect);
    body.wording = name_of(wording);
    submit = {table.people.bytes_of(table.people.draft(kFlooder, body)), {wording}, {}};
    wording.resize(wording.size() + 8);
  } while (net::encode_message(submit).size() + 10 <= net::kMaxFrameBytes);
  table.submit(2, submit.event, submit.blobs);
  table.deliver_all();
  ASSERT_TRUE(table.holds(2, submit.event));
  for (const auto& message : table.heard(3)) {
    EXPECT_LE(net::encode_message(message).size() + 2, net::kMaxFrameBytes);
  }
  const auto is_it = [&](const net::Message& message) {
    const auto* passed_on = std::get_if<net::Submit>(&message);
    return passed_on != nullptr && passed_on->event == submit.event;
  };
  EXPECT_TRUE(std::ranges::any_of(table.heard(3), is_it));
}

TEST(Flood, BlobsThatAnEventDoesNotNameAreNotKept) {
  Table table;
  const auto wording = bytes_of_text("wording");
  const auto rubbish = bytes_of_text("rubbish");
  const auto draft = table.people.bytes_of(table.people.draft(kFlooder, question(kDirect)));
  table.submit(2, draft, {wording, rubbish});
  const auto& ledger = table.people.state().ledger();
  EXPECT_TRUE(table.disk(2).blob(ledger, name_of(wording)).has_value());
  EXPECT_FALSE(table.disk(2).blob(ledger, name_of(rubbish)).has_value());
}

// A wording is only as good as the draft that names it.
TEST(Flood, ABlobThatOnlyARefusedBatchNamesIsNotKept) {
  Table table;
  table.speak_for(1);
  auto body = question(kDirect);
  const core::ByteVector wording(net::kBlobPartBytes, std::byte{'w'});
  body.wording = name_of(wording);
  auto attempt = table.people.draft(kFlooder, body);
  attempt.signers = {&key_named("flood/stranger")};
  const auto batch = table.batch_of(table.people.bytes_of(attempt), table.now());
  table.say_to_all(1, batch);
  table.deliver_all();
  table.say_to_all(1, net::BlobPart{body.wording, 0, wording});
  table.say_to_all(1, batch);
  table.deliver_all();
  const auto& ledger = table.people.state().ledger();
  for (const Seat seat : {2U, 3U, 4U}) {
    EXPECT_FALSE(table.notices(seat, net::Notice::What::batch_refused).empty()) << seat;
    EXPECT_FALSE(table.disk(seat).blob(ledger, body.wording).has_value()) << seat;
  }
}

// An opening is due that nobody enters: who is who must be asked all the same.
class WhileSomethingIsDue : public testing::Test {
 protected:
  WhileSomethingIsDue() : proposal(table.announce(kHour)) {
    table.speak_for(1);
    table.wait(15 * kSecond);
    EXPECT_EQ(table.book(2).state().find(proposal)->phase, core::Phase::announced);
  }
  template <class Kind>
  bool answered_with() {
    return std::holds_alternative<Kind>(table.answers().back().message);
  }
  Table table;
  core::ProposalId proposal;
};

TEST_F(WhileSomethingIsDue, AStrangersEventIsNotKept) {
  auto attempt = table.people.admission();
  attempt.signers = {&key_named("flood/stranger"), &key_named("flood/accomplice")};
  const auto event = table.people.bytes_of(attempt);
  table.submit(2, event);
  EXPECT_TRUE(answered_with<net::Overloaded>());
  EXPECT_FALSE(table.holds(2, event));
}

TEST_F(WhileSomethingIsDue, WhatNeverGetsInIsNotKept) {
  auto body = question(kDirect);
  body.options = {"Only for another method"};
  const auto draft = table.people.bytes_of(table.people.draft(kFlooder, body));
  table.submit(2, draft, {bytes_of_text("wording")});
  EXPECT_TRUE(answered_with<net::Overloaded>());
  EXPECT_FALSE(table.holds(2, draft));
}

TEST_F(WhileSomethingIsDue, AMembersEventIsKept) {
  const auto event = table.people.bytes_of(table.people.admission());
  table.submit(2, event);
  EXPECT_TRUE(answered_with<net::Received>());
  EXPECT_TRUE(table.holds(2, event));
}

TEST_F(WhileSomethingIsDue, ABallotForTheVoteThatOpensIsKept) {
  table.people.sleep_until(table.now());
  table.people.enter(table.people.opening(proposal));
  const auto event = table.people.bytes_of(table.people.ballot(kFlooder, proposal, yes()));
  table.submit(2, event);
  EXPECT_TRUE(answered_with<net::Received>());
}

}  // namespace
}  // namespace yoriai::tests
