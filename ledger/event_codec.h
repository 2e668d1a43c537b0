// Events as bytes (specs/event.capnp, specs/book.md sections 3 and 4). Decoding accepts the strict
// form alone: encode(decode(bytes)) == bytes. Encoding gives that form.
#pragma once

#include "core/verified_event.h"

namespace yoriai::ledger {

core::ByteVector encode_header(const core::Header& header);
core::ByteVector encode_body(const core::Body& body);  // without the salt
core::ByteVector encode_charter(const core::Charter& charter);

// Refuses with header_too_large … unknown_kind, in the order of specs/events.md.
core::Result<core::Header> decode_header(core::ByteView bytes);
// `bytes` is without the salt. Refuses with body_too_large, body_malformed … body_not_strict.
core::Result<core::Body> decode_body(core::Kind kind, core::ByteView bytes);
core::Result<core::Charter> decode_charter(core::ByteView bytes);

core::EventId event_id(core::ByteView header_bytes);

class EventDecoder {
 public:
  // Takes over what was received; `salted_body` is 16-byte salt ‖ body. The signatures are not
  // judged here, nor is their number.
  static core::Result<core::DecodedEvent> decode(core::ByteVector header_bytes,
                                                 core::ByteVector signatures,
                                                 core::ByteVector salted_body);
};

}  // namespace yoriai::ledger
