#include "net/frame.h"

#include "ledger/big_endian.h"
#include "net/limits.h"
#include "net/wire_codec.h"

namespace yoriai::net {
namespace {

using Length = std::uint32_t;
using Kind = std::uint16_t;
constexpr std::size_t kLengthBytes = sizeof(Length);
constexpr std::size_t kKindBytes = sizeof(Kind);

}  // namespace

bool fits_frame(std::size_t bytes) { return kKindBytes + bytes <= kMaxFrameBytes; }

void append_frame(core::ByteVector& out, std::uint16_t kind, core::ByteView bytes) {
  YORIAI_ASSERT(fits_frame(bytes.size()));
  core::append(out, ledger::big_endian(static_cast<Length>(kKindBytes + bytes.size())));
  core::append(out, ledger::big_endian(kind));
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
  const auto length = ledger::from_big_endian<Length>(rest);
  if (length > kMaxFrameBytes) return core::Unexpected{Farewell::frame_too_long};
  if (length < kKindBytes) return core::Unexpected{Farewell::message_malformed};
  if (rest.size() < kLengthBytes + length) {
    forget_what_was_read();
    return std::optional<Frame>();
  }
  const auto body = rest.subspan(kLengthBytes, length);
  const auto bytes = body.subspan(kKindBytes);
  read_ += kLengthBytes + length;
  return std::optional(Frame{ledger::from_big_endian<Kind>(body), {bytes.begin(), bytes.end()}});
}

void FrameReader::forget_what_was_read() {
  waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(read_));
  read_ = 0;
}

}  // namespace yoriai::net
