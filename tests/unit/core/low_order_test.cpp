#include "core/low_order.h"

#include <gtest/gtest.h>

#include "core/ids.h"

namespace yoriai::tests {
namespace {

bool is_low(const core::Digest& bytes) {
  return core::encodes_low_order(std::span<const std::byte, core::kPointBytes>(bytes.data));
}

// Every R flagged low_order_R in C2SP/CCTV, ed25519/ed25519vectors.json: eight plus six encodings.
constexpr std::array kLowOrderEncodings = {
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"};

TEST(LowOrder, EveryEncodingOfTheEightPointsIsKnown) {
  for (const char* hex : kLowOrderEncodings) {
    EXPECT_TRUE(is_low(*core::id_from_hex<core::Digest>(hex))) << hex;
  }
}

TEST(LowOrder, OneBitAwayIsAnotherPoint) {
  for (const char* hex : kLowOrderEncodings) {
    const auto point = *core::id_from_hex<core::Digest>(hex);
    for (std::size_t bit = 8; bit < 255; ++bit) {  // the first byte alone parts five of them
      auto other = point;
      other.data[bit / 8] ^= std::byte{1} << (bit % 8);
      EXPECT_FALSE(is_low(other)) << hex << " bit " << bit;
    }
  }
}

TEST(LowOrder, BasePointIsNot) {
  auto base = core::Digest{};
  base.data.fill(std::byte{0x66});
  base.data[0] = std::byte{0x58};
  EXPECT_FALSE(is_low(base));
}

}  // namespace
}  // namespace yoriai::tests
