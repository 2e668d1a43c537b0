// Messages about one event, and about who speaks.
#include "net/wire_fields.h"

namespace yoriai::net {

Hello read(schema::Hello::Reader in, Findings& findings) {
  return {in.getProtocol(), strict::fixed<core::LedgerId>(in.getLedger(), findings),
          static_cast<ConnectionRole>(in.getRole()),
          read_or_zero<core::PublicKey>(in.getNode(), findings),
          strict::fixed<InstanceId>(in.getInstance(), findings)};
}

void write(schema::Hello::Builder out, const Hello& message) {
  out.setProtocol(message.protocol);
  out.setLedger(strict::data(message.ledger.view()));
  out.setRole(static_cast<std::uint8_t>(message.role));
  put_unless_zero(message.node, [&](auto data) { out.setNode(data); });
  out.setInstance(strict::data(message.instance.view()));
}

Goodbye read(schema::Goodbye::Reader in, Findings& /*findings*/) {
  return {static_cast<Farewell>(in.getReason())};
}

void write(schema::Goodbye::Builder out, const Goodbye& message) {
  out.setReason(static_cast<std::uint16_t>(message.reason));
}

std::size_t bytes_in(const Submit& message) {
  const auto& event = message.event;
  auto bytes = event.header.size() + event.signatures.size() + event.salted_body.size();
  for (const auto& blob : message.blobs) bytes += blob.size();
  return bytes;
}

Submit read(schema::Submit::Reader in, Findings& findings) {
  constexpr auto kMostSignatures = core::Signature::kSize * (1 + core::kMaxCosigners);
  Submit message{{read_bytes(in.getHeader(), core::kMaxHeaderBytes, findings),
                  read_bytes(in.getSignatures(), kMostSignatures, findings),
                  read_bytes(in.getSaltedBody(), core::kMaxBodyBytes, findings)},
                 read_byte_list(in.getBlobs(), kMaxBlobsInMessage, kMaxFrameBytes, findings),
                 read_receipts(in.getReceipts(), findings)};
  findings.expect(bytes_in(message) <= kMaxSubmitBytes, Fault::list_too_long);
  return message;
}

void write(schema::Submit::Builder out, const Submit& message) {
  put_bytes(message.event.header, [&](auto data) { out.setHeader(data); });
  put_bytes(message.event.signatures, [&](auto data) { out.setSignatures(data); });
  put_bytes(message.event.salted_body, [&](auto data) { out.setSaltedBody(data); });
  put_byte_list(message.blobs, [&](auto size) { return out.initBlobs(size); });
  put_receipts(message.receipts, [&](auto size) { return out.initReceipts(size); });
}

Received read(schema::Received::Reader in, Findings& findings) {
  return {strict::fixed<core::EventId>(in.getEvent(), findings),
          read_receipt(in.getReceipt(), findings)};
}

void write(schema::Received::Builder out, const Received& message) {
  out.setEvent(strict::data(message.event.view()));
  write_receipt(out.initReceipt(), message.receipt);
}

Included read(schema::Included::Reader in, Findings& findings) {
  return {strict::fixed<core::EventId>(in.getEvent(), findings), core::EntryIndex{in.getIndex()}};
}

void write(schema::Included::Builder out, const Included& message) {
  out.setEvent(strict::data(message.event.view()));
  out.setIndex(message.index.value);
}

RefusalNotice read(schema::Refused::Reader in, Findings& findings) {
  return {read_or_zero<core::PublicKey>(in.getPeer(), findings),
          read_or_zero<core::EventId>(in.getEvent(), findings),
          read_or_zero<core::Digest>(in.getSignatures(), findings),
          {static_cast<core::Refusal>(in.getCode()), in.getDetail()},
          in.getSize(),
          read_or_zero<core::Digest>(in.getRoot(), findings),
          read_or_zero<core::Signature>(in.getSignature(), findings)};
}

void write(schema::Refused::Builder out, const RefusalNotice& message) {
  put_unless_zero(message.peer, [&](auto data) { out.setPeer(data); });
  put_unless_zero(message.event, [&](auto data) { out.setEvent(data); });
  put_unless_zero(message.signatures, [&](auto data) { out.setSignatures(data); });
  out.setCode(static_cast<std::uint16_t>(message.refused.code));
  out.setDetail(message.refused.detail);
  out.setSize(message.size);
  put_unless_zero(message.root, [&](auto data) { out.setRoot(data); });
  put_unless_zero(message.signature, [&](auto data) { out.setSignature(data); });
}

Overloaded read(schema::Overloaded::Reader in, Findings& findings) {
  return {strict::fixed<core::EventId>(in.getEvent(), findings),
          core::Duration{in.getRetryAfterMs()}};
}

void write(schema::Overloaded::Builder out, const Overloaded& message) {
  out.setEvent(strict::data(message.event.view()));
  out.setRetryAfterMs(message.retry_after.ms);
}

AskStatus read(schema::AskStatus::Reader in, Findings& findings) {
  return {strict::fixed<core::EventId>(in.getEvent(), findings)};
}

void write(schema::AskStatus::Builder out, const AskStatus& message) {
  out.setEvent(strict::data(message.event.view()));
}

EventStatus read(schema::Status::Reader in, Findings& findings) {
  EventStatus status;
  status.event = strict::fixed<core::EventId>(in.getEvent(), findings);
  status.state = static_cast<EventState>(in.getState());
  status.index = core::EntryIndex{in.getIndex()};
  status.receipts = read_receipts(in.getReceipts(), findings);
  status.proof = read_ids<core::Digest>(in.getProof(), kMaxProofHashes, findings);
  status.certificate = read_certificate(in.getCertificate(), findings);
  status.note = read_note(in.getNote(), findings);
  status.refusal = read(in.getRefusal(), findings);
  status.entry = read_bytes(in.getEntry(), core::kMaxEntryBytes, findings);
  status.salted_body = read_bytes(in.getSaltedBody(), core::kMaxBodyBytes, findings);
  return status;
}

void write(schema::Status::Builder out, const EventStatus& message) {
  out.setEvent(strict::data(message.event.view()));
  out.setState(static_cast<std::uint8_t>(message.state));
  out.setIndex(message.index.value);
  put_receipts(message.receipts, [&](auto size) { return out.initReceipts(size); });
  put_ids(message.proof, [&](auto size) { return out.initProof(size); });
  write_certificate(out.initCertificate(), message.certificate);
  if (!message.note.empty()) out.setNote(note_text(message.note));
  write(out.initRefusal(), message.refusal);
  put_bytes(message.entry, [&](auto data) { out.setEntry(data); });
  put_bytes(message.salted_body, [&](auto data) { out.setSaltedBody(data); });
}

}  // namespace yoriai::net
