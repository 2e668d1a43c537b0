// A peer's signed word that it held an event at a time (specs/book.md section 8).
#pragma once

#include "core/ids.h"
#include "core/time.h"

namespace yoriai::core {

struct Receipt {
  PublicKey peer;  // node key
  std::uint64_t number = 0;
  Digest previous;
  Instant received_at;
  Signature signature;
  bool operator==(const Receipt&) const = default;
};

// domain ‖ ledger id ‖ event id ‖ peer ‖ number ‖ previous ‖ time, integers as 8 bytes big-endian.
ByteVector receipt_message(const Receipt& receipt, const LedgerId& ledger, const EventId& event);

class VerifiedReceipt {
 public:
  [[nodiscard]] const Receipt& receipt() const { return receipt_; }
  [[nodiscard]] const EventId& event() const { return event_; }

 private:
  friend class SignatureChecker;
  friend class VerifiedEvent;  // of the receipts it carries, when they were verified before
  VerifiedReceipt(const Receipt& receipt, const EventId& event)
      : receipt_(receipt), event_(event) {}
  Receipt receipt_;
  EventId event_;
};

}  // namespace yoriai::core
