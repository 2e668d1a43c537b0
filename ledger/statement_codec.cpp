#include "ledger/statement_codec.h"

#include "ledger/word_codec.h"

namespace yoriai::ledger {
namespace {

namespace strict = core::strict;
using strict::Findings;
auto writing(const core::Certificate& certificate) {
  return [&](schema::Certificate::Builder out) { write_certificate(out, certificate); };
}

}  // namespace

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
