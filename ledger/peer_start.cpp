#include "ledger/peer_start.h"

#include "ledger/way_out.h"

namespace yoriai::ledger {
namespace {

EnvironmentError parted(const core::LedgerId& ledger, std::string_view what) {
  return {EnvironmentError::Cause::high_water, "book " + core::to_hex(ledger.view()).substr(0, 32) +
                                                   ": " + std::string(what) + ". " +
                                                   std::string(kWayOutUnderNewKeys)};
}

// The founding tree needs none.
constexpr core::TreeRank kSmallest{core::Epoch{0}, 1};

}  // namespace

void require_said(const PeerStore& store, const core::LedgerId& ledger,
                  const std::optional<HighWaterMark>& mark) {
  const auto said = mark.value_or(HighWaterMark{});
  const auto certificate = store.certificate(ledger);
  const auto greatest = certificate ? rank_of(certificate->tree) : kSmallest;
  if (rank_of(said.held) > greatest) {
    throw parted(ledger, "this peer said that it holds a certificate, and it is not in the store");
  }
  // A batch of receipts is begun when the mark covers all before it.
  if (said.receipts.number + 1 < store.last_held_batch(ledger)) {
    throw parted(ledger, "its high-water is older than the receipts in its store");
  }
}

void drop_unspoken_tail(Store& store, const core::LedgerId& ledger,
                        const std::optional<HighWaterMark>& mark) {
  const auto spoken = mark ? mark->size : 0;
  if (store.size(ledger) > spoken) store.drop_tail(ledger, spoken);
}

void forget_unspoken_events(PeerStore& store, const core::LedgerId& ledger,
                            const std::optional<HighWaterMark>& mark) {
  const auto spoken = mark ? mark->receipts.number : 0;
  std::vector<core::EventId> unspoken;
  store.held(ledger, [&](const HeldEvent& event) {
    if (event.own.number > spoken) unspoken.push_back(event.id);
    return true;
  });
  if (!unspoken.empty()) store.erase_held(ledger, unspoken);
}

}  // namespace yoriai::ledger
