#include "core/signature_checker.h"

#include <sodium.h>

namespace yoriai::core {
namespace {

using Point = Bytes<32, struct PointTag>;

constexpr Point every_byte(std::uint8_t first, std::uint8_t middle, std::uint8_t last) {
  Point out;
  out.data.fill(static_cast<std::byte>(middle));
  out.data.front() = static_cast<std::byte>(first);
  out.data.back() = static_cast<std::byte>(last);
  return out;
}

template <std::size_t N>
constexpr Point point_of(const std::uint8_t (&bytes)[N]) {
  static_assert(N == 32);
  Point out;
  for (std::size_t i = 0; i < N; ++i) out.data[i] = static_cast<std::byte>(bytes[i]);
  return out;
}

// Every encoding of the eight points whose order divides 8, with the sign bit (the top bit of the last
// byte) cleared: y in little-endian. A point with y = 0 or 1 has a second, non-canonical encoding, y + p;
// for the others y + p does not fit 255 bits. Set or cleared, the sign bit makes no difference here.
// libsodium 1.0.18 has the same rule inside; it stands here so that no other version can change it.
constexpr std::array kLowOrder = {
    every_byte(0x01, 0x00, 0x00),  // y = 1, order 1
    every_byte(0xEC, 0xFF, 0x7F),  // y = p − 1, order 2
    every_byte(0x00, 0x00, 0x00),  // y = 0, order 4
    point_of({0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4,
              0x89, 0xF2, 0xEF, 0x98, 0xF0, 0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6,
              0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05}),  // order 8
    point_of({0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B,
              0x76, 0x0D, 0x10, 0x67, 0x0F, 0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39,
              0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A}),  // order 8
    every_byte(0xEE, 0xFF, 0x7F),  // y = p + 1, order 1
    every_byte(0xED, 0xFF, 0x7F),  // y = p, order 4
};

bool r_is_of_low_order(const Signature& signature) {
  Point r;
  std::copy_n(signature.data.begin(), Point::kSize, r.data.begin());
  r.data.back() &= std::byte{0x7F};
  return std::find(kLowOrder.begin(), kLowOrder.end(), r) != kLowOrder.end();
}

const PublicKey& signer_at(const Header& header, std::size_t position) {
  return position == 0 ? header.author : header.cosigners[position - 1];
}

Status check_signatures(const DecodedEvent& event) {
  const std::size_t count = 1 + event.header().cosigners.size();
  const ByteView all = event.signatures();
  if (all.size() != count * Signature::kSize) return refuse(Refusal::signature_count_wrong);
  const ByteVector message = event_message(event.header_bytes());
  for (std::size_t i = 0; i < count; ++i) {
    const auto signature = Signature::from(all.subspan(i * Signature::kSize, Signature::kSize));
    if (!signature_is_valid(signer_at(event.header(), i), message, *signature)) {
      return refuse(Refusal::signature_invalid, i);
    }
  }
  return {};
}

Status check_new_keys(const DecodedEvent& event) {
  const bool founding = event.header().kind == Kind::founded;
  const LedgerId ledger = founding ? LedgerId{} : event.header().ledger;
  for (const auto& [role, added] : introduced_keys(event.body())) {
    if (!key_is_admissible(added.key)) return refuse(Refusal::key_inadmissible);
    const ByteVector message = possession_message(ledger, role, added.key);
    if (!signature_is_valid(added.key, message, added.possession)) {
      return refuse(Refusal::possession_invalid);
    }
  }
  return {};
}

}  // namespace

bool signature_is_valid(const PublicKey& key, ByteView message, const Signature& signature) {
  if (r_is_of_low_order(signature)) return false;
  return crypto_sign_verify_detached(signature.raw(),
                                     reinterpret_cast<const unsigned char*>(message.data()),
                                     message.size(), key.raw()) == 0;
}

bool key_is_admissible(const PublicKey& key) {
  return crypto_core_ed25519_is_valid_point(key.raw()) == 1;
}

ByteVector possession_message(const LedgerId& ledger, KeyRole role, const PublicKey& key) {
  ByteVector out;
  append(out, bytes_of(kPossessionDomain));
  append(out, ledger.view());
  out.push_back(static_cast<std::byte>(role));
  append(out, key.view());
  return out;
}

ByteVector event_message(ByteView header_bytes) {
  ByteVector out;
  out.reserve(kEventDomain.size() + header_bytes.size());
  append(out, bytes_of(kEventDomain));
  append(out, header_bytes);
  return out;
}

Result<VerifiedEvent> SignatureChecker::check(DecodedEvent event) {
  YORIAI_CHECK(check_signatures(event));
  YORIAI_CHECK(check_new_keys(event));
  return VerifiedEvent(std::move(event));
}

Result<VerifiedReceipt> SignatureChecker::check(const Receipt& receipt, const LedgerId& ledger,
                                                const EventId& event) {
  const ByteVector message = receipt_message(receipt, ledger, event);
  if (!signature_is_valid(receipt.peer, message, receipt.signature)) {
    return refuse(Refusal::receipt_invalid);
  }
  return VerifiedReceipt(receipt, event);
}

}  // namespace yoriai::core
