// One line of the book as bytes: the leaf of the Merkle tree (specs/entry.capnp, specs/book.md 7).
#pragma once

#include <vector>

#include "core/receipt.h"
#include "core/result.h"

namespace yoriai::ledger {

struct Entry {
  core::Instant accepted_at;
  core::ByteVector header;      // as received
  core::ByteVector signatures;  // as received
  std::vector<core::Receipt> receipts;
  bool operator==(const Entry&) const = default;
};

core::ByteVector encode_entry(const Entry& entry);
// Refuses with entry_too_large, entry_malformed or entry_not_strict. The header inside is not
// judged.
core::Result<Entry> decode_entry(core::ByteView bytes);

}  // namespace yoriai::ledger
