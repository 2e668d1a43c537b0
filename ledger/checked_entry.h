// An entry judged as far as it goes without the book: its signatures, new keys and receipts. Any
// thread can do that; what is left is the place in the book, the blob and the rules.
#pragma once

#include "core/signature_checker.h"
#include "ledger/book_entry.h"

namespace yoriai::ledger {

struct CheckedEntry {
  core::EntryIndex index;
  core::ByteView bytes;  // the leaf; as long as the event lives
  core::Digest leaf;
  core::Instant accepted_at;
  std::uint64_t signatures = 0;         // how many it has, with those of new keys and receipts
  std::optional<core::BlobName> names;  // the blob that a book must have because of it
  core::Result<core::VerifiedEvent> event;
  core::Result<std::vector<core::VerifiedReceipt>> receipts;  // of a good event
};

CheckedEntry check_entry(BookEntry entry);

}  // namespace yoriai::ledger
