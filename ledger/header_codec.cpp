// The signed part of an event.
#include <algorithm>

#include "ledger/event_codec.h"
#include "ledger/field_codec.h"

namespace yoriai::ledger {
namespace {

using core::Refusal;

core::Header read_header(schema::Header::Reader in, Findings& findings) {
  core::Header header;
  header.ledger = strict::fixed<core::LedgerId>(in.getLedger(), findings);
  header.author = strict::fixed<core::PublicKey>(in.getAuthor(), findings);
  const auto keys = in.getCosigners();
  findings.expect(keys.size() % core::PublicKey::kSize == 0, Fault::malformed);
  for (std::size_t at = 0; at + core::PublicKey::kSize <= keys.size();
       at += core::PublicKey::kSize) {
    header.cosigners.push_back(
        strict::fixed<core::PublicKey>(keys.slice(at, at + core::PublicKey::kSize), findings));
  }
  header.kind = static_cast<core::Kind>(in.getKind());
  header.body_hash = strict::fixed<core::Digest>(in.getBodyHash(), findings);
  return header;
}

bool signs_twice(const core::Header& header) {
  if (header.cosigners.empty()) return false;
  auto signers = header.cosigners;
  signers.push_back(header.author);
  std::sort(signers.begin(), signers.end());
  return std::adjacent_find(signers.begin(), signers.end()) != signers.end();
}

bool is_known(core::Kind kind) {
  const auto number = static_cast<std::uint16_t>(kind);
  return number >= 1 && number <= core::kLastKind;
}

core::ByteVector joined(const std::vector<core::PublicKey>& keys) {
  core::ByteVector out;
  out.reserve(keys.size() * core::PublicKey::kSize);
  for (const auto& key : keys) core::append(out, key.view());
  return out;
}

auto writing(const core::Header& header, core::ByteView cosigners) {
  return [&header, cosigners](schema::Header::Builder out) {
    out.setLedger(strict::data(header.ledger.view()));
    out.setAuthor(strict::data(header.author.view()));
    if (!cosigners.empty()) out.setCosigners(strict::data(cosigners));
    out.setKind(static_cast<std::uint16_t>(header.kind));
    out.setBodyHash(strict::data(header.body_hash.view()));
  };
}

bool is_strict(const core::Header& header, core::ByteView bytes) {
  const auto cosigners = joined(header.cosigners);
  return strict::encodes_to<schema::Header>(bytes, writing(header, cosigners));
}

}  // namespace

core::ByteVector encode_header(const core::Header& header) {
  const auto cosigners = joined(header.cosigners);
  return strict::encode<schema::Header>(writing(header, cosigners));
}

core::Result<core::Header> header_from(core::ByteView bytes, StrictForm form) {
  if (bytes.size() > core::kMaxHeaderBytes) return core::refuse(Refusal::header_too_large);
  Findings findings;
  auto header = strict::read<schema::Header>(
      bytes, findings, [&](schema::Header::Reader in) { return read_header(in, findings); });
  if (!findings.none()) return core::refuse(Refusal::header_malformed);
  if (header.cosigners.size() > core::kMaxCosigners) {
    return core::refuse(Refusal::too_many_cosigners);
  }
  if (signs_twice(header)) return core::refuse(Refusal::cosigner_repeated);
  if (form == StrictForm::required && !is_strict(header, bytes)) {
    return core::refuse(Refusal::header_not_strict);
  }
  if (!is_known(header.kind)) return core::refuse(Refusal::unknown_kind);
  return header;
}

core::Result<core::Header> decode_header(core::ByteView bytes) {
  return header_from(bytes, StrictForm::required);
}

}  // namespace yoriai::ledger
