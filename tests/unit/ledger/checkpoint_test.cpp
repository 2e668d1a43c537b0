#include "ledger/checkpoint.h"

#include <gtest/gtest.h>

#include "core/sha256.h"
#include "core/signature_checker.h"
#include "ledger/base64.h"
#include "tests/support/keys.h"

namespace yoriai::tests {
namespace {

using ledger::Checkpoint;
using ledger::CheckpointKeys;
using ledger::NoteSignature;
using ledger::SecretKey;
using ledger::SignedNote;

constexpr std::uint64_t kTime = 1'767'139'200;

core::Digest root_from(std::string_view base64) {
  return *core::Digest::from(*ledger::from_base64(base64));
}

// FiloSottile/sunlight, cmd/skylight/testdata/witness/mirror/<origin hash>/checkpoint: the key is
// made from the SHA-256 of "skylight test mirror key".
const Checkpoint kSunlight{"rome2026h1.example.org", 300,
                           root_from("gw31yQrqZZCcEOPrzX+bpy3nJ6QgngTKn8G1m0i62uU=")};
constexpr const char* kSunlightNote =
    "rome2026h1.example.org\n300\ngw31yQrqZZCcEOPrzX+bpy3nJ6QgngTKn8G1m0i62uU=\n\n"
    "— mirror.example.org "
    "P7FI7wAAAABpVGeAjA1S4pJm6MbcXjX7UUImu4azZtrfcVW2uyr/LXIYlwEJzXC0N0EiZkbqfLdXt"
    "/4gVEEuGmxJjAfXKMCISpsJAg==\n";

TEST(Cosignature, PublicBytesComeOut) {
  const auto seed = core::sha256(core::bytes_of("skylight test mirror key"));
  const SecretKey key(ledger::SecretSeed(seed.view()));
  const SignedNote note{ledger::checkpoint_text(kSunlight),
                        {ledger::cosign_checkpoint(kSunlight, "mirror.example.org", kTime, key)}};
  EXPECT_EQ(ledger::write_note(note), kSunlightNote);
}

TEST(Origin, IsHostAndHalfTheLedgerId) {
  const auto ledger = *core::id_from_hex<core::LedgerId>(
      "00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef");
  EXPECT_EQ(ledger::origin_of("yoriai.example", ledger),
            "yoriai.example/00112233445566778899aabbccddeeff");
  EXPECT_EQ(ledger::witness_name("yoriai.example"), "yoriai.example/witness");
}

TEST(CheckpointText, ThreeLines) {
  const Checkpoint empty{"o", 0, root_from("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")};
  EXPECT_EQ(ledger::checkpoint_text(empty), "o\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
  Checkpoint largest = empty;
  largest.size = UINT64_MAX;
  for (const Checkpoint& checkpoint : {empty, largest, kSunlight}) {
    EXPECT_EQ(ledger::parse_checkpoint_text(ledger::checkpoint_text(checkpoint)), checkpoint);
  }
}

struct Malformed {
  const char* what;
  const char* text;
};

#define ROOT "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="

TEST(CheckpointText, OtherFormsAreRefused) {
  const Malformed rows[] = {
      {"nothing", ""},
      {"no root", "o\n1\n"},
      {"missing final newline", "o\n1\n" ROOT},
      {"no origin", "\n1\n" ROOT "\n"},
      {"extension line", "o\n1\n" ROOT "\nmore\n"},
      {"empty line after", "o\n1\n" ROOT "\n\n"},
      {"leading zero", "o\n01\n" ROOT "\n"},
      {"two zeros", "o\n00\n" ROOT "\n"},
      {"no size", "o\n\n" ROOT "\n"},
      {"minus", "o\n-1\n" ROOT "\n"},
      {"plus", "o\n+1\n" ROOT "\n"},
      {"space before the size", "o\n 1\n" ROOT "\n"},
      {"space after the size", "o\n1 \n" ROOT "\n"},
      {"hexadecimal", "o\n0x1\n" ROOT "\n"},
      {"fraction", "o\n1.0\n" ROOT "\n"},
      {"2^64", "o\n18446744073709551616\n" ROOT "\n"},
      {"carriage return", "o\n1\n" ROOT "\r\n"},
      {"root of 31 bytes", "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==\n"},
      {"root of 33 bytes", "o\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n"},
      {"stray bits in the root", "o\n1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n"},
      {"root in hexadecimal",
       "o\n1\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n"},
  };
  ASSERT_TRUE(ledger::parse_checkpoint_text("o\n1\n" ROOT "\n"));
  for (const Malformed& row : rows) {
    EXPECT_FALSE(ledger::parse_checkpoint_text(row.text)) << row.what;
  }
}

const SecretKey& log_key() { return key_named("log"); }
const SecretKey& witness_key() { return key_named("witness"); }

const Checkpoint kCheckpoint{"yoriai.example/0123", 42, root_from(ROOT)};
constexpr const char* kWitness = "yoriai.example/witness";

CheckpointKeys keys() {
  return {
      kCheckpoint.origin, {log_key().public_key()}, {{kWitness, {}, witness_key().public_key()}}};
}

NoteSignature log_signature() { return ledger::sign_checkpoint(kCheckpoint, log_key()); }
NoteSignature cosignature(std::uint64_t time_s = kTime) {
  return ledger::cosign_checkpoint(kCheckpoint, kWitness, time_s, witness_key());
}

std::optional<Checkpoint> opened(const std::vector<NoteSignature>& signatures,
                                 const Checkpoint& checkpoint = kCheckpoint) {
  const SignedNote note{ledger::checkpoint_text(checkpoint), signatures};
  return ledger::open_checkpoint(ledger::write_note(note), keys());
}

NoteSignature spoilt(NoteSignature signature, std::size_t at) {
  signature.payload.at(at) ^= std::byte{1};
  return signature;
}

TEST(OpenCheckpoint, SignedAndCosignedOpens) {
  EXPECT_EQ(opened({log_signature(), cosignature()}), kCheckpoint);
  EXPECT_EQ(opened({cosignature(), log_signature()}), kCheckpoint);
}

TEST(OpenCheckpoint, BothAreNeeded) {
  EXPECT_FALSE(opened({log_signature()}));
  EXPECT_FALSE(opened({cosignature()}));
}

TEST(OpenCheckpoint, UnknownSignersAreIgnored) {
  const auto stranger = ledger::sign_checkpoint(kCheckpoint, key_named("stranger"));
  auto other_name = spoilt(log_signature(), 0);
  other_name.name = "somebody.example";
  auto other_id = spoilt(cosignature(), 0);
  other_id.key_id[0] ^= std::byte{1};
  const NoteSignature other_type{kWitness, {}, core::ByteVector(2428)};
  EXPECT_EQ(opened({stranger, log_signature(), other_name, cosignature(), other_id, other_type}),
            kCheckpoint);
  EXPECT_FALSE(opened({stranger, cosignature()}));
}

TEST(OpenCheckpoint, KnownButBadRefusesTheWholeNote) {
  for (std::size_t at = 0; at < 64; ++at) {
    EXPECT_FALSE(opened({log_signature(), cosignature(), spoilt(log_signature(), at)})) << at;
  }
  for (std::size_t at = 0; at < 72; ++at) {
    EXPECT_FALSE(opened({spoilt(cosignature(), at), log_signature(), cosignature()})) << at;
  }
}

TEST(OpenCheckpoint, PayloadOfAnotherSizeIsBad) {
  for (const int change : {-1, 1, 8, -8}) {
    for (const bool log : {true, false}) {
      auto bad = log ? log_signature() : cosignature();
      bad.payload.resize(static_cast<std::size_t>(static_cast<int>(bad.payload.size()) + change));
      EXPECT_FALSE(opened({log_signature(), cosignature(), bad})) << change;
    }
  }
}

TEST(OpenCheckpoint, TimeIsCosignedAndBounded) {
  EXPECT_TRUE(opened({log_signature(), cosignature(0)}));
  EXPECT_TRUE(opened({log_signature(), cosignature((1ULL << 63U) - 1)}));
  NoteSignature late = cosignature();
  const std::string message =
      "cosignature/v1\ntime 9223372036854775808\n" + ledger::checkpoint_text(kCheckpoint);
  late.payload = core::ByteVector(8);
  late.payload[0] = std::byte{0x80};
  core::append(late.payload, witness_key().sign(core::bytes_of(message)).view());
  EXPECT_FALSE(opened({log_signature(), late}));
}

TEST(OpenCheckpoint, CosignatureIsNoLogSignature) {
  NoteSignature plain = ledger::sign_checkpoint(kCheckpoint, witness_key());
  plain.name = kWitness;
  plain.key_id = cosignature().key_id;
  EXPECT_FALSE(opened({log_signature(), plain}));
}

TEST(OpenCheckpoint, AnotherTextIsRefused) {
  Checkpoint other = kCheckpoint;
  other.size += 1;
  EXPECT_FALSE(opened({log_signature(), cosignature()}, other));
}

TEST(OpenCheckpoint, AnotherOriginIsRefused) {
  Checkpoint other = kCheckpoint;
  other.origin = "yoriai.example/4567";
  auto log = ledger::sign_checkpoint(other, log_key());
  log.name = kCheckpoint.origin;  // under the name and id that are trusted
  log.key_id = log_signature().key_id;
  const auto witness = ledger::cosign_checkpoint(other, kWitness, kTime, witness_key());
  EXPECT_FALSE(opened({log, witness}, other));
}

TEST(OpenCheckpoint, ExtensionLinesAreRefused) {
  const std::string text = ledger::checkpoint_text(kCheckpoint) + "more\n";
  NoteSignature log = log_signature();
  log.payload.clear();
  core::append(log.payload, log_key().sign(core::bytes_of(text)).view());
  NoteSignature witness = cosignature();
  witness.payload.resize(8);
  const std::string message = "cosignature/v1\ntime " + std::to_string(kTime) + "\n" + text;
  core::append(witness.payload, witness_key().sign(core::bytes_of(message)).view());
  EXPECT_FALSE(ledger::open_checkpoint(ledger::write_note({text, {log, witness}}), keys()));
}

TEST(OpenCheckpoint, WhatIsNoNoteIsRefused) {
  EXPECT_FALSE(ledger::open_checkpoint("", keys()));
  EXPECT_FALSE(ledger::open_checkpoint(ledger::checkpoint_text(kCheckpoint), keys()));
}

}  // namespace
}  // namespace yoriai::tests
