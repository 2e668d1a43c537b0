#include "net/duty.h"

#include <algorithm>

#include "net/limits.h"

namespace yoriai::net {
namespace {

// Whether k peers have had it for so long; one more receipt, dated later, changes nothing.
bool known_for(const Desk& desk, std::span<const core::Receipt> receipts, core::Duration span) {
  std::vector<core::PublicKey> who;
  for (const auto& receipt : receipts) {
    if (receipt.received_at + span <= desk.now) who.push_back(receipt.peer);
  }
  return desk.are_enough(who);
}

const core::Receipt* sequencers_receipt(const Desk& desk, std::span<const core::Receipt> receipts) {
  const auto found = std::ranges::find(receipts, desk.state().sequencer(), &core::Receipt::peer);
  return found == receipts.end() ? nullptr : &*found;
}

// Where an event stands in the order in which the sequencer enters what it holds: by the numbers of
// its receipts.
struct Turn {
  std::uint64_t number;
  const HeldItem* item;
  bool is_old;  // as the sequencer dated it
};

std::optional<Turn> turn_of(const Desk& desk, HeldEvents& held, HeldItem& item) {
  const auto receipts = held.receipts_of(item);
  const auto* theirs = sequencers_receipt(desk, receipts);
  if (theirs == nullptr) return std::nullopt;
  std::vector<core::PublicKey> who = {theirs->peer};
  for (const auto& receipt : receipts) {
    if (receipt.peer != theirs->peer && receipt.received_at + kOverdue <= desk.now) {
      who.push_back(receipt.peer);
    }
  }
  if (!desk.are_enough(who)) return std::nullopt;
  return Turn{theirs->number, &item, theirs->received_at + kOverdue <= desk.now};
}

bool is_admissible(const Desk& desk, const HeldItem& item) {
  return desk.check({item.held.event, {}, item.held.receipts}).has_value();
}

// The first overdue event in the sequencer's own order, of those within their authors' quotas. In
// any other order one event could be asked for that the sequencer, taking each in its turn, can no
// longer enter. What comes before an old receipt is older, however a clock that was ahead dated it.
const HeldItem* oldest_overdue(const Desk& desk, HeldEvents& held) {
  std::map<core::PublicKey, std::size_t> looked_at;
  std::vector<Turn> turns;
  for (auto& [number, item] : held.items()) {
    if (desk.now < item.held.own.received_at + kOverdue) continue;
    if (item.index || ++looked_at[item.author] > kOverdueQuota) continue;
    if (const auto turn = turn_of(desk, held, item)) turns.push_back(*turn);
  }
  std::ranges::sort(turns, {}, &Turn::number);
  while (!turns.empty() && !turns.back().is_old) turns.pop_back();
  for (const auto& turn : turns) {
    if (is_admissible(desk, *turn.item)) return turn.item;
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

bool is_unheard_of(const Desk& desk, HeldEvents& held) {
  return std::ranges::any_of(held.items(), [&](auto& entry) {
    auto& item = entry.second;
    if (item.index || desk.now < item.held.own.received_at + kUnheard) return false;
    const auto receipts = held.receipts_of(item);
    if (sequencers_receipt(desk, receipts) != nullptr) return false;
    return known_for(desk, receipts, kUnheard) && is_admissible(desk, item);
  });
}

}  // namespace yoriai::net
