// Fields that several messages share, between Cap'n Proto and our own values. Private to the wire
// codecs.
#pragma once

#include "core/strict_capnp.h"
#include "ledger/word_codec.h"
#include "net/evidence.h"
#include "net/limits.h"
#include "net/message.h"
#include "specs/wire.capnp.h"

namespace yoriai::net {

namespace strict = core::strict;
using ledger::read_certificate;
using ledger::read_receipt;
using ledger::read_receipts;
using ledger::read_tree;
using ledger::write_certificate;
using ledger::write_receipt;
using ledger::write_tree;
using strict::Fault;
using strict::Findings;

inline core::ByteVector read_bytes(capnp::Data::Reader in, std::size_t most, Findings& findings) {
  if (in.size() > most) {
    findings.add(Fault::list_too_long);
    return {};
  }
  const auto view = std::as_bytes(std::span(in.begin(), in.size()));
  return {view.begin(), view.end()};
}

// An absent field is zeros; zeros are written as absent.
template <class Id>
Id read_or_zero(capnp::Data::Reader in, Findings& findings) {
  if (in.size() == 0) return Id{};
  const auto id = strict::fixed<Id>(in, findings);
  findings.expect(!id.is_zero(), Fault::not_strict);
  return id;
}

template <class List>
std::vector<core::ByteVector> read_byte_list(const List& in, std::size_t most_items,
                                             std::size_t most_bytes, Findings& findings) {
  return strict::list(in, most_items, findings, [&](capnp::Data::Reader item) {
    return read_bytes(item, most_bytes, findings);
  });
}

template <class Init>
void put_byte_list(const std::vector<core::ByteVector>& values, Init init) {
  if (values.empty()) return;
  auto out = init(static_cast<kj::uint>(values.size()));
  for (kj::uint i = 0; i < out.size(); ++i) {
    if (!values[i].empty()) out.set(i, strict::data(values[i]));
  }
}

// A field that stays absent when it is empty.
template <class Set>
void put_bytes(core::ByteView bytes, Set set) {
  if (!bytes.empty()) set(strict::data(bytes));
}
template <class Id, class Set>
void put_unless_zero(const Id& id, Set set) {
  if (!id.is_zero()) set(strict::data(id.view()));
}

template <class Id, class List>
std::vector<Id> read_ids(const List& in, std::size_t most, Findings& findings) {
  return strict::list(in, most, findings,
                      [&](capnp::Data::Reader item) { return strict::fixed<Id>(item, findings); });
}
template <class Id, class Init>
void put_ids(const std::vector<Id>& ids, Init init) {
  if (ids.empty()) return;
  auto out = init(static_cast<kj::uint>(ids.size()));
  for (kj::uint i = 0; i < out.size(); ++i) out.set(i, strict::data(ids[i].view()));
}

inline std::string read_note(capnp::Text::Reader in, Findings& findings) {
  findings.expect(in.size() <= kMaxNoteBytes, Fault::list_too_long);
  return in.size() <= kMaxNoteBytes ? std::string(in.begin(), in.size()) : std::string();
}
inline capnp::Text::Reader note_text(const std::string& note) {
  return {note.c_str(), note.size()};
}

// The parts of statements (net/wire_statements.cpp).
core::Ack read_ack(schema::Ack::Reader in, Findings& findings);
void write_ack(schema::Ack::Builder out, const core::Ack& ack);
core::Held read_held(schema::Held::Reader in, Findings& findings);
void write_held(schema::Held::Builder out, const core::Held& held);
core::Promise read_promise(schema::Promise::Reader in, Findings& findings);
void write_promise(schema::Promise::Builder out, const core::Promise& promise);
template <class Init>
void put_receipts(const std::vector<core::Receipt>& receipts, Init init) {
  strict::put_structs(receipts, init, [](auto out, const core::Receipt& receipt) {
    ledger::write_receipt(out, receipt);
  });
}

// One pair of functions per message: read takes its fields, write fills them in.
#define YORIAI_MESSAGE(Value, Schema)                        \
  Value read(schema::Schema::Reader in, Findings& findings); \
  void write(schema::Schema::Builder out, const Value& message)
YORIAI_MESSAGE(Hello, Hello);
YORIAI_MESSAGE(Goodbye, Goodbye);
YORIAI_MESSAGE(Submit, Submit);
YORIAI_MESSAGE(Received, Received);
YORIAI_MESSAGE(Included, Included);
YORIAI_MESSAGE(RefusalNotice, Refused);
YORIAI_MESSAGE(Overloaded, Overloaded);
YORIAI_MESSAGE(Entries, Entries);
YORIAI_MESSAGE(Acked, Acked);
YORIAI_MESSAGE(Certified, Certified);
YORIAI_MESSAGE(HeldSaid, HeldSaid);
YORIAI_MESSAGE(Cosigned, Cosigned);
YORIAI_MESSAGE(GetEntries, GetEntries);
YORIAI_MESSAGE(GetBlob, GetBlob);
YORIAI_MESSAGE(BlobPart, BlobPart);
YORIAI_MESSAGE(GetHead, GetHead);
YORIAI_MESSAGE(AskPromise, AskPromise);
YORIAI_MESSAGE(Promised, Promised);
YORIAI_MESSAGE(NotPromised, NotPromised);
YORIAI_MESSAGE(AskNumbers, AskNumbers);
YORIAI_MESSAGE(Numbers, Numbers);
YORIAI_MESSAGE(AskStatus, AskStatus);
YORIAI_MESSAGE(EventStatus, Status);
#undef YORIAI_MESSAGE

}  // namespace yoriai::net
