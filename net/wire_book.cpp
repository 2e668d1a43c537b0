// Messages about the book's lines, and about epochs.
#include "net/wire_fields.h"

namespace yoriai::net {

Entries read(schema::Entries::Reader in, Findings& findings) {
  Entries entries;
  entries.epoch = core::Epoch{in.getEpoch()};
  entries.first = core::EntryIndex{in.getFirst()};
  entries.lines = strict::list(in.getEntries(), kMaxLines, findings, [&](auto line) {
    return ledger::StoredEntry{read_bytes(line.getEntry(), core::kMaxEntryBytes, findings),
                               read_bytes(line.getSaltedBody(), core::kMaxBodyBytes, findings)};
  });
  entries.asked = in.getAsked();
  entries.base = read_tree(in.getBase(), findings);
  entries.blobs = read_byte_list(in.getBlobs(), kMaxBlobsInMessage, kMaxFrameBytes, findings);
  return entries;
}

void write(schema::Entries::Builder out, const Entries& message) {
  out.setEpoch(message.epoch.value);
  out.setFirst(message.first.value);
  strict::put_structs(
      message.lines, [&](auto size) { return out.initEntries(size); },
      [](auto line, const ledger::StoredEntry& from) {
        put_bytes(from.entry, [&](auto data) { line.setEntry(data); });
        put_bytes(from.salted_body, [&](auto data) { line.setSaltedBody(data); });
      });
  out.setAsked(message.asked);
  write_tree(out.initBase(), message.base);
  put_byte_list(message.blobs, [&](auto size) { return out.initBlobs(size); });
}

Cosigned read(schema::Cosigned::Reader in, Findings& findings) {
  return {read_note(in.getNote(), findings)};
}

void write(schema::Cosigned::Builder out, const Cosigned& message) {
  if (!message.note.empty()) out.setNote(note_text(message.note));
}

GetEntries read(schema::GetEntries::Reader in, Findings& /*findings*/) {
  return {core::EntryIndex{in.getFirst()}, core::EntryIndex{in.getEnd()}};
}

void write(schema::GetEntries::Builder out, const GetEntries& message) {
  out.setFirst(message.first.value);
  out.setEnd(message.end.value);
}

GetBlob read(schema::GetBlob::Reader in, Findings& findings) {
  return {{strict::fixed<core::Digest>(in.getHash(), findings), in.getSize()}, in.getOffset()};
}

void write(schema::GetBlob::Builder out, const GetBlob& message) {
  out.setHash(strict::data(message.name.hash.view()));
  out.setSize(message.name.size);
  out.setOffset(message.offset);
}

BlobPart read(schema::BlobPart::Reader in, Findings& findings) {
  return {{strict::fixed<core::Digest>(in.getHash(), findings), in.getSize()},
          in.getOffset(),
          read_bytes(in.getBytes(), kBlobPartBytes, findings)};
}

void write(schema::BlobPart::Builder out, const BlobPart& message) {
  out.setHash(strict::data(message.name.hash.view()));
  out.setSize(message.name.size);
  out.setOffset(message.offset);
  put_bytes(message.bytes, [&](auto data) { out.setBytes(data); });
}

GetHead read(schema::GetHead::Reader /*in*/, Findings& /*findings*/) { return {}; }

void write(schema::GetHead::Builder /*out*/, const GetHead& /*message*/) {}

AskNumbers read(schema::AskNumbers::Reader in, Findings& findings) {
  return {strict::fixed<Nonce>(in.getNonce(), findings)};
}

void write(schema::AskNumbers::Builder out, const AskNumbers& message) {
  out.setNonce(strict::data(message.nonce.view()));
}

}  // namespace yoriai::net
