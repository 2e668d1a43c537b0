// Certificates as bytes of their own (specs/statement.capnp, specs/peers.md section 2).
#pragma once

#include <optional>

#include "core/statement.h"

namespace yoriai::ledger {

core::ByteVector encode_certificate(const core::Certificate& certificate);
// None unless the bytes are the strict form of a certificate whose ACKs ascend by peer. Signatures
// are not judged.
std::optional<core::Certificate> decode_certificate(core::ByteView bytes);

}  // namespace yoriai::ledger
