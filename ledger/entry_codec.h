// One line of the book as bytes: the leaf of the Merkle tree (specs/entry.capnp, specs/book.md 7).
#pragma once

#include <vector>

#include "core/receipt.h"
#include "core/result.h"
#include "ledger/strict_form.h"

namespace yoriai::ledger {

struct Entry {
  core::Instant accepted_at;
  core::ByteVector header;      // as received
  core::ByteVector signatures;  // as received
  std::vector<core::Receipt> receipts;
  bool operator==(const Entry&) const = default;
};

// The same, looking into bytes that are kept elsewhere.
struct EntryView {
  core::Instant accepted_at;
  core::ByteView header;
  core::ByteView signatures;
  std::vector<core::Receipt> receipts;
};

core::ByteVector encode_entry(const Entry& entry);
core::ByteVector entry_bytes(const EntryView& entry);
// Refuses with entry_too_large, entry_malformed or entry_not_strict. The header inside is not
// judged.
core::Result<Entry> decode_entry(core::ByteView bytes);
// The same without a copy. The bytes begin on a word's boundary, and outlive what is returned.
core::Result<EntryView> view_entry(core::ByteView bytes, StrictForm form = StrictForm::required);

}  // namespace yoriai::ledger
