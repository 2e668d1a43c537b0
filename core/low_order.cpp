#include "core/low_order.h"

namespace yoriai::core {
namespace {

using Point = std::array<std::byte, kPointBytes>;

constexpr Point filled(std::uint8_t first, std::uint8_t middle, std::uint8_t last) {
  Point out{};
  out.fill(static_cast<std::byte>(middle));
  out.front() = static_cast<std::byte>(first);
  out.back() = static_cast<std::byte>(last);
  return out;
}

constexpr Point bytes(const std::array<std::uint8_t, kPointBytes>& values) {
  Point out{};
  for (std::size_t i = 0; i < kPointBytes; ++i) out[i] = static_cast<std::byte>(values[i]);
  return out;
}

// y in little-endian. The eight points have five y; two of them are below 19 and so have a second,
// non-canonical encoding. libsodium 1.0.18 keeps the same list inside; it stands here so that no
// other version can change a verdict.
constexpr std::array kLowOrder = {
    filled(0x01, 0x00, 0x00),  // 1, order 1
    filled(0xEC, 0xFF, 0x7F),  // p − 1, order 2
    filled(0x00, 0x00, 0x00),  // 0, order 4
    bytes({0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4,
           0x89, 0xF2, 0xEF, 0x98, 0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6,
           0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05}),  // order 8
    bytes({0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B,
           0x76, 0x0D, 0x10, 0x67, 0x0F, 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39,
           0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A}),  // order 8
    // The second encodings of 1 and 0.
    filled(0xEE, 0xFF, 0x7F),
    filled(0xED, 0xFF, 0x7F),
};

}  // namespace

bool encodes_low_order(std::span<const std::byte, kPointBytes> point) {
  Point y{};
  std::copy(point.begin(), point.end(), y.begin());
  y.back() &= std::byte{0x7F};
  return std::find(kLowOrder.begin(), kLowOrder.end(), y) != kLowOrder.end();
}

}  // namespace yoriai::core
