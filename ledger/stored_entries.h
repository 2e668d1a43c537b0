// Entries on their way back from the store. What was verified before it was stored is not verified
// again; what was stored and never acknowledged is.
#pragma once

#include "core/receipt.h"
#include "core/verified_event.h"
#include "ledger/merkle.h"
#include "ledger/store.h"

namespace yoriai::ledger {

struct StoredEvent {
  core::EntryIndex index;
  core::Digest leaf;
  core::Instant accepted_at;
  core::VerifiedEvent event;
  std::vector<core::VerifiedReceipt> receipts;
};

class StoredEntries {
 public:
  enum class Signatures : std::uint8_t { trusted, checked };
  StoredEntries(const Store& store, const core::LedgerId& ledger)
      : store_(store), ledger_(ledger) {}

  // Visits entries [from, to) in order. Throws EnvironmentError::damaged at one that is not what
  // was written.
  void each(std::uint64_t from, std::uint64_t to, Signatures signatures,
            const std::function<void(StoredEvent)>& visit) const;

 private:
  [[nodiscard]] core::Result<StoredEvent> read(std::uint64_t index, StoredEntry stored,
                                               Signatures signatures) const;
  const Store& store_;
  core::LedgerId ledger_;
};

// An entry that the rules refuse, although only admitted ones were ever stored.
EnvironmentError not_what_was_written(std::uint64_t index, const core::Refused& why);

}  // namespace yoriai::ledger
