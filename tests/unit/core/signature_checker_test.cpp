#include "core/signature_checker.h"

#include <gtest/gtest.h>

#include "tests/support/keys.h"

namespace yoriai::tests {
namespace {

using core::bytes_of;
using core::ByteVector;
using core::KeyRole;
using core::LedgerId;
using core::PublicKey;
using core::Refusal;
using core::Signature;

struct Vector {
  const char* what;
  const char* key;
  const char* signature;
  const char* message;
  bool key_admissible;
  bool signature_valid;
};

// Numbers 305, 304, 267, 7, 46 and 0 of C2SP/CCTV, ed25519/ed25519vectors.json.
constexpr Vector kVectors[] = {
    {"nothing odd", "ef75b20e7540e3dff77404193652ba2bd13df99c1508eee1515e27ae25f28076",
     "b62cf890de42c413b11b1411c9f01f1c4d77aa87ef182258d1251f69af2a3506"
     "40657f1cb030f12543549bbabd848dc6403d354e7c99c4d0dcee9f63c9033b00",
     "ed25519vectors 5", true, true},
    {"R is the identity, and the equation holds",
     "ef75b20e7540e3dff77404193652ba2bd13df99c1508eee1515e27ae25f28076",
     "0100000000000000000000000000000000000000000000000000000000000000"
     "330b30d6c1f07511e2208d233b6a34d4ed7109da2dea615bcd97daee3a842704",
     "ed25519vectors 7", true, false},
    {"R has a part of low order: holds only times eight",
     "ef75b20e7540e3dff77404193652ba2bd13df99c1508eee1515e27ae25f28076",
     "36684ea91032ba5b1dbab2d02f4debc74c3327f2b3802e2e4d371aa42b12b56b"
     "2d471882773a677af1e3824e757a33f8ddf7bbeaf3d28a09595eb8daa0d74a03",
     "ed25519vectors 3", true, false},
    {"the key has a part of low order",
     "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f",
     "36684ea91032ba5b1dbab2d02f4debc74c3327f2b3802e2e4d371aa42b12b56b"
     "bbfd00bd9c259d8d222d15e67a3d8228585050dbb9b9585be20d8fadc721da03",
     "ed25519vectors", false, true},
    {"the key is of low order", "0000000000000000000000000000000000000000000000000000000000000000",
     "b62cf890de42c413b11b1411c9f01f1c4d77aa87ef182258d1251f69af2a3506"
     "05ba9a796274d80437afa36f1236563f2f3b0aa84cecddc3d20914615ba4fe02",
     "ed25519vectors", false, false},
    {"everything is zero", "0000000000000000000000000000000000000000000000000000000000000000",
     "0000000000000000000000000000000000000000000000000000000000000000"
     "0000000000000000000000000000000000000000000000000000000000000000",
     "ed25519vectors 3", false, false},
};

TEST(SignatureIsValid, CraftedInputHasOneVerdict) {
  for (const Vector& v : kVectors) {
    const auto key = *core::id_from_hex<PublicKey>(v.key);
    const auto signature = *core::id_from_hex<Signature>(v.signature);
    EXPECT_EQ(core::key_is_admissible(key), v.key_admissible) << v.what;
    EXPECT_EQ(core::signature_is_valid(key, bytes_of(v.message), signature), v.signature_valid)
        << v.what;
  }
}

TEST(KeyIsAdmissible, IdentityAndNonCanonicalKeysAreNot) {
  for (const char* hex : {"0100000000000000000000000000000000000000000000000000000000000000",
                          "0100000000000000000000000000000000000000000000000000000000000080",
                          "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                          "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
                          "0200000000000000000000000000000000000000000000000000000000000000"}) {
    EXPECT_FALSE(core::key_is_admissible(*core::id_from_hex<PublicKey>(hex))) << hex;
  }
  EXPECT_TRUE(core::key_is_admissible(key_named("member").public_key()));
}

// S + L solves the same equation; taking it would give one event two sets of signatures.
Signature with_order_added(Signature signature) {
  const auto order =
      *core::from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
  unsigned carry = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    carry +=
        std::to_integer<unsigned>(signature.data[32 + i]) + std::to_integer<unsigned>(order[i]);
    signature.data[32 + i] = static_cast<std::byte>(carry & 0xFFU);
    carry >>= 8U;
  }
  return signature;
}

TEST(SignatureIsValid, OneFormPerSignature) {
  const auto& key = key_named("member");
  const auto message = bytes_of("a message");
  const Signature good = key.sign(message);
  EXPECT_TRUE(core::signature_is_valid(key.public_key(), message, good));
  EXPECT_FALSE(core::signature_is_valid(key.public_key(), message, with_order_added(good)));
}

TEST(SignatureIsValid, EveryFlippedBitIsSeen) {
  const auto& key = key_named("member");
  const auto message = bytes_of("a message");
  const Signature good = key.sign(message);
  for (std::size_t bit = 0; bit < Signature::kSize * 8; ++bit) {
    Signature bad = good;
    bad.data[bit / 8] ^= std::byte{1} << (bit % 8);
    EXPECT_FALSE(core::signature_is_valid(key.public_key(), message, bad)) << bit;
  }
  EXPECT_FALSE(core::signature_is_valid(key.public_key(), bytes_of("a messagf"), good));
  EXPECT_FALSE(core::signature_is_valid(key_named("other").public_key(), message, good));
}

TEST(PossessionMessage, NamesLedgerRoleAndKey) {
  LedgerId ledger;
  ledger.data.fill(std::byte{0xAB});
  PublicKey key;
  key.data.fill(std::byte{0xCD});
  ByteVector expected;
  core::append(expected, bytes_of("yoriai/possession/v1\n"));
  core::append(expected, ByteVector(32, std::byte{0xAB}));
  expected.push_back(std::byte{3});
  core::append(expected, ByteVector(32, std::byte{0xCD}));
  EXPECT_EQ(core::possession_message(ledger, KeyRole::witness, key), expected);
}

// specs/book.md section 5.2: the key of seed 0101…01 as a member's device.
TEST(PossessionMessage, SignatureOfTheSpecification) {
  const ledger::SecretKey key(ledger::SecretSeed(ByteVector(32, std::byte{1})));
  const auto ledger = *core::id_from_hex<LedgerId>(
      "ce245d5952e4639d87ec3c81a42ffa51e5e99160fc7848c65abb178e22d8c993");
  const auto message = core::possession_message(ledger, KeyRole::member, key.public_key());
  EXPECT_EQ(core::to_hex(key.sign(message).view()),
            "587f83c93397b0145bc67e2c4ce6d69376e63ef8eb7cc8c7ec843dc3a4964b29"
            "cb59e7bda3edc0f9d3a4ad7774b3728d557da5e5ccbf602d56501e99511a9803");
}

core::Receipt signed_receipt(const LedgerId& ledger, const core::EventId& event) {
  core::Receipt receipt;
  receipt.peer = key_named("node").public_key();
  receipt.number = 0x0102030405060708;
  receipt.previous.data.fill(std::byte{0x22});
  receipt.received_at.ms = 1'700'000'000'000;
  receipt.signature = key_named("node").sign(core::receipt_message(receipt, ledger, event));
  return receipt;
}

TEST(ReceiptMessage, HoldsEveryFieldInOrder) {
  const LedgerId ledger{core::Digest{}.data};
  core::EventId event;
  event.data.fill(std::byte{0x11});
  const core::Receipt receipt = signed_receipt(ledger, event);
  EXPECT_EQ(core::to_hex(core::receipt_message(receipt, ledger, event)),
            core::to_hex(bytes_of("yoriai/receipt/v1\n")) + std::string(64, '0') +
                std::string(64, '1') + core::to_hex(receipt.peer.view()) + "0102030405060708" +
                std::string(64, '2') + "0000018bcfe56800");
}

TEST(ReceiptCheck, EveryFieldIsUnderTheSignature) {
  LedgerId ledger;
  ledger.data.fill(std::byte{1});
  core::EventId event;
  event.data.fill(std::byte{2});
  const core::Receipt good = signed_receipt(ledger, event);
  const auto verdict = [&](const core::Receipt& receipt, const LedgerId& l,
                           const core::EventId& e) {
    const auto checked = core::SignatureChecker::check(receipt, l, e);
    return checked ? std::nullopt : std::optional(checked.error());
  };
  const std::optional invalid = core::Refused{Refusal::receipt_invalid};
  EXPECT_EQ(verdict(good, ledger, event), std::nullopt);
  EXPECT_EQ(verdict(good, LedgerId{}, event), invalid);
  EXPECT_EQ(verdict(good, ledger, core::EventId{}), invalid);
  core::Receipt bad = good;
  bad.number += 1;
  EXPECT_EQ(verdict(bad, ledger, event), invalid);
  bad = good;
  bad.received_at.ms -= 1;
  EXPECT_EQ(verdict(bad, ledger, event), invalid);
  bad = good;
  bad.previous = core::Digest{};
  EXPECT_EQ(verdict(bad, ledger, event), invalid);
  bad = good;
  bad.peer = key_named("other node").public_key();
  EXPECT_EQ(verdict(bad, ledger, event), invalid);
}

TEST(ReceiptCheck, KeepsReceiptAndEvent) {
  core::EventId event;
  event.data.fill(std::byte{2});
  const core::Receipt good = signed_receipt(LedgerId{}, event);
  const auto checked = core::SignatureChecker::check(good, LedgerId{}, event);
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->receipt(), good);
  EXPECT_EQ(checked->event(), event);
}

}  // namespace
}  // namespace yoriai::tests
