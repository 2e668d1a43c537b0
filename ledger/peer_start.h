// What a peer among several compares and lets go of before it opens its book (specs/peers.md
// sections 3 and 10): its word may have been on the way to the disk when the power went, and what
// was never said must not look as if it had been.
#pragma once

#include "ledger/high_water.h"
#include "ledger/peer_store.h"

namespace yoriai::ledger {

// Throws EnvironmentError::high_water when the store lacks the certificate that the mark says is
// held, or the mark knows less of the receipts than the store. Changes nothing.
void require_said(const PeerStore& store, const core::LedgerId& ledger,
                  const std::optional<HighWaterMark>& mark);

// Removes the entries above the mark. No mark: none was ever spoken of.
void drop_unspoken_tail(Store& store, const core::LedgerId& ledger,
                        const std::optional<HighWaterMark>& mark);
// Removes the held events whose receipt never left.
void forget_unspoken_events(PeerStore& store, const core::LedgerId& ledger,
                            const std::optional<HighWaterMark>& mark);

}  // namespace yoriai::ledger
