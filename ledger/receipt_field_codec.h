// Receipts and byte strings between Cap'n Proto and our own values. Private to the codecs.
#pragma once

#include <algorithm>

#include "core/limits.h"
#include "core/receipt.h"
#include "core/strict_capnp.h"
#include "specs/entry.capnp.h"

namespace yoriai::ledger {

inline core::ByteView view_of(capnp::Data::Reader in) {
  return std::as_bytes(std::span(in.begin(), in.size()));
}

inline core::Receipt read_receipt(schema::Receipt::Reader in, core::strict::Findings& findings) {
  return {core::strict::fixed<core::PublicKey>(in.getPeer(), findings), in.getNumber(),
          core::strict::fixed<core::Digest>(in.getPrevious(), findings),
          core::Instant{in.getReceivedAt()},
          core::strict::fixed<core::Signature>(in.getSignature(), findings)};
}

inline std::vector<core::Receipt> read_receipts(capnp::List<schema::Receipt>::Reader in,
                                                core::strict::Findings& findings) {
  return core::strict::list(in, core::kMaxReceipts, findings,
                            [&](auto receipt) { return read_receipt(receipt, findings); });
}

inline void write_receipt(schema::Receipt::Builder out, const core::Receipt& receipt) {
  out.setPeer(core::strict::data(receipt.peer.view()));
  out.setNumber(receipt.number);
  out.setPrevious(core::strict::data(receipt.previous.view()));
  out.setReceivedAt(receipt.received_at.ms);
  out.setSignature(core::strict::data(receipt.signature.view()));
}

inline bool ascends_by_peer(const std::vector<core::Receipt>& receipts) {
  return std::adjacent_find(receipts.begin(), receipts.end(), [](const auto& a, const auto& b) {
           return a.peer >= b.peer;
         }) == receipts.end();
}

}  // namespace yoriai::ledger
