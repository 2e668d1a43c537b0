#include "tests/fuzz/event_checks.h"

#include <boost/json/parse.hpp>

#include "core/sha256.h"
#include "core/signature_checker.h"
#include "ledger/book_entry.h"
#include "ledger/entry_codec.h"
#include "ledger/export_lines.h"
#include "ledger/rendering.h"

namespace yoriai::fuzz {
namespace {

using core::ByteVector;
using core::ByteView;

ByteVector salted(ByteView body) {
  ByteVector out(core::BodySalt::kSize + body.size(), std::byte{0x5A});
  std::ranges::copy(body, out.begin() + core::BodySalt::kSize);
  return out;
}

void check_refusal(core::Refusal code) { YORIAI_ASSERT(!core::to_string(code).empty()); }

void check_line(const ledger::StoredEntry& stored) {
  const core::EntryIndex index{7};
  const auto entry = ledger::read_book_entry(index, stored);
  YORIAI_ASSERT(entry);
  const auto rendered = ledger::render_entry(*entry);
  boost::json::error_code error;
  boost::json::parse(rendered, error);
  YORIAI_ASSERT(!error);
  const auto line = ledger::entry_line(index, stored, rendered);
  const auto parsed = ledger::parse_entry_line(line);
  YORIAI_ASSERT(parsed && parsed->index == index);
  YORIAI_ASSERT(parsed->stored.entry == stored.entry);
  YORIAI_ASSERT(parsed->stored.salted_body == stored.salted_body);
}

}  // namespace

std::optional<core::Header> checked_header(ByteView bytes) {
  const auto header = ledger::decode_header(bytes);
  if (!header) {
    check_refusal(header.error().code);
    return std::nullopt;
  }
  YORIAI_ASSERT(std::ranges::equal(ledger::encode_header(*header), bytes));
  const auto again = ledger::decode_header(bytes);
  YORIAI_ASSERT(again && *again == *header);
  return *header;
}

std::optional<core::Body> checked_body(core::Kind kind, ByteView bytes) {
  const auto body = ledger::decode_body(kind, bytes);
  if (!body) {
    check_refusal(body.error().code);
    return std::nullopt;
  }
  YORIAI_ASSERT(core::kind_of(*body) == kind);
  YORIAI_ASSERT(std::ranges::equal(ledger::encode_body(*body), bytes));
  const auto again = ledger::decode_body(kind, bytes);
  YORIAI_ASSERT(again && std::ranges::equal(ledger::encode_body(*again), bytes));
  return *body;
}

void check_event(core::Header header, ByteView body) {
  const ByteVector whole = salted(body);
  header.body_hash = core::sha256(whole);
  const ByteVector bytes = ledger::encode_header(header);
  const ByteVector signatures((1 + header.cosigners.size()) * core::Signature::kSize);
  const auto event = ledger::EventDecoder::decode(bytes, signatures, whole);
  if (!event && header.kind == core::Kind::receipts_added) {
    check_refusal(event.error().code);  // what it carries is no good ballot
    return;
  }
  YORIAI_ASSERT(event);
  YORIAI_ASSERT((event->carried() != nullptr) == (header.kind == core::Kind::receipts_added));
  YORIAI_ASSERT(event->header() == header && event->id() == ledger::event_id(bytes));
  // Signatures of zeros have an R of small order.
  const auto verified = core::SignatureChecker::check(*event);
  YORIAI_ASSERT(!verified && verified.error().code == core::Refusal::signature_invalid);

  const ledger::Entry entry{core::Instant{1'700'000'000'000}, bytes, signatures, {}};
  const auto entry_bytes = ledger::encode_entry(entry);
  const auto decoded = ledger::decode_entry(entry_bytes);
  YORIAI_ASSERT(decoded && *decoded == entry);
  check_line({entry_bytes, whole});
}

}  // namespace yoriai::fuzz
