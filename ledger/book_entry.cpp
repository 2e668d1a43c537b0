#include "ledger/book_entry.h"

#include "core/sha256.h"
#include "ledger/event_codec.h"

namespace yoriai::ledger {

EntryBuffer buffer_of(StoredEntry stored) {
  auto kept = std::make_shared<const StoredEntry>(std::move(stored));
  return {kept, kept->entry, kept->salted_body};
}

core::Result<BookEntry> read_book_entry(core::EntryIndex index, const EntryBuffer& stored) {
  YORIAI_TRY(auto entry, view_entry(stored.entry));
  YORIAI_TRY(auto event, EventDecoder::decode(
                             stored.buffer, {entry.header, entry.signatures, stored.salted_body}));
  return BookEntry{index, stored.entry, entry.accepted_at, std::move(entry.receipts),
                   std::move(event)};
}

core::Result<BookEntry> read_book_entry(core::EntryIndex index, StoredEntry stored) {
  return read_book_entry(index, buffer_of(std::move(stored)));
}

std::optional<core::BlobName> blob_named_in(const core::Body& body) {
  if (const auto* draft = std::get_if<core::ProposalDrafted>(&body)) return draft->wording;
  if (const auto* closing = std::get_if<core::VotingClosed>(&body)) return closing->result;
  if (const auto* minutes = std::get_if<core::MinutesPublished>(&body)) return minutes->minutes;
  if (const auto* attested = std::get_if<core::Attested>(&body)) return attested->document;
  return std::nullopt;
}

std::optional<core::BlobName> BlobOrder::next_for(const std::optional<core::BlobName>& named) {
  if (!named || !seen_.emplace(named->hash, named->size).second) return std::nullopt;
  return named;
}

bool hashes_to(core::ByteView bytes, const core::BlobName& name) {
  return bytes.size() == name.size && core::sha256(bytes) == name.hash;
}

}  // namespace yoriai::ledger
