#include "core/receipt.h"

#include "core/signature_checker.h"

namespace yoriai::core {
ByteVector receipt_message(const Receipt& receipt, const LedgerId& ledger, const EventId& event) {
  ByteVector out;
  append(out, bytes_of(kReceiptDomain));
  append(out, ledger.view());
  append(out, event.view());
  append(out, receipt.peer.view());
  append_big_endian(out, receipt.number);
  append(out, receipt.previous.view());
  append_big_endian(out, receipt.received_at.ms);
  return out;
}

}  // namespace yoriai::core
