// What a peer shows of an event, and what somebody who trusts no single peer makes of it: every
// state is proven by what comes with it, and nothing that was changed on the way is believed.
#include "net/event_status.h"

#include <gtest/gtest.h>

#include "ledger/checkpoint.h"
#include "ledger/event_codec.h"
#include "net/event_places.h"
#include "net/status_check.h"
#include "tests/unit/net/desk_of_two.h"

namespace yoriai::net {
namespace {

using tests::Village;

constexpr core::MemberNumber kVoter{2};

core::EventId id_at(const Village& people, std::uint64_t index) {
  const auto& line = people.lines().at(index);
  return facts_of({line.entry, line.salted_body})->event;
}

// A book of four peers with a late ballot that came in with its receipts, as one peer keeps it.
class AskedAfterEvents : public testing::Test {
 protected:
  AskedAfterEvents() {
    auto& people = at.people;
    const auto proposal = people.open(core::MemberNumber{1}, tests::question());
    const auto deadline = people.state().find(proposal)->terms.closes_at;
    people.sleep_until(deadline + tests::kMinute);
    auto late = people.ballot(kVoter, proposal, tests::yes());
    late.receipts = {{&Village::peer_key(2), deadline, {}}, {&Village::peer_key(3), deadline, {}}};
    ballot = ledger::event_id(people.bytes_of(late).header);
    people.enter(people.receipts_addition(2, late));
    people.enter(people.admission());
    at.follow_people();
  }

  [[nodiscard]] const core::State& state() const { return at.people.state(); }
  [[nodiscard]] std::uint64_t size() { return at.book().tree().size(); }
  core::Certificate certificate(const std::vector<std::size_t>& peers) {
    core::Certificate out{at.desk().tree(), {}};
    for (const auto peer : peers) {
      const auto ack = sign_ack(out.tree, at.desk().now, state().ledger(), Village::peer_key(peer));
      out.acks.push_back({ack.peer, ack.time, ack.signature});
    }
    std::ranges::sort(out.acks, {}, &core::Certificate::Word::peer);
    return out;
  }
  std::string note(const std::vector<std::size_t>& peers) {
    const auto keys = ledger::checkpoint_keys(state());
    const ledger::Checkpoint checkpoint{keys.origin, size(), at.book().tree().root()};
    ledger::SignedNote out{ledger::checkpoint_text(checkpoint), {}};
    out.signatures.push_back(ledger::sign_checkpoint(checkpoint, Village::peer_key(1, "log")));
    for (const auto peer : peers) {
      const auto* witness = keys.witness_of(Village::peer_key(peer).public_key());
      out.signatures.push_back(ledger::cosign_checkpoint(checkpoint, witness->name, 1'800'000'000,
                                                         Village::peer_key(peer, "witness")));
    }
    return ledger::write_note(out);
  }
  EventStatus in_book(const core::EventId& id, const std::vector<std::size_t>& peers) {
    EventPlaces places(at.book());
    return status_of({id, {}, places.find(id), nullptr}, at.book(), {certificate(peers), {}});
  }
  EventStatus final(const core::EventId& id, const std::vector<std::size_t>& peers) {
    EventPlaces places(at.book());
    return status_of({id, {}, places.find(id), nullptr}, at.book(),
                     {certificate({1, 2, 3}), note(peers)});
  }
  std::optional<StatusFault> fault_of(const EventStatus& status) {
    const auto proven = check_status(status, status.event, state());
    return proven ? std::nullopt : std::optional(proven.error());
  }

  tests::DeskOfTwo at;
  core::EventId ballot;
};

TEST_F(AskedAfterEvents, EveryEventIsFoundWhereItStands) {
  EventPlaces followed(at.book());
  EventPlaces looked_up(at.book());
  followed.follow(size());
  for (std::uint64_t index = 0; index < size(); ++index) {
    const auto id = id_at(at.people, index);
    EXPECT_EQ(followed.find(id), core::EntryIndex{index});
    EXPECT_EQ(looked_up.find(id), core::EntryIndex{index});
  }
  EXPECT_EQ(followed.find(ballot), core::EntryIndex{size() - 2});
  EXPECT_FALSE(followed.find(core::EventId{}));
}

// An entry that was dropped is not shown as another event's place.
TEST_F(AskedAfterEvents, ADroppedTailIsForgotten) {
  EventPlaces places(at.book());
  places.follow(size() - 1);
  const auto last = id_at(at.people, size() - 1);
  ASSERT_TRUE(places.find(last));
  at.book().drop_tail(size() - 1);
  EXPECT_FALSE(places.find(last));
}

TEST_F(AskedAfterEvents, KAcksProveThatItIsInTheBook) {
  for (std::uint64_t index = 1; index < size(); ++index) {
    const auto id = id_at(at.people, index);
    const auto proven = check_status(in_book(id, {1, 2, 4}), id, state());
    ASSERT_TRUE(proven);
    EXPECT_EQ(proven->state, EventState::in_book);
    EXPECT_EQ(proven->index.value, index);
    EXPECT_EQ(proven->tree_size, size());
    EXPECT_EQ(proven->peers.size(), 3U);
  }
}

TEST_F(AskedAfterEvents, KCosignaturesProveThatItIsFinal) {
  const auto id = id_at(at.people, 1);
  const auto proven = check_status(final(id, {2, 3, 4}), id, state());
  ASSERT_TRUE(proven);
  EXPECT_EQ(proven->state, EventState::final);
  EXPECT_EQ(proven->peers.size(), 3U);
}

TEST_F(AskedAfterEvents, ABallotInsideAnotherEntryIsProvenByItsBody) {
  const auto status = final(ballot, {1, 2, 3});
  EXPECT_FALSE(status.salted_body.empty());
  EXPECT_FALSE(fault_of(status));
  auto without = status;
  without.salted_body.clear();
  EXPECT_EQ(fault_of(without), StatusFault::entry_differs);
  // A body that names the ballot, and is not the entry's.
  auto around = status;
  around.salted_body.front() ^= std::byte{1};
  EXPECT_EQ(fault_of(around), StatusFault::entry_differs);
}

TEST_F(AskedAfterEvents, TooFewPeersProveNothing) {
  const auto id = id_at(at.people, 1);
  EXPECT_EQ(fault_of(in_book(id, {1, 2})), StatusFault::too_few_peers);
  EXPECT_EQ(fault_of(final(id, {1, 2})), StatusFault::note_bad);
}

TEST_F(AskedAfterEvents, WhatNoCertificateCoversIsNotShownAsInTheBook) {
  const auto id = id_at(at.people, size() - 1);
  auto older = certificate({1, 2, 3});
  older.tree.size = size() - 1;
  const auto status =
      status_of({id, {}, core::EntryIndex{size() - 1}, nullptr}, at.book(), {older, {}});
  EXPECT_EQ(status.state, EventState::unknown);
}

TEST_F(AskedAfterEvents, WhatWasChangedIsNotBelieved) {
  const auto id = id_at(at.people, 2);
  const auto good = final(id, {1, 2, 3});
  auto other_entry = good;
  other_entry.entry = at.people.lines().at(3).entry;
  EXPECT_EQ(fault_of(other_entry), StatusFault::entry_differs);
  auto other_place = good;
  other_place.index = core::EntryIndex{3};
  EXPECT_EQ(fault_of(other_place), StatusFault::proof_bad);
  auto short_proof = good;
  short_proof.proof.pop_back();
  EXPECT_EQ(fault_of(short_proof), StatusFault::proof_bad);
  auto forged = in_book(id, {1, 2, 3});
  forged.certificate.acks.front().time.ms += 1;
  EXPECT_EQ(fault_of(forged), StatusFault::too_few_peers);
  EXPECT_EQ(check_status(good, id_at(at.people, 3), state()).error(), StatusFault::other_event);
}

TEST_F(AskedAfterEvents, AReceiptIsReceivedAndROperatorsAcknowledge) {
  const auto id = ballot;
  EventStatus status;
  status.event = id;
  status.state = EventState::received;
  EXPECT_EQ(fault_of(status), StatusFault::receipt_missing);
  status.receipts = {at.receipt(2, id, 1)};
  auto proven = check_status(status, id, state());
  ASSERT_TRUE(proven);
  EXPECT_FALSE(proven->acknowledged());
  status.receipts.push_back(at.receipt(2, id, 2));  // the same operator's again
  EXPECT_FALSE(check_status(status, id, state())->acknowledged());
  status.receipts.push_back(at.receipt(3, id, 1));
  EXPECT_TRUE(check_status(status, id, state())->acknowledged());
  status.receipts.back().number = 2;
  EXPECT_EQ(fault_of(status), StatusFault::receipt_bad);
  status.receipts = {at.receipt(5, id, 1)};  // nobody's
  EXPECT_EQ(fault_of(status), StatusFault::receipt_missing);
}

TEST_F(AskedAfterEvents, ARefusalIsSignedByAPeerInForce) {
  RefusalNotice notice;
  notice.event = ballot;
  notice.refused = {core::Refusal::voting_over, 0};
  const auto status = [&](std::size_t peer) {
    EventStatus out;
    out.event = ballot;
    out.state = EventState::refused;
    out.refusal = sign_refusal(notice, state().ledger(), Village::peer_key(peer));
    return out;
  };
  const auto proven = check_status(status(3), ballot, state());
  ASSERT_TRUE(proven);
  EXPECT_EQ(proven->refused->code, core::Refusal::voting_over);
  EXPECT_EQ(proven->refused_by, Village::peer_key(3).public_key());
  EXPECT_EQ(fault_of(status(5)), StatusFault::refusal_bad);
  auto changed = status(3);
  changed.refusal.refused.code = core::Refusal::not_on_roll;
  EXPECT_EQ(fault_of(changed), StatusFault::refusal_bad);
}

TEST_F(AskedAfterEvents, TheFoundingNeedsNobodysWord) {
  const auto id = id_at(at.people, 0);
  auto status = in_book(id, {});
  status.certificate = {{core::Epoch{0}, 1, at.book().tree().root_at(1, {})}, {}};
  status = status_of({id, {}, core::EntryIndex{0}, nullptr}, at.book(), {status.certificate, {}});
  EXPECT_FALSE(fault_of(status));
  // Not so any other entry under such a tree.
  status.event = id_at(at.people, 1);
  status.entry = at.people.lines().at(1).entry;
  EXPECT_EQ(fault_of(status), StatusFault::too_few_peers);
}

}  // namespace
}  // namespace yoriai::net
