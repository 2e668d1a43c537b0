#include "tests/sim/network.h"

namespace yoriai::sim {

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

std::optional<std::uint64_t> Network::next_at() const {
  if (parcels_.empty()) return std::nullopt;
  return parcels_.top().at_ms;
}

std::optional<Parcel> Network::next(std::uint64_t now_ms) {
  if (parcels_.empty() || parcels_.top().at_ms > now_ms) return std::nullopt;
  Parcel parcel = parcels_.top();
  parcels_.pop();
  return parcel;
}

}  // namespace yoriai::sim
