#include "cli/peer_card.h"

#include <gtest/gtest.h>

#include "ledger/event_maker.h"

namespace yoriai::cli {
namespace {

PeerCard card_for(const core::LedgerId& ledger) {
  static const auto node = ledger::SecretKey::generate();
  static const auto witness = ledger::SecretKey::generate();
  static const auto log = ledger::SecretKey::generate();
  return {ledger,
          {"The \"municipality\" 奈良市", ledger::introduce(ledger, core::KeyRole::node, node),
           ledger::introduce(ledger, core::KeyRole::witness, witness),
           ledger::introduce(ledger, core::KeyRole::log, log)},
          net::Address{"city.example", 7001}};
}
const core::LedgerId kFounding{};
const core::LedgerId kBook = *core::id_from_hex<core::LedgerId>(std::string(64, 'b'));

std::string fault_of(const std::string& text) {
  const auto card = parse_peer_card(text, "city.card");
  return card ? "" : describe(card.error()).en;
}
std::string changed(std::string text, std::string_view from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

TEST(PeerCard, WhatIsWrittenIsRead) {
  auto silent = card_for(kBook);
  silent.address.reset();
  for (const auto& card : {card_for(kFounding), card_for(kBook), silent}) {
    const auto read = parse_peer_card(write_peer_card(card), "city.card");
    ASSERT_TRUE(read) << describe(read.error()).en;
    EXPECT_EQ(*read, card);
  }
}

TEST(PeerCard, AnythingElseIsNoCard) {
  const auto text = write_peer_card(card_for(kFounding));
  const auto key = core::to_hex(card_for(kFounding).peer.node.key.view());
  for (const auto& other :
       {std::string(), std::string("[]"), changed(text, "peer-card/1", "peer-card/2"),
        changed(text, "\"ledger\": null,", ""), changed(text, "\"ledger\": null", "\"ledger\": 1"),
        changed(text, "\"address\": \"city.example:7001\"", "\"address\": \"city.example\""),
        changed(text, "\"operator\": ", "\"extra\": 1, \"operator\": "),
        changed(text, key, key.substr(2)), changed(text, "奈良市", "奈良\\n市"),
        changed(text, "\"The \\\"municipality\\\" 奈良市\"", "\"\"")}) {
    EXPECT_NE(fault_of(other).find("this is not the card of a peer"), std::string::npos) << other;
  }
}

TEST(PeerCard, OfAnotherBookProvesNothing) {
  const auto founding = core::to_hex(kBook.view());
  const auto text = changed(write_peer_card(card_for(kFounding)), "\"ledger\": null",
                            "\"ledger\": \"" + founding + "\"");
  EXPECT_EQ(fault_of(text), "city.card: the proof of a key is bad; ask for the card again.");
}

TEST(PeerCard, KeysStandForTheirPurposeAlone) {
  auto card = card_for(kFounding);
  std::swap(card.peer.node, card.peer.log);
  EXPECT_NE(fault_of(write_peer_card(card)).find("proof of a key is bad"), std::string::npos);

  const auto one = ledger::SecretKey::generate();
  card = card_for(kFounding);
  card.peer.node = ledger::introduce({}, core::KeyRole::node, one);
  card.peer.log = ledger::introduce({}, core::KeyRole::log, one);
  EXPECT_NE(fault_of(write_peer_card(card)).find("one key stands there for two purposes"),
            std::string::npos);
}

}  // namespace
}  // namespace yoriai::cli
