// Messages as bytes (specs/wire.capnp). Decoding accepts the strict form alone.
#pragma once

#include <optional>

#include "net/message.h"

namespace yoriai::net {

// Without the kind, which stands in the frame.
core::ByteVector encode_message(const Message& message);
// None for a kind that is not known, and for bytes that are not that message in strict form or have
// a list beyond its limit.
std::optional<Message> decode_message(std::uint16_t kind, core::ByteView bytes);

}  // namespace yoriai::net
