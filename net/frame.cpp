#include "net/frame.h"

#include "net/limits.h"
#include "net/wire_codec.h"

namespace yoriai::net {
namespace {

constexpr std::size_t kLengthBytes = 4;
constexpr std::size_t kKindBytes = 2;

void append_bytes_of(core::ByteVector& out, std::uint64_t value, std::size_t bytes) {
  for (auto left = bytes; left > 0; --left) {
    out.push_back(static_cast<std::byte>(value >> (8 * (left - 1))));
  }
}

std::size_t big_endian(core::ByteView bytes) {
  std::size_t value = 0;
  for (const auto byte : bytes) value = value << 8U | std::to_integer<std::size_t>(byte);
  return value;
}

}  // namespace

bool fits_frame(std::size_t bytes) { return kKindBytes + bytes <= kMaxFrameBytes; }

void append_frame(core::ByteVector& out, std::uint16_t kind, core::ByteView bytes) {
  const auto length = kKindBytes + bytes.size();
  YORIAI_ASSERT(fits_frame(bytes.size()));
  append_bytes_of(out, length, kLengthBytes);
  append_bytes_of(out, kind, kKindBytes);
  core::append(out, bytes);
}

core::ByteVector frame_of(const Message& message) {
  core::ByteVector out;
  append_frame(out, wire_number(message), encode_message(message));
  return out;
}

core::Result<std::optional<Frame>, Farewell> FrameReader::next() {
  const auto rest = core::ByteView(waiting_).subspan(read_);
  if (rest.size() < kLengthBytes) {
    forget_what_was_read();
    return std::optional<Frame>();
  }
  const auto length = big_endian(rest.first(kLengthBytes));
  if (length > kMaxFrameBytes) return core::Unexpected{Farewell::frame_too_long};
  if (length < kKindBytes) return core::Unexpected{Farewell::message_malformed};
  if (rest.size() < kLengthBytes + length) {
    forget_what_was_read();
    return std::optional<Frame>();
  }
  const auto body = rest.subspan(kLengthBytes, length);
  const auto bytes = body.subspan(kKindBytes);
  read_ += kLengthBytes + length;
  return std::optional(Frame{static_cast<std::uint16_t>(big_endian(body.first(kKindBytes))),
                             {bytes.begin(), bytes.end()}});
}

void FrameReader::forget_what_was_read() {
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(read_));
  read_ = 0;
}

}  // namespace yoriai::net
