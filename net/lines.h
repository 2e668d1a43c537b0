// Entries on their way between peers: what is in a line, before anything about it is judged.
#pragma once

#include <optional>
#include <vector>

#include "core/verified_event.h"
#include "ledger/store.h"
#include "net/message.h"

namespace yoriai::net {

// What the outside of a line says.
struct LineFacts {
  core::EventId event;
  core::Kind kind = core::Kind::founded;
  core::Instant accepted_at;
  std::optional<core::EventId> carried{};  // the ballot inside, which comes into the book with it
};

// None when entry or header cannot be read.
std::optional<LineFacts> facts_of(const ledger::StoredEntry& line);
// Of all of them; none when one cannot be read.
std::optional<std::vector<LineFacts>> facts_of_all(std::span<const ledger::StoredEntry> lines);

// The event in it, verified by itself, when it begins an epoch; else none.
std::optional<core::VerifiedEvent> epoch_begun_in(const ledger::StoredEntry& line);

// The blob that must come with it: a draft's wording. None for other lines.
std::optional<core::BlobName> wording_named_in(core::Kind kind, const ledger::StoredEntry& line);
// The same of an event whose header and body can be read.
std::optional<core::BlobName> wording_of(const ledger::EventBytes& event);
// The wordings that drafts among these lines name, as far as they are there and fit one message.
std::vector<core::ByteVector> wordings_of(const ledger::Store& store, const core::LedgerId& ledger,
                                          const std::vector<ledger::StoredEntry>& lines);

// At most so many bytes a line has that holds this event with so many receipts.
std::size_t most_line_bytes(const ledger::EventBytes& event, std::size_t receipts);

// The blobs by name; whether they are those that entries need is the book's to judge.
std::vector<ledger::Blob> named_blobs(const std::vector<core::ByteVector>& blobs);

}  // namespace yoriai::net
