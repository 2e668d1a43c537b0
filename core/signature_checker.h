// The one place that decides whether a signature is good and a key may enter a book
// (specs/book.md sections 4 and 5). libsodium 1.0.18 is the deciding verifier: Ed25519 verifiers
// differ on crafted inputs, and a book has one answer. Pure; safe to call from many threads at
// once.
#pragma once

#include "core/receipt.h"
#include "core/statement.h"
#include "core/verified_event.h"

namespace yoriai::core {

// First line of every signed message, ending in a line feed.
inline constexpr std::string_view kEventDomain = "yoriai/event/v1\n";
inline constexpr std::string_view kPossessionDomain = "yoriai/possession/v1\n";
inline constexpr std::string_view kReceiptDomain = "yoriai/receipt/v1\n";
inline constexpr std::string_view kAckDomain = "yoriai/ack/v1\n";
inline constexpr std::string_view kHeldDomain = "yoriai/held/v1\n";
inline constexpr std::string_view kPromiseDomain = "yoriai/promise/v1\n";

// libsodium accepts it, and its R is not of low order.
bool signature_is_valid(const PublicKey& key, ByteView message, const Signature& signature);
// A canonical point of the main subgroup, not of low order.
bool key_is_admissible(const PublicKey& key);

// What a key signs to prove that its holder has it: domain ‖ ledger id ‖ role ‖ key.
ByteVector possession_message(const LedgerId& ledger, KeyRole role, const PublicKey& key);
// What the author and the co-signers of an event sign.
ByteVector event_message(ByteView header_bytes);

class SignatureChecker {
 public:
  // Refuses with signature_count_wrong, signature_invalid, key_inadmissible, possession_invalid or
  // statement_invalid; a carried event is judged the same way, after the one that carries it.
  static Result<VerifiedEvent> check(DecodedEvent event);
  // Refuses with receipt_invalid. Whether the key is a peer's is for admit to say.
  static Result<VerifiedReceipt> check(const Receipt& receipt, const LedgerId& ledger,
                                       const EventId& event);
  // Whether the peer named in it signed the statement. Whether its word counts is for admit, or for
  // whoever received it, to say.
  static bool is_good(const Ack& ack, const LedgerId& ledger);
  static bool is_good(const Held& held, const LedgerId& ledger);
  static bool is_good(const Promise& promise, const LedgerId& ledger);

 private:
  static Result<std::shared_ptr<const CarriedEvent>> check_carried(const DecodedEvent& event);
};

}  // namespace yoriai::core
