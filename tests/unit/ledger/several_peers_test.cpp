// A book of several peers on its way through store, export and audit; their checkpoints.
#include <gtest/gtest.h>

#include "ledger/signed_note.h"
#include "tests/support/exported_village.h"

namespace yoriai::tests {
namespace {

constexpr core::MemberNumber kFirst{1};

// Every kind that peers author: another peer's keys, an epoch that comes late, ballots that came
// late.
Village village_with_peers() {
  Village village(four_peers());
  village.enter(village.peers_change(4, 5, 3, 1));
  village.enter(village.peers_activation({1, 2, 3}));
  const auto proposal = village.open(kFirst, question());
  const auto deadline = village.state().find(proposal)->terms.closes_at;
  village.sleep_until(deadline + kDay);
  village.enter(village.epoch_beginning(2, 1, {1, 2, 5}));
  village.sleep_until(village.now() + kMinute);
  auto late = village.ballot(kFirst, proposal, yes());
  late.receipts = {{&Village::peer_key(2), deadline, {}}};
  village.enter(late);
  late.receipts.push_back({&Village::peer_key(3), deadline, {}});
  village.enter(village.receipts_addition(5, late));
  village.close(proposal);
  return village;
}

TEST(SeveralPeers, ABookReplaysAndAuditsToTheSameState) {
  const auto village = village_with_peers();
  KeptBook kept(village);
  const auto digest = core::state_digest(village.state());
  EXPECT_EQ(core::state_digest(kept.book->state()), digest);
  EXPECT_EQ(kept.book->tree().root(), village.tree().root());

  const auto again = ledger::Book::open(kept.store, kept.high_water, village.state().ledger(),
                                        ledger::Access::read);
  EXPECT_EQ(core::state_digest(again->state()), digest);

  const auto report = audit(kept.exported());
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(report.checked, ledger::Checked::full);
  EXPECT_EQ(report.state_digest, digest);
  // Receipts, statements and the carried ballot are counted.
  std::uint64_t signatures = 0;
  for (const auto& delivery : village.deliveries()) {
    const auto& event = delivery.event;
    signatures += 1 + event.header().cosigners.size() + delivery.receipts.size() +
                  core::introduced_keys(event.body()).size() +
                  core::carried_signatures(event.body());
  }
  EXPECT_EQ(report.signatures, signatures);
}

TEST(SeveralPeers, TheReplayTrustsACarriedBallotAsItTrustsTheRest) {
  const auto village = village_with_peers();
  KeptBook kept(village);  // its checkpoint covers everything
  kept.book.reset();
  const auto again = ledger::Book::open(kept.store, kept.high_water, village.state().ledger(),
                                        ledger::Access::write);
  EXPECT_EQ(core::state_digest(again->state()), core::state_digest(village.state()));
}

TEST(SeveralPeers, AnOldCheckpointStaysGoodWhenItsSignersAreGone) {
  Village village;
  ledger::MemoryStore store;
  ledger::MemoryHighWater high_water;
  auto book = ledger::Book::found(store, high_water);
  append_rest(*book, village.lines());
  sign_as_sequencer(*book, village.now());
  village.enter(village.peers_change(1, 2, 1, 0));
  village.enter(village.peers_activation({1, 2}));
  append_rest(*book, village.lines());
  book.reset();
  book = ledger::Book::open(store, high_water, village.state().ledger(), ledger::Access::write);
  EXPECT_EQ(core::state_digest(book->state()), core::state_digest(village.state()));
  ledger::SignaturePool pool(1);
  const auto report = ledger::audit_stored(store, village.state().ledger(), 3, pool);
  EXPECT_TRUE(report.ok());
  EXPECT_EQ(report.signed_size, 1U);
  // What comes next is signed by the new keys.
  village.enter(village.epoch_beginning(2, 1, {2}));
  append_rest(*book, village.lines());
  const auto note = sign_as_sequencer(*book, village.now());
  EXPECT_TRUE(ledger::open_checkpoint(note, book->checkpoint_keys()));
  EXPECT_TRUE(ledger::is_final(note, book->state()));
}

TEST(SeveralPeers, WitnessesHaveNamesOfTheirOwn) {
  const Village alone;
  const auto one = ledger::checkpoint_keys(alone.state());
  ASSERT_EQ(one.witnesses.size(), 1U);
  EXPECT_EQ(one.witnesses.front().name, "village.example/witness");
  Village village(four_peers());
  const auto four = ledger::checkpoint_keys(village.state());
  ASSERT_EQ(four.witnesses.size(), 4U);
  const auto& key = Village::peer_key(3, "witness").public_key();
  EXPECT_EQ(four.witnesses[2].name,
            "village.example/witness/" + core::to_hex(key.view()).substr(0, 8));
  EXPECT_EQ(four.logs.front(), village.state().log_key());
  // While a change is pending, all of both sets.
  village.enter(village.peers_change(4, 5, 3, 1));
  EXPECT_EQ(ledger::checkpoint_keys(village.state()).witnesses.size(), 5U);
}

// A note over all of a village, with the log's signature and these peers' cosignatures.
ledger::SignedNote note_of(const Village& village, const Village::PeerNumbers& cosigning) {
  const auto keys = ledger::checkpoint_keys(village.state());
  const ledger::Checkpoint checkpoint{keys.origin, village.tree().size(), village.tree().root()};
  ledger::SignedNote note{
      ledger::checkpoint_text(checkpoint),
      {ledger::sign_checkpoint(checkpoint, secret_of(village.state().log_key()))}};
  for (const auto peer : cosigning) {
    const auto* witness = keys.witness_of(Village::peer_key(peer).public_key());
    note.signatures.push_back(
        ledger::cosign_checkpoint(checkpoint, witness->name, 1, secret_of(witness->key)));
  }
  return note;
}

TEST(SeveralPeers, ACheckpointIsFinalWhenSoManyCosigned) {
  Village village(four_peers());
  const auto final_with = [&](const Village::PeerNumbers& cosigning) {
    return ledger::is_final(ledger::write_note(note_of(village, cosigning)), village.state());
  };
  EXPECT_FALSE(final_with({1, 2}));
  EXPECT_FALSE(final_with({1, 2, 2}));
  EXPECT_TRUE(final_with({1, 2, 4}));
  EXPECT_TRUE(final_with({1, 2, 3, 4}));
  village.enter(village.peers_change(4, 5, 3, 1));
  EXPECT_FALSE(final_with({1, 2, 4}));
  EXPECT_TRUE(final_with({1, 2, 4, 5}));

  auto spoilt = note_of(village, {1, 2, 3, 5});
  spoilt.signatures.back().payload.back() ^= std::byte{1};
  EXPECT_FALSE(ledger::is_final(ledger::write_note(spoilt), village.state()));
  auto unsigned_by_log = note_of(village, {1, 2, 3, 5});
  unsigned_by_log.signatures.erase(unsigned_by_log.signatures.begin());
  EXPECT_FALSE(ledger::is_final(ledger::write_note(unsigned_by_log), village.state()));
  EXPECT_TRUE(
      ledger::is_final(ledger::write_note(note_of(village, {1, 2, 3, 5})), village.state()));
}

TEST(SeveralPeers, AnAuditSaysHowManyStandBehindABook) {
  const Village village(four_peers());
  ledger::MemoryStore store;
  ledger::MemoryHighWater high_water;
  auto book = ledger::Book::found(store, high_water);
  append_rest(*book, village.lines());
  ledger::SignaturePool pool(1);
  const auto audited_with = [&](const Village::PeerNumbers& cosigning) {
    const auto& id = village.state().ledger();
    store.put_checkpoint(id, ledger::write_note(note_of(village, cosigning)));
    return ledger::audit_stored(store, id, village.tree().size(), pool);
  };
  const auto alone = audited_with({2});
  EXPECT_TRUE(alone.ok());
  EXPECT_EQ(alone.countersigned.peers, 1U);
  EXPECT_EQ(alone.countersigned.needed, 3U);
  EXPECT_EQ(alone.countersigned.of, 4U);
  EXPECT_FALSE(alone.countersigned.final);
  const auto enough = audited_with({1, 3, 4});
  EXPECT_EQ(enough.countersigned.peers, 3U);
  EXPECT_TRUE(enough.countersigned.final);
}

TEST(SeveralPeers, AnotherPeersLogKeySignsTheNotesOfItsEpoch) {
  Village village(four_peers());
  village.enter(village.epoch_beginning(3, 1, {1, 2, 3}));
  const auto keys = ledger::checkpoint_keys(village.state());
  EXPECT_EQ(keys.logs.front(), Village::peer_key(3, "log").public_key());
  EXPECT_EQ(keys.logs.size(), 4U);
  EXPECT_TRUE(ledger::open_checkpoint(ledger::write_note(note_of(village, {2})), keys));
}

}  // namespace
}  // namespace yoriai::tests
