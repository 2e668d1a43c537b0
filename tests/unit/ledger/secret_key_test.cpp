#include "ledger/secret_key.h"

#include <gtest/gtest.h>

#include "core/signature_checker.h"

namespace yoriai::tests {
namespace {

using ledger::SecretKey;
using ledger::SecretSeed;

static_assert(!std::is_copy_constructible_v<SecretSeed> && !std::is_copy_assignable_v<SecretSeed>);
static_assert(!std::is_copy_constructible_v<SecretKey> && !std::is_copy_assignable_v<SecretKey>);

SecretKey key_from(const char* seed) { return SecretKey(SecretSeed(*core::from_hex(seed))); }

struct Row {
  const char* seed;
  const char* public_key;
  const char* message;
  const char* signature;
};

// RFC 8032 section 7.1, tests 1 to 3.
constexpr Row kRows[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
     "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
     "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
     "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"}};

TEST(SecretKey, VectorsOfRfc8032) {
  for (const Row& row : kRows) {
    const SecretKey key = key_from(row.seed);
    EXPECT_EQ(core::to_hex(key.public_key().view()), row.public_key);
    EXPECT_EQ(core::to_hex(key.seed().view()), row.seed);
    EXPECT_EQ(core::to_hex(key.sign(*core::from_hex(row.message)).view()), row.signature);
  }
}

TEST(SecretKey, GeneratedOnesDifferAndSign) {
  const SecretKey a = SecretKey::generate();
  const SecretKey b = SecretKey::generate();
  EXPECT_NE(a.public_key(), b.public_key());
  EXPECT_TRUE(core::key_is_admissible(a.public_key()));
  const auto message = core::bytes_of("message");
  EXPECT_TRUE(core::signature_is_valid(a.public_key(), message, a.sign(message)));
}

bool is_wiped(const SecretSeed& seed) {
  return std::ranges::all_of(seed.view(), [](std::byte b) { return b == std::byte{0}; });
}

TEST(SecretSeed, MovedFromIsWiped) {
  SecretSeed from(*core::from_hex(kRows[0].seed));
  SecretSeed to(std::move(from));
  EXPECT_TRUE(is_wiped(from));
  EXPECT_EQ(core::to_hex(to.view()), kRows[0].seed);
  SecretSeed last;
  last = std::move(to);
  EXPECT_TRUE(is_wiped(to));
  EXPECT_EQ(core::to_hex(last.view()), kRows[0].seed);
}

TEST(SecretKey, MadeFromAnotherWipesIt) {
  SecretKey from = key_from(kRows[1].seed);
  const SecretKey to(std::move(from));
  EXPECT_TRUE(is_wiped(from.seed()));
  EXPECT_NE(from.sign(*core::from_hex("72")), to.sign(*core::from_hex("72")));
}

TEST(SecretSeed, GoneIsWiped) {
  alignas(SecretSeed) std::array<std::byte, sizeof(SecretSeed)> place{};
  auto* seed = new (place.data()) SecretSeed(*core::from_hex(kRows[0].seed));
  seed->~SecretSeed();
  EXPECT_TRUE(std::ranges::all_of(place, [](std::byte b) { return b == std::byte{0}; }));
}

TEST(SecretKey, MovedFromIsWipedAndTheNewOneSigns) {
  SecretKey from = key_from(kRows[1].seed);
  SecretKey to = key_from(kRows[0].seed);
  to = std::move(from);
  EXPECT_TRUE(is_wiped(from.seed()));
  EXPECT_NE(from.sign(*core::from_hex("72")), to.sign(*core::from_hex("72")));
  EXPECT_EQ(core::to_hex(to.sign(*core::from_hex("72")).view()), kRows[1].signature);
}

TEST(SecretSeedDeathTest, WrongSizeIsABug) {
  EXPECT_DEATH(SecretSeed(core::ByteVector(31)), "bug in yoriai");
}

}  // namespace
}  // namespace yoriai::tests
