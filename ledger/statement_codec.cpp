#include "ledger/statement_codec.h"

#include <algorithm>

#include "ledger/statement_field_codec.h"

namespace yoriai::ledger {
namespace {

namespace strict = core::strict;
using strict::Fault;
using strict::Findings;
using Word = core::Certificate::Word;

bool ascends_by_peer(const std::vector<Word>& acks) {
  return std::ranges::adjacent_find(acks, std::ranges::greater_equal(), &Word::peer) == acks.end();
}

auto writing(const core::Certificate& certificate) {
  return [&](schema::Certificate::Builder out) { write_certificate(out, certificate); };
}

}  // namespace

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
  core::Certificate certificate{read_tree(in.getTree(), findings),
                                strict::list(in.getAcks(), kMaxAcks, findings, [&](auto ack) {
                                  return Word{
                                      strict::fixed<core::PublicKey>(ack.getPeer(), findings),
                                      core::Instant{ack.getTime()},
                                      strict::fixed<core::Signature>(ack.getSignature(), findings)};
                                })};
  findings.expect(ascends_by_peer(certificate.acks), Fault::malformed);
  return certificate;
}

void write_certificate(schema::Certificate::Builder out, const core::Certificate& certificate) {
  write_tree(out.initTree(), certificate.tree);
  strict::put_structs(
      certificate.acks, [&](auto size) { return out.initAcks(size); },
      [](schema::Certificate::Word::Builder ack, const Word& word) {
        ack.setPeer(strict::data(word.peer.view()));
        ack.setTime(word.time.ms);
        ack.setSignature(strict::data(word.signature.view()));
      });
}

core::ByteVector encode_certificate(const core::Certificate& certificate) {
  return strict::encode<schema::Certificate>(writing(certificate));
}

std::optional<core::Certificate> decode_certificate(core::ByteView bytes) {
  Findings findings;
  auto certificate = strict::read<schema::Certificate>(
      bytes, findings, [&](auto in) { return read_certificate(in, findings); });
  if (!findings.none() || !strict::encodes_to<schema::Certificate>(bytes, writing(certificate))) {
    return std::nullopt;
  }
  return certificate;
}

}  // namespace yoriai::ledger
