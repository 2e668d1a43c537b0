// SignatureChecker on whole events, made of real bytes.
#include <gtest/gtest.h>

#include "core/signature_checker.h"
#include "ledger/event_codec.h"
#include "ledger/event_maker.h"
#include "tests/support/bodies.h"
#include "tests/support/keys.h"

namespace yoriai::tests {
namespace {

using core::Body;
using core::KeyRole;
using core::LedgerId;
using core::NewKey;
using core::Refusal;
using core::Refused;
using ledger::EventBytes;
using ledger::SecretKey;

using Verdict = std::optional<Refused>;

const LedgerId kLedger{{std::byte{7}}};
const Verdict kGood = std::nullopt;

Verdict verdict(EventBytes event) {
  auto decoded =
      ledger::EventDecoder::decode(event.header, event.signatures, std::move(event.salted_body));
  EXPECT_TRUE(decoded);
  const auto checked = core::SignatureChecker::check(*std::move(decoded));
  return checked ? kGood : Verdict(checked.error());
}

EventBytes event_by(const Body& body, const std::vector<const SecretKey*>& signers,
                    const LedgerId& ledger = kLedger) {
  return ledger::make_event(ledger, body, core::BodySalt{}, signers);
}

const SecretKey& author() { return key_named("author"); }
const SecretKey& first() { return key_named("first co-signer"); }
const SecretKey& second() { return key_named("second co-signer"); }

EventBytes three_signed() { return event_by(question(), {&author(), &first(), &second()}); }

// Puts a signature in the place of another.
void replace(EventBytes& event, std::size_t position, const core::Signature& signature) {
  std::copy(signature.data.begin(), signature.data.end(),
            event.signatures.begin() + static_cast<std::ptrdiff_t>(64 * position));
}

TEST(EventSignatures, AuthorAndCosignersSign) {
  EXPECT_EQ(verdict(event_by(question(), {&author()})), kGood);
  EXPECT_EQ(verdict(three_signed()), kGood);
}

TEST(EventSignatures, OneForEachSignerNoMoreNoLess) {
  for (const std::size_t size : {0U, 64U, 128U, 191U, 193U, 256U}) {
    EventBytes event = three_signed();
    event.signatures.resize(size);
    EXPECT_EQ(verdict(event), Refused{Refusal::signature_count_wrong}) << size;
  }
}

TEST(EventSignatures, SwappedCosignersAreRefused) {
  EventBytes event = three_signed();
  replace(event, 1, ledger::sign_event(event.header, second()));
  replace(event, 2, ledger::sign_event(event.header, first()));
  EXPECT_EQ(verdict(event), (Refused{Refusal::signature_invalid, 1}));
}

TEST(EventSignatures, FirstBadOneIsNamed) {
  for (std::size_t position = 0; position < 3; ++position) {
    EventBytes event = three_signed();
    for (std::size_t bad = position; bad < 3; ++bad) {
      replace(event, bad, ledger::sign_event(event.header, key_named("stranger")));
    }
    EXPECT_EQ(verdict(event), (Refused{Refusal::signature_invalid, position}));
  }
}

TEST(EventSignatures, AnotherDomainLineIsRefused) {
  EventBytes event = event_by(question(), {&author()});
  replace(event, 0, author().sign(event.header));
  EXPECT_EQ(verdict(event), (Refused{Refusal::signature_invalid, 0}));
  core::ByteVector message;
  core::append(message, core::bytes_of(core::kReceiptDomain));
  core::append(message, event.header);
  replace(event, 0, author().sign(message));
  EXPECT_EQ(verdict(event), (Refused{Refusal::signature_invalid, 0}));
}

TEST(EventSignatures, AnotherHeaderIsRefused) {
  EventBytes event = event_by(question(), {&author()});
  const EventBytes elsewhere = event_by(question(), {&author()}, LedgerId{{std::byte{8}}});
  event.signatures = elsewhere.signatures;
  EXPECT_EQ(verdict(event), (Refused{Refusal::signature_invalid, 0}));
}

Verdict adding(const NewKey& key) { return verdict(event_by(core::KeyAdded{key}, {&author()})); }

NewKey new_key(KeyRole role, const LedgerId& ledger = kLedger) {
  return ledger::introduce(ledger, role, key_named("new"));
}

TEST(NewKeys, PossessionIsForThisRoleAndLedger) {
  EXPECT_EQ(adding(new_key(KeyRole::member)), kGood);
  const Verdict invalid = Refused{Refusal::possession_invalid};
  for (const KeyRole role : {KeyRole::node, KeyRole::witness, KeyRole::log}) {
    EXPECT_EQ(adding(new_key(role)), invalid) << static_cast<int>(role);
  }
  EXPECT_EQ(adding(new_key(KeyRole::member, LedgerId{})), invalid);
  EXPECT_EQ(adding(new_key(KeyRole::member, LedgerId{{std::byte{8}}})), invalid);
}

TEST(NewKeys, AnothersPossessionIsRefused) {
  NewKey key = new_key(KeyRole::member);
  key.key = key_named("copied").public_key();
  EXPECT_EQ(adding(key), Refused{Refusal::possession_invalid});
}

// A key with a part of low order (number 7 of C2SP/CCTV's ed25519 vectors).
NewKey inadmissible_key() {
  NewKey key;
  key.key = *core::id_from_hex<core::PublicKey>(
      "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f");
  return key;
}

TEST(NewKeys, InadmissibleKeyIsNamedBeforeItsPossession) {
  EXPECT_EQ(adding(inadmissible_key()), Refused{Refusal::key_inadmissible});
}

TEST(NewKeys, FirstFaultyKeyIsNamed) {
  const NewKey unproven = new_key(KeyRole::node);
  core::KeysReplaced body;
  body.member = core::MemberNumber{1};
  body.keys = {unproven, inadmissible_key()};
  EXPECT_EQ(verdict(event_by(body, {&author()})), Refused{Refusal::possession_invalid});
  body.keys = {inadmissible_key(), unproven};
  EXPECT_EQ(verdict(event_by(body, {&author()})), Refused{Refusal::key_inadmissible});
}

TEST(NewKeys, SignaturesAreJudgedFirst) {
  EventBytes event = event_by(core::KeyAdded{inadmissible_key()}, {&author()});
  replace(event, 0, core::Signature{});
  EXPECT_EQ(verdict(event), (Refused{Refusal::signature_invalid, 0}));
}

core::Founded founding(const LedgerId& possession_ledger) {
  core::Founded body;
  body.charter = std::make_shared<core::FrozenCharter>(core::FrozenCharter{village_charter(), {}});
  body.peers.push_back(
      {"the office", ledger::introduce(possession_ledger, KeyRole::node, key_named("node")),
       ledger::introduce(possession_ledger, KeyRole::witness, key_named("witness")),
       ledger::introduce(possession_ledger, KeyRole::log, key_named("log"))});
  core::FoundingMember member;
  member.keys = {ledger::introduce(possession_ledger, KeyRole::member, key_named("m1")),
                 ledger::introduce(possession_ledger, KeyRole::member, key_named("m2"))};
  body.members = {member};
  return body;
}

TEST(NewKeys, FoundingPossessionsNameNoLedger) {
  EXPECT_EQ(verdict(event_by(founding(LedgerId{}), {&author()}, LedgerId{})), kGood);
  EXPECT_EQ(verdict(event_by(founding(kLedger), {&author()}, LedgerId{})),
            Refused{Refusal::possession_invalid});
  // That its ledger field must be zero is for admit to say; the possessions do not depend on it.
  EXPECT_EQ(verdict(event_by(founding(LedgerId{}), {&author()}, kLedger)), kGood);
}

TEST(IntroducedKeys, StandInTheOrderOfTheFields) {
  const core::Founded body = founding(LedgerId{});
  const auto keys = core::introduced_keys(body);
  const std::vector<std::pair<KeyRole, std::string>> expected = {{KeyRole::node, "node"},
                                                                 {KeyRole::witness, "witness"},
                                                                 {KeyRole::log, "log"},
                                                                 {KeyRole::member, "m1"},
                                                                 {KeyRole::member, "m2"}};
  ASSERT_EQ(keys.size(), expected.size());
  for (std::size_t i = 0; i < keys.size(); ++i) {
    EXPECT_EQ(keys[i].role, expected[i].first) << i;
    EXPECT_EQ(keys[i].key.key, key_named(expected[i].second).public_key()) << i;
  }
}

TEST(IntroducedKeys, OnlyFiveKindsBringAny) {
  const NewKey key = new_key(KeyRole::member);
  core::MemberAdmitted admitted;
  admitted.keys = {key, key};
  core::KeysReplaced replaced;
  replaced.keys = {key};
  EXPECT_EQ(core::introduced_keys(admitted).size(), 2U);
  EXPECT_EQ(core::introduced_keys(replaced).size(), 1U);
  EXPECT_EQ(core::introduced_keys(core::KeyAdded{key}).size(), 1U);
  const auto peer = std::make_shared<const core::FoundingPeer>(
      core::FoundingPeer{"another office", new_key(KeyRole::node), key, key});
  const auto brought = core::introduced_keys(core::PeersChanged{{}, peer, 1, 0});
  ASSERT_EQ(brought.size(), 3U);
  EXPECT_EQ(brought[0].role, KeyRole::node);
  EXPECT_EQ(brought[1].role, KeyRole::witness);
  EXPECT_EQ(brought[2].role, KeyRole::log);
  EXPECT_EQ(core::introduced_keys(core::PeersChanged{}).size(), 0U);
  EXPECT_EQ(core::introduced_keys(question()).size(), 0U);
  EXPECT_EQ(core::introduced_keys(core::RoleChanged{}).size(), 0U);
}

}  // namespace
}  // namespace yoriai::tests
