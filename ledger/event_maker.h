// Making events: what a member's device, the office or a peer does before anything is sent.
#pragma once

#include <span>
#include <vector>

#include "core/event.h"
#include "core/signature_checker.h"
#include "ledger/secret_key.h"

namespace yoriai::ledger {

// An event as bytes: what travels and what the book keeps.
struct EventBytes {
  core::ByteVector header;
  core::ByteVector signatures;   // 64 bytes each, the author's first
  core::ByteVector salted_body;  // 16-byte salt ‖ body
  bool operator==(const EventBytes&) const = default;
};

// The unsigned event; `cosigners` in the order in which they must sign.
EventBytes draft_event(const core::LedgerId& ledger, const core::Body& body,
                       const core::BodySalt& salt, const core::PublicKey& author,
                       const std::vector<core::PublicKey>& cosigners);
// Adds the signatures of all: signers[0] is the author, the rest the co-signers in order.
EventBytes make_event(const core::LedgerId& ledger, const core::Body& body,
                      const core::BodySalt& salt, std::span<const SecretKey* const> signers);
core::Signature sign_event(core::ByteView header_bytes, const SecretKey& key);

// A key with its proof of possession; `ledger` is zeros at founding.
core::NewKey introduce(const core::LedgerId& ledger, core::KeyRole role, const SecretKey& key);

// From the system's random source.
core::BodySalt random_body_salt();

}  // namespace yoriai::ledger
