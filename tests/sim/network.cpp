#include "tests/sim/network.h"

namespace yoriai::sim {
namespace {

// Of the tree that an ACK, HELD or certificate is about.
std::optional<core::Epoch> epoch_of_word(const net::Message& message) {
  const auto* acked = std::get_if<net::Acked>(&message);
  if (acked != nullptr && !acked->acks.empty()) return acked->acks.front().tree.epoch;
  const auto* held = std::get_if<net::HeldSaid>(&message);
  if (held != nullptr && !held->held.empty()) return held->held.front().tree.epoch;
  const auto* certified = std::get_if<net::Certified>(&message);
  if (certified != nullptr) return certified->certificate.tree.epoch;
  return std::nullopt;
}

}  // namespace

void Network::send(MachineId from, MachineId to, const net::Message& message,
                   std::uint64_t now_ms) {
  if (cut_.contains(std::minmax(from, to))) return;
  if (!calm_ && dice_.percent(setting_.lost)) return;
  const int copies = !calm_ && dice_.percent(setting_.doubled) ? 2 : 1;
  for (int copy = 0; copy < copies; ++copy) {
    const auto slowest = calm_ ? 20 : setting_.slowest_ms;
    const auto delay = 1 + static_cast<std::uint64_t>(dice_.below(static_cast<long long>(slowest)));
    parcels_.push({now_ms + delay, order_++, from, to, message});
  }
}

// What was on its way when a line was cut is lost, too.
bool Network::is_lost(const Parcel& parcel) const {
  if (cut_.contains(std::minmax(parcel.from, parcel.to))) return true;
  const auto epoch = epoch_of_word(parcel.message);
  return muted_ && epoch && *epoch <= *muted_;
}

std::optional<std::uint64_t> Network::next_at() const {
  if (parcels_.empty()) return std::nullopt;
  return parcels_.top().at_ms;
}

std::optional<Parcel> Network::next(std::uint64_t now_ms) {
  while (!parcels_.empty() && parcels_.top().at_ms <= now_ms) {
    Parcel parcel = parcels_.top();
    parcels_.pop();
    if (!is_lost(parcel)) return parcel;
  }
  return std::nullopt;
}

}  // namespace yoriai::sim
