// An entry with its body, read and taken apart: what an audit judges and an export shows.
#pragma once

#include <set>

#include "core/verified_event.h"
#include "ledger/entry_codec.h"
#include "ledger/store.h"

namespace yoriai::ledger {

struct BookEntry {
  core::EntryIndex index;
  core::ByteVector bytes;  // the leaf
  core::Instant accepted_at;
  std::vector<core::Receipt> receipts;
  core::DecodedEvent event;
  std::optional<Blob> blob;  // the one that comes with it
  std::uint64_t line = 0;    // where it stands in a file, from 1; 0 in a store
};

// Refuses with the faults of entry, header and body. Without a blob.
core::Result<BookEntry> read_book_entry(core::EntryIndex index, StoredEntry stored);

// The blob that a book must have because of this body.
std::optional<core::BlobName> blob_named_in(const core::Body& body);

// Which entry a blob comes with: the first that names it.
class BlobOrder {
 public:
  // The blob that must come with this body; none when it names none or it came already.
  std::optional<core::BlobName> next_for(const core::Body& body);

 private:
  std::set<std::pair<core::Digest, std::uint64_t>> seen_;
};

bool hashes_to(core::ByteView bytes, const core::BlobName& name);

}  // namespace yoriai::ledger
