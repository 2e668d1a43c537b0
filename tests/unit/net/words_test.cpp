#include "net/words.h"

#include <gtest/gtest.h>

#include <functional>

#include "core/sha256.h"
#include "tests/support/keys.h"
#include "tests/support/samples.h"

namespace yoriai::net {
namespace {

using tests::id_of;
using tests::key_named;

const core::LedgerId kLedger = id_of<core::LedgerId>('l');
const core::LedgerId kOther = id_of<core::LedgerId>('m');

const ledger::SecretKey& node() { return key_named("words"); }
core::Tree tree() { return {core::Epoch{2}, 300, id_of<core::Digest>('r')}; }

// A change of one field that was signed.
template <class Word>
struct Change {
  const char* what;
  std::function<void(Word&)> make;
};

// The word is good for its book alone, and with no field changed.
template <class Word, class Good>
void expect_signed(const Word& word, Good good, const std::vector<Change<Word>>& changes) {
  EXPECT_TRUE(good(word, kLedger));
  EXPECT_FALSE(good(word, kOther)) << "another ledger";
  for (const auto& change : changes) {
    auto changed = word;
    change.make(changed);
    ASSERT_FALSE(changed == word) << change.what;
    EXPECT_FALSE(good(changed, kLedger)) << change.what;
  }
}

template <class Word>
bool judged(const Word& word, const core::LedgerId& ledger) {
  return is_good(word, ledger);
}

// Of any statement about a tree; the tree is at `of(word)`.
template <class Word, class Of>
std::vector<Change<Word>> tree_changes(Of of) {
  return {{"epoch", [of](Word& word) { ++of(word).epoch.value; }},
          {"size", [of](Word& word) { ++of(word).size; }},
          {"root", [of](Word& word) { of(word).root.data[31] ^= std::byte{1}; }},
          {"peer", [](Word& word) { word.peer = key_named("somebody").public_key(); }},
          {"signature", [](Word& word) { word.signature.data[0] ^= std::byte{1}; }}};
}

TEST(Words, AnAck) {
  auto changes = tree_changes<core::Ack>([](core::Ack& ack) -> core::Tree& { return ack.tree; });
  changes.push_back({"time", [](core::Ack& ack) { ++ack.time.ms; }});
  const auto ack = sign_ack(tree(), core::Instant{9}, kLedger, node());
  EXPECT_EQ(ack.peer, node().public_key());
  expect_signed(ack, judged<core::Ack>, changes);
}

TEST(Words, AHeld) {
  expect_signed(
      sign_held(tree(), kLedger, node()), judged<core::Held>,
      tree_changes<core::Held>([](core::Held& held) -> core::Tree& { return held.tree; }));
}

TEST(Words, APromise) {
  auto changes = tree_changes<core::Promise>(
      [](core::Promise& promise) -> core::Tree& { return promise.best; });
  changes.push_back({"promised epoch", [](core::Promise& promise) { ++promise.epoch.value; }});
  changes.push_back({"candidate", [](core::Promise& p) { p.candidate.data[0] ^= std::byte{1}; }});
  changes.push_back({"log", [](core::Promise& p) { p.log.data[0] ^= std::byte{1}; }});
  const core::Promise words{
      {}, core::Epoch{3}, id_of<core::PublicKey>('c'), id_of<core::PublicKey>('l'), tree(), {}};
  expect_signed(sign_promise(words, kLedger, node()), judged<core::Promise>, changes);
}

TEST(Words, AReceipt) {
  const auto event = id_of<core::EventId>('e');
  const auto good = [&](const core::Receipt& receipt, const core::LedgerId& ledger) {
    return is_good(receipt, ledger, event);
  };
  const core::Receipt words{{}, 7, id_of<core::Digest>('p'), core::Instant{1'000}, {}};
  const auto receipt = sign_receipt(words, kLedger, event, node());
  expect_signed<core::Receipt>(
      receipt, good,
      {{"number", [](core::Receipt& r) { ++r.number; }},
       {"previous", [](core::Receipt& r) { r.previous.data[0] ^= std::byte{1}; }},
       {"time", [](core::Receipt& r) { ++r.received_at.ms; }},
       {"peer", [](core::Receipt& r) { r.peer = key_named("somebody").public_key(); }},
       {"signature", [](core::Receipt& r) { r.signature.data[0] ^= std::byte{1}; }}});
  EXPECT_FALSE(is_good(receipt, kLedger, id_of<core::EventId>('f'))) << "another event";
}

TEST(Words, TheLinkOfReceiptsIsOverMessageAndSignature) {
  const auto event = id_of<core::EventId>('e');
  const core::Receipt words{{}, 7, id_of<core::Digest>('p'), core::Instant{1'000}, {}};
  const auto receipt = sign_receipt(words, kLedger, event, node());
  auto bytes = core::receipt_message(receipt, kLedger, event);
  core::append(bytes, receipt.signature.view());
  EXPECT_EQ(receipt_hash(receipt, kLedger, event), core::sha256(bytes));
}

TEST(Words, ARefusal) {
  RefusalNotice words;
  words.event = id_of<core::EventId>('e');
  words.signatures = id_of<core::Digest>('s');
  words.refused = {core::Refusal::over_credits, 12};
  words.size = 300;
  words.root = id_of<core::Digest>('r');
  expect_signed<RefusalNotice>(
      sign_refusal(words, kLedger, node()), judged<RefusalNotice>,
      {{"event", [](RefusalNotice& n) { n.event.data[0] ^= std::byte{1}; }},
       {"signatures", [](RefusalNotice& n) { n.signatures.data[0] ^= std::byte{1}; }},
       {"code", [](RefusalNotice& n) { n.refused.code = core::Refusal::not_on_roll; }},
       {"detail", [](RefusalNotice& n) { ++n.refused.detail; }},
       {"size", [](RefusalNotice& n) { ++n.size; }},
       {"root", [](RefusalNotice& n) { n.root.data[0] ^= std::byte{1}; }},
       {"peer", [](RefusalNotice& n) { n.peer = key_named("somebody").public_key(); }},
       {"signature", [](RefusalNotice& n) { n.signature.data[0] ^= std::byte{1}; }}});
}

// The roots stay out of what is signed (specs/peers.md section 2).
TEST(Words, Numbers) {
  Numbers words{
      {}, id_of<core::PublicKey>('a'), id_of<Nonce>('n'), 5, tree(), tree(), core::Epoch{3}, 280,
      {}};
  expect_signed<Numbers>(sign_numbers(words, kLedger, node()), judged<Numbers>,
                         {{"about", [](Numbers& n) { n.about.data[0] ^= std::byte{1}; }},
                          {"nonce", [](Numbers& n) { n.nonce.data[0] ^= std::byte{1}; }},
                          {"receipts", [](Numbers& n) { ++n.receipts; }},
                          {"acked epoch", [](Numbers& n) { ++n.acked.epoch.value; }},
                          {"acked size", [](Numbers& n) { ++n.acked.size; }},
                          {"held epoch", [](Numbers& n) { ++n.held.epoch.value; }},
                          {"held size", [](Numbers& n) { ++n.held.size; }},
                          {"promised", [](Numbers& n) { ++n.promised.value; }},
                          {"cosigned", [](Numbers& n) { ++n.cosigned; }},
                          {"peer", [](Numbers& n) { n.peer = key_named("somebody").public_key(); }},
                          {"signature", [](Numbers& n) { n.signature.data[0] ^= std::byte{1}; }}});
}

TEST(Words, OneKindIsNeverTakenForAnother) {
  const auto ack = sign_ack(tree(), core::Instant{9}, kLedger, node());
  const core::Held as_held{ack.peer, ack.tree, ack.signature};
  EXPECT_FALSE(is_good(as_held, kLedger));
}

TEST(Words, ACertificateIsAsGoodAsEveryAckInIt) {
  core::Certificate certificate{tree(), {}};
  for (const auto* name : {"one", "two", "three"}) {
    const auto ack = sign_ack(tree(), core::Instant{9}, kLedger, key_named(name));
    certificate.acks.push_back({ack.peer, ack.time, ack.signature});
  }
  EXPECT_TRUE(is_good(certificate, kLedger));
  EXPECT_FALSE(is_good(certificate, kOther));
  for (std::size_t at = 0; at < certificate.acks.size(); ++at) {
    auto changed = certificate;
    ++changed.acks[at].time.ms;
    EXPECT_FALSE(is_good(changed, kLedger)) << at;
  }
}

}  // namespace
}  // namespace yoriai::net
