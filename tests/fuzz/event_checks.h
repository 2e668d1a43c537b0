// What must hold of headers, bodies and entries: a decoder takes the one form of a value and no
// other bytes.
#pragma once

#include "ledger/event_codec.h"
#include "tests/fuzz/target.h"

namespace yoriai::fuzz {

inline core::ByteView view_of(const std::uint8_t* data, std::size_t size) {
  return std::as_bytes(std::span(data, size));
}

// None when the bytes are refused.
std::optional<core::Header> checked_header(core::ByteView bytes);
std::optional<core::Body> checked_body(core::Kind kind, core::ByteView bytes);
// An event of this header (with the hash that it must have) and body, through every form in which a
// book has it.
void check_event(core::Header header, core::ByteView body);

}  // namespace yoriai::fuzz
