#include "net/words.h"

#include "core/sha256.h"
#include "core/signature_checker.h"
#include "ledger/big_endian.h"

namespace yoriai::net {
namespace {

constexpr std::string_view kRefusalDomain = "yoriai/refusal/v1\n";
constexpr std::string_view kNumbersDomain = "yoriai/numbers/v1\n";

core::ByteVector refusal_message(const RefusalNotice& notice, const core::LedgerId& ledger) {
  core::ByteVector out;
  core::append(out, core::bytes_of(kRefusalDomain));
  core::append(out, ledger.view());
  core::append(out, notice.peer.view());
  core::append(out, notice.event.view());
  core::append(out, notice.signatures.view());
  core::append(out, yoriai::ledger::big_endian(static_cast<std::uint16_t>(notice.refused.code)));
  core::append(out, yoriai::ledger::big_endian(notice.refused.detail));
  core::append(out, yoriai::ledger::big_endian(notice.size));
  core::append(out, notice.root.view());
  return out;
}

core::ByteVector numbers_message(const Numbers& numbers, const core::LedgerId& ledger) {
  core::ByteVector out;
  core::append(out, core::bytes_of(kNumbersDomain));
  core::append(out, ledger.view());
  core::append(out, numbers.peer.view());
  core::append(out, numbers.about.view());
  core::append(out, numbers.nonce.view());
  for (const auto number :
       {numbers.receipts, numbers.acked.epoch.value, numbers.acked.size, numbers.held.epoch.value,
        numbers.held.size, numbers.promised.value, numbers.cosigned}) {
    core::append(out, yoriai::ledger::big_endian(number));
  }
  return out;
}

}  // namespace

core::Ack sign_ack(const core::Tree& tree, core::Instant time, const core::LedgerId& ledger,
                   const ledger::SecretKey& node) {
  core::Ack ack{node.public_key(), tree, time, {}};
  ack.signature = node.sign(core::ack_message(ack, ledger));
  return ack;
}

core::Held sign_held(const core::Tree& tree, const core::LedgerId& ledger,
                     const ledger::SecretKey& node) {
  core::Held held{node.public_key(), tree, {}};
  held.signature = node.sign(core::held_message(held, ledger));
  return held;
}

core::Promise sign_promise(core::Promise unsigned_promise, const core::LedgerId& ledger,
                           const ledger::SecretKey& node) {
  unsigned_promise.peer = node.public_key();
  unsigned_promise.signature = node.sign(core::promise_message(unsigned_promise, ledger));
  return unsigned_promise;
}

core::Receipt sign_receipt(core::Receipt unsigned_receipt, const core::LedgerId& ledger,
                           const core::EventId& event, const ledger::SecretKey& node) {
  unsigned_receipt.peer = node.public_key();
  unsigned_receipt.signature = node.sign(core::receipt_message(unsigned_receipt, ledger, event));
  return unsigned_receipt;
}

RefusalNotice sign_refusal(RefusalNotice unsigned_notice, const core::LedgerId& ledger,
                           const ledger::SecretKey& node) {
  unsigned_notice.peer = node.public_key();
  unsigned_notice.signature = node.sign(refusal_message(unsigned_notice, ledger));
  return unsigned_notice;
}

Numbers sign_numbers(Numbers unsigned_numbers, const core::LedgerId& ledger,
                     const ledger::SecretKey& node) {
  unsigned_numbers.peer = node.public_key();
  unsigned_numbers.signature = node.sign(numbers_message(unsigned_numbers, ledger));
  return unsigned_numbers;
}

core::Digest receipt_hash(const core::Receipt& receipt, const core::LedgerId& ledger,
                          const core::EventId& event) {
  return core::sha256({core::receipt_message(receipt, ledger, event), receipt.signature.view()});
}

bool is_good(const core::Ack& ack, const core::LedgerId& ledger) {
  return core::signature_is_valid(ack.peer, core::ack_message(ack, ledger), ack.signature);
}

bool is_good(const core::Held& held, const core::LedgerId& ledger) {
  return core::signature_is_valid(held.peer, core::held_message(held, ledger), held.signature);
}

bool is_good(const core::Promise& promise, const core::LedgerId& ledger) {
  return core::signature_is_valid(promise.peer, core::promise_message(promise, ledger),
                                  promise.signature);
}

bool is_good(const core::Receipt& receipt, const core::LedgerId& ledger,
             const core::EventId& event) {
  return core::signature_is_valid(receipt.peer, core::receipt_message(receipt, ledger, event),
                                  receipt.signature);
}

bool is_good(const RefusalNotice& notice, const core::LedgerId& ledger) {
  return core::signature_is_valid(notice.peer, refusal_message(notice, ledger), notice.signature);
}

bool is_good(const Numbers& numbers, const core::LedgerId& ledger) {
  return core::signature_is_valid(numbers.peer, numbers_message(numbers, ledger),
                                  numbers.signature);
}

bool is_good(const core::Certificate& certificate, const core::LedgerId& ledger) {
  for (std::size_t at = 0; at < certificate.acks.size(); ++at) {
    if (!is_good(certificate.ack(at), ledger)) return false;
  }
  return true;
}

}  // namespace yoriai::net
