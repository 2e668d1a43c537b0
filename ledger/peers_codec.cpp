// Bodies of the peers' own events: receipts, epochs, changes of peers.
#include "ledger/body_codec.h"
#include "ledger/word_codec.h"

namespace yoriai::ledger {
namespace {

core::ByteVector copy_of(capnp::Data::Reader in) {
  const auto view = view_of(in);
  return {view.begin(), view.end()};
}

core::EpochBegun::Word read_word(schema::EpochBegun::Word::Reader in, Findings& findings) {
  return {strict::fixed<core::PublicKey>(in.getPeer(), findings), read_tree(in.getBest(), findings),
          strict::fixed<core::Signature>(in.getSignature(), findings)};
}

core::PeersActivated::Word read_word(schema::PeersActivated::Word::Reader in, Findings& findings) {
  return {strict::fixed<core::PublicKey>(in.getPeer(), findings),
          strict::fixed<core::Signature>(in.getSignature(), findings)};
}

}  // namespace

core::ReceiptsAdded read(schema::ReceiptsAdded::Reader in, Findings& findings) {
  return {copy_of(in.getHeader()), copy_of(in.getSignatures()), copy_of(in.getSaltedBody()),
          read_receipts(in.getReceipts(), findings)};
}

void write(schema::ReceiptsAdded::Builder out, const core::ReceiptsAdded& body) {
  if (!body.header.empty()) out.setHeader(strict::data(body.header));
  if (!body.signatures.empty()) out.setSignatures(strict::data(body.signatures));
  if (!body.salted_body.empty()) out.setSaltedBody(strict::data(body.salted_body));
  strict::put_structs(
      body.receipts, [&](auto size) { return out.initReceipts(size); }, write_receipt);
}

core::EpochBegun read(schema::EpochBegun::Reader in, Findings& findings) {
  return {core::Epoch{in.getEpoch()}, strict::fixed<core::PublicKey>(in.getLog(), findings),
          read_certificate(in.getBase(), findings),
          read_words(in.getPromises(), core::kMaxPeersInForce, findings,
                     [&](auto word) { return read_word(word, findings); })};
}

void write(schema::EpochBegun::Builder out, const core::EpochBegun& body) {
  out.setEpoch(body.epoch.value);
  out.setLog(strict::data(body.log.view()));
  write_certificate(out.initBase(), body.base);
  strict::put_structs(
      body.promises, [&](auto size) { return out.initPromises(size); },
      [](auto word, const core::EpochBegun::Word& from) {
        word.setPeer(strict::data(from.peer.view()));
        write_tree(word.initBest(), from.best);
        word.setSignature(strict::data(from.signature.view()));
      });
}

core::PeersChanged read(schema::PeersChanged::Reader in, Findings& findings) {
  core::PeersChanged body;
  if (in.hasRemoved()) body.removed = strict::fixed<core::PublicKey>(in.getRemoved(), findings);
  if (in.hasAdded()) {
    body.added = std::make_shared<const core::FoundingPeer>(read_peer(in.getAdded(), findings));
  }
  body.needed = in.getNeeded();
  body.liars = in.getLiars();
  return body;
}

void write(schema::PeersChanged::Builder out, const core::PeersChanged& body) {
  if (body.removed) out.setRemoved(strict::data(body.removed->view()));
  if (body.added != nullptr) write_peer(out.initAdded(), *body.added);
  out.setNeeded(body.needed);
  out.setLiars(body.liars);
}

core::PeersActivated read(schema::PeersActivated::Reader in, Findings& findings) {
  return {read_tree(in.getTree(), findings),
          read_words(in.getHeld(), core::kMaxPeersInForce, findings,
                     [&](auto word) { return read_word(word, findings); })};
}

void write(schema::PeersActivated::Builder out, const core::PeersActivated& body) {
  write_tree(out.initTree(), body.tree);
  strict::put_structs(
      body.held, [&](auto size) { return out.initHeld(size); },
      [](auto word, const core::PeersActivated::Word& from) {
        word.setPeer(strict::data(from.peer.view()));
        word.setSignature(strict::data(from.signature.view()));
      });
}

}  // namespace yoriai::ledger
