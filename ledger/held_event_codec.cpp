#include "ledger/held_event_codec.h"

#include "ledger/event_codec.h"
#include "ledger/word_codec.h"
#include "specs/store.capnp.h"

namespace yoriai::ledger {
namespace {

namespace strict = core::strict;
using strict::Findings;

core::ByteVector bytes_of(capnp::Data::Reader in) {
  const auto view = view_of(in);
  return {view.begin(), view.end()};
}

HeldEvent read_held(schema::HeldEvent::Reader in, Findings& findings) {
  HeldEvent held;
  held.event = {bytes_of(in.getHeader()), bytes_of(in.getSignatures()),
                bytes_of(in.getSaltedBody())};
  held.id = event_id(held.event.header);
  held.own = read_receipt(in.getOwn(), findings);
  held.receipts = read_receipts(in.getReceipts(), findings);
  return held;
}

auto writing(const HeldEvent& held) {
  return [&held](schema::HeldEvent::Builder out) {
    const auto& [header, signatures, salted_body] = held.event;
    if (!header.empty()) out.setHeader(strict::data(header));
    if (!signatures.empty()) out.setSignatures(strict::data(signatures));
    if (!salted_body.empty()) out.setSaltedBody(strict::data(salted_body));
    write_receipt(out.initOwn(), held.own);
    strict::put_structs(
        held.receipts, [&](auto size) { return out.initReceipts(size); }, write_receipt);
  };
}

}  // namespace

core::ByteVector encode_held_event(const HeldEvent& event) {
  return strict::encode<schema::HeldEvent>(writing(event));
}

std::optional<HeldEvent> decode_held_event(core::ByteView bytes) {
  Findings findings;
  auto held = strict::read<schema::HeldEvent>(bytes, findings,
                                              [&](auto in) { return read_held(in, findings); });
  if (!findings.none() || !strict::encodes_to<schema::HeldEvent>(bytes, writing(held))) {
    return std::nullopt;
  }
  return held;
}

}  // namespace yoriai::ledger
