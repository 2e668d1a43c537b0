// The signed part of an event.
#include <algorithm>
#include <array>

#include "ledger/event_codec.h"
#include "ledger/field_codec.h"
#include "ledger/known_layout.h"

namespace yoriai::ledger {
namespace {

using core::Refusal;

core::Header read_header(schema::Header::Reader in, Findings& findings) {
  core::Header header;
  header.ledger = strict::fixed<core::LedgerId>(in.getLedger(), findings);
  header.author = strict::fixed<core::PublicKey>(in.getAuthor(), findings);
  const auto keys = in.getCosigners();
  findings.expect(keys.size() % core::PublicKey::kSize == 0, Fault::malformed);
  header.cosigners.reserve(keys.size() / core::PublicKey::kSize);
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
  const auto& keys = header.cosigners;
  for (auto key = keys.begin(); key != keys.end(); ++key) {
    if (*key == header.author || std::find(keys.begin(), key, *key) != key) return true;
  }
  return false;
}

bool is_known(core::Kind kind) { return core::alternative_of(kind).has_value(); }

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

// Headers with so many co-signers.
class HeaderLayout {
 public:
  explicit HeaderLayout(std::size_t cosigners)
      : cosigners_(cosigners),
        layout_(encode_header(sample(cosigners, Flip::none)),
                encode_header(sample(cosigners, Flip::all))),
        ledger_(layout_.place_of(sample(0, Flip::none).ledger.view())),
        author_(layout_.place_of(sample(0, Flip::none).author.view())),
        first_cosigner_(
            cosigners == 0 ? 0 : layout_.place_of(sample(1, Flip::none).cosigners[0].view())),
        kind_(layout_.place_of_number(static_cast<std::uint16_t>(sample(0, Flip::none).kind))),
        body_hash_(layout_.place_of(sample(0, Flip::none).body_hash.view())) {}

  bool read(core::ByteView bytes, core::Header& out) const {
    if (!layout_.fits(bytes)) return false;
    std::uint16_t kind = 0;
    read_at(bytes, kind_, kind);
    if (kind == 0) return false;
    out.kind = static_cast<core::Kind>(kind);
    read_at(bytes, ledger_, out.ledger);
    read_at(bytes, author_, out.author);
    read_at(bytes, body_hash_, out.body_hash);
    out.cosigners.resize(cosigners_);
    auto at = first_cosigner_;
    for (auto& key : out.cosigners) {
      read_at(bytes, at, key);
      at += core::PublicKey::kSize;
    }
    return true;
  }

 private:
  static core::Header sample(std::size_t cosigners, Flip flip) {
    core::Header header;
    header.ledger = filled_id<core::LedgerId>(0x11, flip);
    header.author = filled_id<core::PublicKey>(0x22, flip);
    header.cosigners.assign(cosigners, filled_id<core::PublicKey>(0x33, flip));
    header.kind = static_cast<core::Kind>(filled_number<std::uint16_t>(0x44, flip));
    header.body_hash = filled_id<core::Digest>(0x55, flip);
    return header;
  }

  std::size_t cosigners_;
  KnownLayout layout_;
  std::size_t ledger_;
  std::size_t author_;
  std::size_t first_cosigner_;
  std::size_t kind_;
  std::size_t body_hash_;
};

// Ballots have no co-signer, admissions two or three.
bool read_known(core::ByteView bytes, core::Header& out) {
  static const std::array<HeaderLayout, 4> kLayouts{HeaderLayout(0), HeaderLayout(1),
                                                    HeaderLayout(2), HeaderLayout(3)};
  return read_by_any(kLayouts, bytes, out);
}

core::Header read(core::ByteView bytes, Findings& findings) {
  return strict::read<schema::Header>(
      bytes, findings, [&](schema::Header::Reader in) { return read_header(in, findings); });
}

}  // namespace

core::ByteVector encode_header(const core::Header& header) {
  const auto cosigners = joined(header.cosigners);
  return strict::encode<schema::Header>(writing(header, cosigners));
}

core::Result<core::Header> header_from(core::ByteView bytes, StrictForm form) {
  if (bytes.size() > core::kMaxHeaderBytes) return core::refuse(Refusal::header_too_large);
  Findings findings;
  core::Header header;
  const bool known = read_known(bytes, header);
  if (!known) header = read(bytes, findings);
  if (!findings.none()) return core::refuse(Refusal::header_malformed);
  if (header.cosigners.size() > core::kMaxCosigners) {
    return core::refuse(Refusal::too_many_cosigners);
  }
  if (signs_twice(header)) return core::refuse(Refusal::cosigner_repeated);
  if (!known && form == StrictForm::required && !is_strict(header, bytes)) {
    return core::refuse(Refusal::header_not_strict);
  }
  if (!is_known(header.kind)) return core::refuse(Refusal::unknown_kind);
  return header;
}

core::Result<core::Header> decode_header(core::ByteView bytes) {
  return header_from(bytes, StrictForm::required);
}

}  // namespace yoriai::ledger
