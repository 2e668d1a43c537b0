// Frames on a connection (specs/peers.md section 13): length (u32) ‖ kind (u16) ‖ bytes, the length
// counting kind and bytes. Pure: bytes come in as the network cuts them, frames come out whole.
#pragma once

#include <optional>

#include "core/result.h"
#include "net/message.h"

namespace yoriai::net {

struct Frame {
  std::uint16_t kind = 0;
  core::ByteVector bytes;
  bool operator==(const Frame&) const = default;
};

// Whether a message of so many bytes fits one.
bool fits_frame(std::size_t bytes);
// The bytes of a frame, appended. What does not fit a frame is a bug.
void append_frame(core::ByteVector& out, std::uint16_t kind, core::ByteView bytes);
core::ByteVector frame_of(const Message& message);

class FrameReader {
 public:
  void add(core::ByteView bytes) { core::append(waiting_, bytes); }

  // The next whole frame; none while it is not all there. A length that no frame has is told as
  // soon as its four bytes are there, and memory is never taken on the word of a length: only what
  // has come is kept. After a fault nothing more can be read.
  core::Result<std::optional<Frame>, Farewell> next();

 private:
  void forget_what_was_read();

  core::ByteVector waiting_;
  std::size_t read_ = 0;  // of what waits: given out already
};

}  // namespace yoriai::net
