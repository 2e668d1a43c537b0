#include "core/bytes.h"

#include <gtest/gtest.h>

#include "core/ids.h"

namespace yoriai::tests {
namespace {

using core::ByteVector;
using core::Digest;
using core::from_hex;
using core::to_hex;

// Ids of different things do not compare, nor turn into one another.
template <class A, class B>
concept Comparable = requires(A a, B b) {
  a == b;
};
static_assert(Comparable<core::EventId, core::EventId>);
static_assert(!Comparable<core::EventId, core::LedgerId>);
static_assert(!std::is_convertible_v<core::EventId, core::LedgerId>);
static_assert(!Comparable<core::MemberNumber, core::ProposalNumber>);
static_assert(!std::is_convertible_v<std::uint32_t, core::MemberNumber>);
static_assert(core::PublicKey::kSize == 32 && core::Signature::kSize == 64);

TEST(Hex, BytesComeBack) {
  const std::pair<const char*, ByteVector> rows[] = {{"", {}},
                                                     {"00", {std::byte{0}}},
                                                     {"ff", {std::byte{255}}},
                                                     {"0a10", {std::byte{10}, std::byte{16}}}};
  for (const auto& [text, bytes] : rows) {
    EXPECT_EQ(to_hex(bytes), text);
    EXPECT_EQ(from_hex(text), bytes) << text;
  }
  ByteVector all;
  for (unsigned value = 0; value < 256; ++value) all.push_back(static_cast<std::byte>(value));
  EXPECT_EQ(from_hex(to_hex(all)), all);
}

TEST(Hex, UpperCaseIsRead) { EXPECT_EQ(from_hex("AbCdEf"), from_hex("abcdef")); }

TEST(Hex, OtherTextIsRefused) {
  for (const char* text : {"0", "000", "0g", "g0", "0x00", " 00", "00 ", "0 0 ", "/0", ":0", "@0",
                           "`0", "G0", "\xEF\xBC\x90"}) {
    EXPECT_EQ(from_hex(text), std::nullopt) << text;
  }
  EXPECT_EQ(from_hex(std::string_view("0\0", 2)), std::nullopt);
}

TEST(Bytes, OnlyTheRightSizeMakesAnId) {
  for (const std::size_t size : {0U, 31U, 32U, 33U, 64U}) {
    EXPECT_EQ(Digest::from(ByteVector(size)).has_value(), size == 32) << size;
    EXPECT_EQ(core::id_from_hex<Digest>(std::string(size * 2, '0')).has_value(), size == 32)
        << size;
  }
  EXPECT_FALSE(core::id_from_hex<Digest>(std::string(64, 'x')));
}

TEST(Bytes, KeepWhatTheyWereMadeOf) {
  const std::string hex = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
  const auto digest = core::id_from_hex<Digest>(hex);
  ASSERT_TRUE(digest);
  EXPECT_EQ(to_hex(digest->view()), hex);
  EXPECT_EQ(digest->raw()[31], 0x1F);
}

TEST(Bytes, CompareAsUnsignedFromTheFirst) {
  Digest low;
  Digest high;
  low.data[0] = std::byte{0x7F};
  low.data[31] = std::byte{0xFF};
  high.data[0] = std::byte{0x80};
  EXPECT_LT(low, high);
  EXPECT_LT(Digest{}, low);
  EXPECT_EQ(low, Digest(low));
}

TEST(Bytes, ZeroIsZeroInEveryByte) {
  EXPECT_TRUE(Digest{}.is_zero());
  for (std::size_t at = 0; at < Digest::kSize; ++at) {
    Digest digest;
    digest.data[at] = std::byte{1};
    EXPECT_FALSE(digest.is_zero()) << at;
  }
}

TEST(Bytes, TextAndAppendingKeepEveryByte) {
  ByteVector out;
  core::append(out, core::bytes_of("ab"));
  core::append(out, core::bytes_of(std::string_view("\0c", 2)));
  core::append(out, {});
  EXPECT_EQ(to_hex(out), "61620063");
}

}  // namespace
}  // namespace yoriai::tests
