#include "net/duty.h"

#include <algorithm>

#include "net/limits.h"

namespace yoriai::net {
namespace {

// The receipts that show since when the sequencer and enough others have had the event: the
// sequencer's, and those of k − 1 others. None when they are too few.
std::optional<core::Instant> known_since(const Desk& desk, const HeldItem& item) {
  std::vector<core::PublicKey> who{item.held.own.peer};
  auto newest = item.held.own.received_at;
  bool sequencer = item.held.own.peer == desk.state().sequencer();
  for (const auto& receipt : item.held.receipts) {
    who.push_back(receipt.peer);
    newest = std::max(newest, receipt.received_at);
    sequencer = sequencer || receipt.peer == desk.state().sequencer();
  }
  if (!sequencer || !desk.quorum()(who)) return std::nullopt;
  return newest;
}

bool is_overdue(const Desk& desk, const HeldItem& item) {
  if (item.index) return false;
  const auto since = known_since(desk, item);
  if (!since || desk.now < *since + kOverdue) return false;
  return desk.book.check({item.held.event, {}, item.held.receipts}, desk.now).has_value();
}

// The oldest overdue event within its author's quota.
const HeldItem* oldest_overdue(const Desk& desk, HeldEvents& held) {
  std::map<core::PublicKey, std::size_t> looked_at;
  for (const auto& [number, item] : held.items()) {
    if (desk.now < item.held.own.received_at + kOverdue) break;  // nor are those after it
    if (item.index || ++looked_at[item.author] > kOverdueQuota) continue;
    if (is_overdue(desk, item)) return &item;
  }
  return nullptr;
}

}  // namespace

bool fulfils_duty(Desk& desk, HeldEvents& held, const BatchContent& batch) {
  const auto due = core::due_transition(desk.state(), desk.now);
  if (due && due->due + kOverdue < desk.now && !batch.begins_with_transition) return false;
  if (due) return true;  // nothing but the transition could have been entered before it
  const auto* oldest = oldest_overdue(desk, held);
  return oldest == nullptr ||
         std::ranges::find(batch.events, oldest->held.id) != batch.events.end();
}

}  // namespace yoriai::net
