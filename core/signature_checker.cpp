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

LedgerId ledger_of(const Header& header) {
  return header.kind == Kind::founded ? LedgerId{} : header.ledger;
}

// The statements in a body, one after the other; the first bad one is named.
template <class Statement>
Status check_statements(std::size_t count, const LedgerId& ledger, Statement statement,
                        std::size_t first = 0) {
  for (std::size_t i = 0; i < count; ++i) {
    if (!SignatureChecker::is_good(statement(i), ledger)) {
      return refuse(Refusal::statement_invalid, first + i);
    }
  }
  return {};
}

Status check_body(const Header& header, const EpochBegun& body) {
  const auto acks = body.base.acks.size();
  YORIAI_CHECK(
      check_statements(acks, header.ledger, [&](std::size_t i) { return body.base.ack(i); }));
  return check_statements(
      body.promises.size(), header.ledger,
      [&](std::size_t i) { return body.promise(i, header.author); }, acks);
}
Status check_body(const Header& header, const PeersActivated& body) {
  return check_statements(body.held.size(), header.ledger,
                          [&](std::size_t i) { return body.word(i); });
}
template <class Other>
Status check_body(const Header& /*header*/, const Other& /*body*/) {
  return {};
}

Status check_new_keys(const DecodedEvent& event) {
  const LedgerId ledger = ledger_of(event.header());
  for (const auto& [role, added] : introduced_keys(event.body())) {
    if (!key_is_admissible(added.key)) return refuse(Refusal::key_inadmissible);
    const ByteVector message = possession_message(ledger, role, added.key);
    if (!signature_is_valid(added.key, message, added.possession)) {
      return refuse(Refusal::possession_invalid);
    }
  }
  return {};
}

// All that is signed in it, but for what it carries.
Status check_its_own(const DecodedEvent& event) {
  YORIAI_CHECK(check_signatures(event));
  YORIAI_CHECK(check_new_keys(event));
  return std::visit([&](const auto& body) { return check_body(event.header(), body); },
                    event.body());
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
  YORIAI_CHECK(check_its_own(event));
  if (event.carried() == nullptr) return VerifiedEvent(std::move(event));
  YORIAI_TRY(auto carried, check_carried(event));
  return VerifiedEvent(std::move(event), std::move(carried));
}

Result<std::shared_ptr<const CarriedEvent>> SignatureChecker::check_carried(
    const DecodedEvent& event) {
  YORIAI_ASSERT(event.carried()->carried() == nullptr);  // it is a ballot
  YORIAI_CHECK(check_its_own(*event.carried()));
  VerifiedEvent carried{DecodedEvent(*event.carried())};
  std::vector<VerifiedReceipt> receipts;
  for (const auto& receipt : std::get<ReceiptsAdded>(event.body()).receipts) {
    auto good = check(receipt, event.header().ledger, carried.id());
    if (!good) return refuse(Refusal::statement_invalid, receipts.size());
    receipts.push_back(*std::move(good));
  }
  return std::make_shared<const CarriedEvent>(
      CarriedEvent{std::move(carried), std::move(receipts)});
}

bool SignatureChecker::is_good(const Ack& ack, const LedgerId& ledger) {
  return signature_is_valid(ack.peer, ack_message(ack, ledger), ack.signature);
}

bool SignatureChecker::is_good(const Held& held, const LedgerId& ledger) {
  return signature_is_valid(held.peer, held_message(held, ledger), held.signature);
}

bool SignatureChecker::is_good(const Promise& promise, const LedgerId& ledger) {
  return signature_is_valid(promise.peer, promise_message(promise, ledger), promise.signature);
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
