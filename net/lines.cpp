#include "net/lines.h"

#include "core/sha256.h"
#include "core/signature_checker.h"
#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"
#include "ledger/intake.h"
#include "net/limits.h"

namespace yoriai::net {
namespace {

std::optional<core::Body> body_in(core::Kind kind, const ledger::StoredEntry& line) {
  if (line.salted_body.size() < core::BodySalt::kSize) return std::nullopt;
  auto body =
      ledger::decode_body(kind, core::ByteView(line.salted_body).subspan(core::BodySalt::kSize));
  if (!body) return std::nullopt;
  return *std::move(body);
}

struct Outside {
  core::Instant accepted_at;
  core::ByteView header_bytes;  // in the line
  core::Kind kind;
};

// What is not in strict form the book refuses; that is not looked at here.
std::optional<Outside> outside_of(const ledger::StoredEntry& line) {
  const auto entry = ledger::view_entry(line.entry, ledger::StrictForm::known);
  if (!entry) return std::nullopt;
  const auto header = ledger::header_from(entry->header, ledger::StrictForm::known);
  if (!header) return std::nullopt;
  return Outside{entry->accepted_at, entry->header, header->kind};
}

}  // namespace

std::optional<LineFacts> facts_of(const ledger::StoredEntry& line) {
  const auto outside = outside_of(line);
  if (!outside) return std::nullopt;
  LineFacts facts{ledger::event_id(outside->header_bytes), outside->kind, outside->accepted_at};
  if (facts.kind == core::Kind::receipts_added) {
    const auto body = body_in(facts.kind, line);
    if (!body) return std::nullopt;
    facts.carried = ledger::event_id(std::get<core::ReceiptsAdded>(*body).header);
  }
  return facts;
}

std::optional<core::BlobName> wording_named_in(core::Kind kind, const ledger::StoredEntry& line) {
  if (!brings_text(kind)) return std::nullopt;
  const auto body = body_in(kind, line);
  return body ? ledger::needed_blob(*body) : std::nullopt;
}

std::optional<core::BlobName> wording_of(const ledger::EventBytes& event) {
  const auto header = ledger::decode_header(event.header);
  if (!header || !brings_text(header->kind)) return std::nullopt;
  const auto body = ledger::decode_body(
      header->kind, core::ByteView(event.salted_body).subspan(core::BodySalt::kSize));
  return body ? ledger::needed_blob(*body) : std::nullopt;
}

std::optional<core::VerifiedEvent> epoch_begun_in(const ledger::StoredEntry& line) {
  const auto outside = outside_of(line);
  if (!outside || outside->kind != core::Kind::epoch_begun) return std::nullopt;
  const auto entry = ledger::decode_entry(line.entry);
  if (!entry) return std::nullopt;
  auto decoded = ledger::EventDecoder::decode(entry->header, entry->signatures, line.salted_body);
  if (!decoded) return std::nullopt;
  auto verified = core::SignatureChecker::check(*std::move(decoded));
  if (!verified) return std::nullopt;
  return *std::move(verified);
}

std::vector<core::ByteVector> wordings_of(const ledger::Store& store, const core::LedgerId& ledger,
                                          const std::vector<ledger::StoredEntry>& lines) {
  std::vector<core::ByteVector> wordings;
  std::size_t bytes = 0;
  for (const auto& line : lines) {
    const auto outside = outside_of(line);
    const auto name = outside ? wording_named_in(outside->kind, line) : std::nullopt;
    if (!name || wordings.size() == kMaxBlobsInMessage) continue;
    bytes += name->size;
    if (bytes > kMaxLineBytes / 2) break;
    if (auto blob = store.blob(ledger, *name)) wordings.push_back(*std::move(blob));
  }
  return wordings;
}

std::size_t most_line_bytes(const ledger::EventBytes& event, std::size_t receipts) {
  constexpr std::size_t kRoom = 512;          // for what an entry says besides, and pointers
  constexpr std::size_t kReceiptBytes = 192;  // 168 now: three fields and two words for each
  return event.header.size() + event.signatures.size() + event.salted_body.size() +
         receipts * kReceiptBytes + kRoom;
}

std::vector<ledger::Blob> named_blobs(const std::vector<core::ByteVector>& blobs) {
  std::vector<ledger::Blob> named;
  named.reserve(blobs.size());
  for (const auto& blob : blobs) named.push_back({{core::sha256(blob), blob.size()}, blob});
  return named;
}

std::optional<std::vector<LineFacts>> facts_of_all(std::span<const ledger::StoredEntry> lines) {
  std::vector<LineFacts> all;
  all.reserve(lines.size());
  for (const auto& line : lines) {
    const auto facts = facts_of(line);
    if (!facts) return std::nullopt;
    all.push_back(*facts);
  }
  return all;
}

}  // namespace yoriai::net
