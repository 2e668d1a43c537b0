// Events as bytes (specs/event.capnp, specs/book.md sections 3 and 4). Decoding accepts the strict
// form alone: encode(decode(bytes)) == bytes. Encoding gives that form.
#pragma once

#include "core/verified_event.h"
#include "ledger/strict_form.h"

namespace yoriai::ledger {

core::ByteVector encode_header(const core::Header& header);
core::ByteVector encode_body(const core::Body& body);  // without the salt
core::ByteVector encode_charter(const core::Charter& charter);

// Refuses with header_too_large … unknown_kind, in the order of specs/events.md.
core::Result<core::Header> decode_header(core::ByteView bytes);
core::Result<core::Header> header_from(core::ByteView bytes, StrictForm form);
// `bytes` is without the salt. Refuses with body_too_large, body_malformed … body_not_strict.
core::Result<core::Body> decode_body(core::Kind kind, core::ByteView bytes);
core::Result<core::Charter> decode_charter(core::ByteView bytes);

core::EventId event_id(core::ByteView header_bytes);

// An event's byte strings where they lie.
struct EventViews {
  core::ByteView header;
  core::ByteView signatures;
  core::ByteView salted_body;  // 16-byte salt ‖ body
};

// Their SHA-256, for who has computed it already.
struct EventDigests {
  core::Digest header;
  core::Digest salted_body;
};

class EventDecoder {
 public:
  // The signatures are not judged here, nor is their number. Copies what was received.
  static core::Result<core::DecodedEvent> decode(core::ByteView header_bytes,
                                                 core::ByteView signatures,
                                                 core::ByteView salted_body);
  // Looks into `buffer`, which the event keeps from now on, and which nobody changes any more.
  static core::Result<core::DecodedEvent> decode(std::shared_ptr<const void> buffer,
                                                 const EventViews& event) {
    return decode(std::move(buffer), event, StrictForm::required, nullptr);
  }

 private:
  // Alone can know that a form is strict, and computes digests beforehand.
  friend class StoredEntries;
  static core::Result<core::DecodedEvent> decode(std::shared_ptr<const void> buffer,
                                                 const EventViews& event, StrictForm form,
                                                 const EventDigests* known);
  static core::Status read_parts(const EventViews& event, StrictForm form,
                                 const EventDigests* known, core::DecodedEvent::Parts& out);
  static core::Result<core::DecodedEvent> decode_carried(const core::Header& around,
                                                         const core::ReceiptsAdded& body,
                                                         StrictForm form);
};

}  // namespace yoriai::ledger
