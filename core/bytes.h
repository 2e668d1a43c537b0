// Fixed-size byte strings that cannot be mistaken for one another: an EventId never compares with a
// PublicKey, although both are 32 bytes. Ids compare as unsigned bytes (specs/book.md section 2).
#pragma once

#include <algorithm>
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace yoriai::core {

using ByteView = std::span<const std::byte>;
using ByteVector = std::vector<std::byte>;

template <std::size_t N, class Tag>
struct Bytes {
  static constexpr std::size_t kSize = N;
  std::array<std::byte, N> data{};

  static std::optional<Bytes> from(ByteView view) {
    if (view.size() != N) return std::nullopt;
    Bytes out;
    std::copy(view.begin(), view.end(), out.data.begin());
    return out;
  }
  [[nodiscard]] ByteView view() const { return data; }
  [[nodiscard]] const unsigned char* raw() const {
    return reinterpret_cast<const unsigned char*>(data.data());
  }
  [[nodiscard]] unsigned char* raw() { return reinterpret_cast<unsigned char*>(data.data()); }
  [[nodiscard]] bool is_zero() const { return *this == Bytes{}; }
  auto operator<=>(const Bytes&) const = default;
  // The standard library compares arrays of bytes one byte at a time.
  bool operator==(const Bytes& other) const {
    return std::memcmp(data.data(), other.data.data(), N) == 0;
  }
};

// The bytes of a text, without its terminator; for domain lines and hashing.
inline ByteView bytes_of(std::string_view text) { return std::as_bytes(std::span(text)); }

inline void append(ByteVector& out, ByteView more) {
  out.insert(out.end(), more.begin(), more.end());
}

// The value in all of these bytes, the most significant first; what does not fit is cut off.
inline void store_big_endian(std::span<std::byte> to, std::uint64_t value) {
  for (auto byte = to.rbegin(); byte != to.rend(); ++byte, value >>= 8U) {
    *byte = static_cast<std::byte>(value & 0xFFU);
  }
}
// As 8 bytes: how what is signed writes integers.
void append_big_endian(ByteVector& out, std::uint64_t value);

// Lower-case hexadecimal, two digits a byte.
std::string to_hex(ByteView bytes);
// The bytes of a text of hexadecimal digits (either case); none when it is not one.
std::optional<ByteVector> from_hex(std::string_view text);

template <class Id>
std::optional<Id> id_from_hex(std::string_view text) {
  const auto bytes = from_hex(text);
  return bytes ? Id::from(*bytes) : std::nullopt;
}

}  // namespace yoriai::core
