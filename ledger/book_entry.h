// An entry with its body, read and taken apart: what an audit judges and an export shows.
#pragma once

#include <set>

#include "core/verified_event.h"
#include "ledger/entry_codec.h"
#include "ledger/store.h"

namespace yoriai::ledger {

struct BookEntry {
  core::EntryIndex index;
  core::ByteView bytes;  // the leaf; where the event looks, and as long as it lives
  core::Instant accepted_at;
  std::vector<core::Receipt> receipts;
  core::DecodedEvent event;
};

// An entry's two byte strings in a buffer that nobody changes any more.
struct EntryBuffer {
  std::shared_ptr<const void> buffer;
  core::ByteView entry;  // begins on a word's boundary
  core::ByteView salted_body;
};
EntryBuffer buffer_of(StoredEntry stored);

// Refuses with the faults of entry, header and body.
core::Result<BookEntry> read_book_entry(core::EntryIndex index, const EntryBuffer& stored);
core::Result<BookEntry> read_book_entry(core::EntryIndex index, StoredEntry stored);

// The blob that a book must have because of this body.
std::optional<core::BlobName> blob_named_in(const core::Body& body);

// Which entry a blob comes with: the first that names it.
class BlobOrder {
 public:
  // Of the blob that the next entry names: the one that must come with it. None when it names none
  // or it came already.
  std::optional<core::BlobName> next_for(const std::optional<core::BlobName>& named);

 private:
  std::set<std::pair<core::Digest, std::uint64_t>> seen_;
};

bool hashes_to(core::ByteView bytes, const core::BlobName& name);

}  // namespace yoriai::ledger
