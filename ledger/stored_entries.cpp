#include "ledger/stored_entries.h"

#include <fmt/format.h>

#include "core/signature_checker.h"
#include "ledger/entry_codec.h"
#include "ledger/event_codec.h"
#include "ledger/way_out.h"

namespace yoriai::ledger {

EnvironmentError not_what_was_written(std::uint64_t index, const core::Refused& why) {
  return {EnvironmentError::Cause::damaged,
          fmt::format("entry {} in the store is not what was written ({}). {}", index,
                      core::to_string(why.code), kWayOut)};
}

core::Result<StoredEvent> StoredEntries::read(std::uint64_t index, StoredEntry stored,
                                              Signatures signatures) const {
  const auto leaf = leaf_hash(stored.entry);
  YORIAI_TRY(auto entry, decode_entry(stored.entry));
  YORIAI_TRY(auto decoded,
             EventDecoder::decode(std::move(entry.header), std::move(entry.signatures),
                                  std::move(stored.salted_body)));
  auto event = signatures == Signatures::trusted
                   ? core::VerifiedEvent::verified_before_storing({}, std::move(decoded))
                   : core::SignatureChecker::check(std::move(decoded));
  if (!event) return core::Unexpected{event.error()};
  std::vector<core::VerifiedReceipt> receipts;
  for (const auto& receipt : entry.receipts) {
    YORIAI_TRY(auto verified, core::SignatureChecker::check(receipt, ledger_, event->id()));
    receipts.push_back(std::move(verified));
  }
  return StoredEvent{core::EntryIndex{index}, leaf, entry.accepted_at, *std::move(event),
                     std::move(receipts)};
}

void StoredEntries::each(std::uint64_t from, std::uint64_t to, Signatures signatures,
                         const std::function<void(StoredEvent)>& visit) const {
  store_.scan(ledger_, from, to, [&](std::uint64_t index, StoredEntry stored) {
    auto event = read(index, std::move(stored), signatures);
    if (!event) throw not_what_was_written(index, event.error());
    visit(*std::move(event));
    return true;
  });
}

}  // namespace yoriai::ledger
