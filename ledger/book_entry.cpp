#include "ledger/book_entry.h"

#include "core/sha256.h"
#include "ledger/event_codec.h"

namespace yoriai::ledger {

core::Result<BookEntry> read_book_entry(core::EntryIndex index, StoredEntry stored) {
  YORIAI_TRY(auto entry, decode_entry(stored.entry));
  YORIAI_TRY(auto event, EventDecoder::decode(std::move(entry.header), std::move(entry.signatures),
                                              std::move(stored.salted_body)));
  return BookEntry{index,
                   std::move(stored.entry),
                   entry.accepted_at,
                   std::move(entry.receipts),
                   std::move(event),
                   std::nullopt,
                   0};
}

std::optional<core::BlobName> blob_named_in(const core::Body& body) {
  if (const auto* draft = std::get_if<core::ProposalDrafted>(&body)) return draft->wording;
  if (const auto* closing = std::get_if<core::VotingClosed>(&body)) return closing->result;
  return std::nullopt;
}

std::optional<core::BlobName> BlobOrder::next_for(const core::Body& body) {
  const auto named = blob_named_in(body);
  if (!named || !seen_.emplace(named->hash, named->size).second) return std::nullopt;
  return named;
}

bool hashes_to(core::ByteView bytes, const core::BlobName& name) {
  return bytes.size() == name.size && core::sha256(bytes) == name.hash;
}

}  // namespace yoriai::ledger
