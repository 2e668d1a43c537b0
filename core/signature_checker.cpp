#include "core/signature_checker.h"

#include <sodium.h>

#include "core/low_order.h"

namespace yoriai::core {
namespace {

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
  if (encodes_low_order(signature.view().first<kPointBytes>())) return false;
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
