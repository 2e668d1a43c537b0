// Making and judging what peers sign (specs/peers.md section 2).
#pragma once

#include "core/statement.h"
#include "ledger/secret_key.h"
#include "net/message.h"

namespace yoriai::net {

// A peer's three keys; they outlive whatever signs with them.
struct PeerKeys {
  const ledger::SecretKey& node;
  const ledger::SecretKey& witness;
  const ledger::SecretKey& log;
};

core::Ack sign_ack(const core::Tree& tree, core::Instant time, const core::LedgerId& ledger,
                   const ledger::SecretKey& node);
core::Held sign_held(const core::Tree& tree, const core::LedgerId& ledger,
                     const ledger::SecretKey& node);
core::Promise sign_promise(core::Promise unsigned_promise, const core::LedgerId& ledger,
                           const ledger::SecretKey& node);
// Number, previous and time are given; peer and signature are filled in.
core::Receipt sign_receipt(core::Receipt unsigned_receipt, const core::LedgerId& ledger,
                           const core::EventId& event, const ledger::SecretKey& node);
RefusalNotice sign_refusal(RefusalNotice unsigned_notice, const core::LedgerId& ledger,
                           const ledger::SecretKey& node);
Numbers sign_numbers(Numbers unsigned_numbers, const core::LedgerId& ledger,
                     const ledger::SecretKey& node);

// SHA-256(message ‖ signature): the link of a peer's chain of receipts.
core::Digest receipt_hash(const core::Receipt& receipt, const core::LedgerId& ledger,
                          const core::EventId& event);

bool is_good(const core::Ack& ack, const core::LedgerId& ledger);
bool is_good(const core::Held& held, const core::LedgerId& ledger);
bool is_good(const core::Promise& promise, const core::LedgerId& ledger);
bool is_good(const core::Receipt& receipt, const core::LedgerId& ledger,
             const core::EventId& event);
bool is_good(const RefusalNotice& notice, const core::LedgerId& ledger);
bool is_good(const Numbers& numbers, const core::LedgerId& ledger);
// Every ACK in it; not how many they are, nor whose.
bool is_good(const core::Certificate& certificate, const core::LedgerId& ledger);

}  // namespace yoriai::net
