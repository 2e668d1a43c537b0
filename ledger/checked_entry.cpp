#include "ledger/checked_entry.h"

#include "ledger/merkle.h"

namespace yoriai::ledger {
namespace {

using VerifiedReceipts = std::vector<core::VerifiedReceipt>;

std::uint64_t signatures_in(const BookEntry& entry) {
  return 1 + entry.event.header().cosigners.size() +
         core::introduced_keys(entry.event.body()).size() +
         core::carried_signatures(entry.event.body()) + entry.receipts.size();
}

// Receipts name the ledger of the event they are for; a founding event is its own ledger's name.
core::LedgerId ledger_of(const core::VerifiedEvent& event) {
  if (event.header().kind == core::Kind::founded) return core::LedgerId{event.id().data};
  return event.header().ledger;
}

core::Result<VerifiedReceipts> verify_receipts(const std::vector<core::Receipt>& receipts,
                                               const core::VerifiedEvent& event) {
  VerifiedReceipts verified;
  for (const auto& receipt : receipts) {
    YORIAI_TRY(auto good, core::SignatureChecker::check(receipt, ledger_of(event), event.id()));
    verified.push_back(std::move(good));
  }
  return verified;
}

}  // namespace

CheckedEntry check_entry(BookEntry entry) {
  const auto signatures = signatures_in(entry);
  const auto names = blob_named_in(entry.event.body());
  const auto leaf = leaf_hash(entry.bytes);
  auto event = core::SignatureChecker::check(std::move(entry.event));
  auto receipts = event ? verify_receipts(entry.receipts, *event) : VerifiedReceipts();
  return {entry.index,      entry.bytes,        leaf, entry.accepted_at, signatures, names,
          std::move(event), std::move(receipts)};
}

}  // namespace yoriai::ledger
