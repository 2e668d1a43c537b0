#include "ledger/word_codec.h"

namespace yoriai::ledger {
namespace {

using strict::Findings;

core::Certificate::Word read_word(schema::Certificate::Word::Reader in, Findings& findings) {
  return {strict::fixed<core::PublicKey>(in.getPeer(), findings), core::Instant{in.getTime()},
          strict::fixed<core::Signature>(in.getSignature(), findings)};
}

void write_word(schema::Certificate::Word::Builder out, const core::Certificate::Word& word) {
  out.setPeer(strict::data(word.peer.view()));
  out.setTime(word.time.ms);
  out.setSignature(strict::data(word.signature.view()));
}

}  // namespace

core::Receipt read_receipt(schema::Receipt::Reader in, Findings& findings) {
  return {strict::fixed<core::PublicKey>(in.getPeer(), findings), in.getNumber(),
          strict::fixed<core::Digest>(in.getPrevious(), findings),
          core::Instant{in.getReceivedAt()},
          strict::fixed<core::Signature>(in.getSignature(), findings)};
}

std::vector<core::Receipt> read_receipts(capnp::List<schema::Receipt>::Reader in,
                                         Findings& findings) {
  return read_words(in, core::kMaxReceipts, findings,
                    [&](auto receipt) { return read_receipt(receipt, findings); });
}

void write_receipt(schema::Receipt::Builder out, const core::Receipt& receipt) {
  out.setPeer(strict::data(receipt.peer.view()));
  out.setNumber(receipt.number);
  out.setPrevious(strict::data(receipt.previous.view()));
  out.setReceivedAt(receipt.received_at.ms);
  out.setSignature(strict::data(receipt.signature.view()));
}

core::Tree read_tree(schema::Tree::Reader in, Findings& findings) {
  return {core::Epoch{in.getEpoch()}, in.getSize(),
          strict::fixed<core::Digest>(in.getRoot(), findings)};
}

void write_tree(schema::Tree::Builder out, const core::Tree& tree) {
  out.setEpoch(tree.epoch.value);
  out.setSize(tree.size);
  out.setRoot(strict::data(tree.root.view()));
}

core::Certificate read_certificate(schema::Certificate::Reader in, Findings& findings) {
  return {read_tree(in.getTree(), findings),
          read_words(in.getAcks(), core::kMaxPeersInForce, findings,
                     [&](auto word) { return read_word(word, findings); })};
}

void write_certificate(schema::Certificate::Builder out, const core::Certificate& certificate) {
  write_tree(out.initTree(), certificate.tree);
  strict::put_structs(
      certificate.acks, [&](auto size) { return out.initAcks(size); }, write_word);
}

}  // namespace yoriai::ledger
