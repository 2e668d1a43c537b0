#include "core/quorum.h"

#include <algorithm>
#include <set>

namespace yoriai::core {
namespace {

std::uint16_t receipts_needed(const PeerSet& set) {
  return static_cast<std::uint16_t>(set.peers.size() - set.needed + 1);
}

}  // namespace

bool quorum_of(const State& state, std::span<const PublicKey> nodes) {
  return !lacking(state, nodes);
}

bool quorum_of(const State& state, std::uint64_t size, std::span<const PublicKey> nodes) {
  const bool before_the_change =
      state.pending_peers().has_value() && size <= state.pending_since().value;
  return before_the_change ? is_quorum_of(state.peer_set(), nodes) : quorum_of(state, nodes);
}

std::optional<std::uint16_t> lacking(const State& state, std::span<const PublicKey> nodes) {
  const auto& now = state.peer_set();
  if (!is_quorum_of(now, nodes)) return now.needed;
  const auto& next = state.pending_peers();
  if (next && !is_quorum_of(*next, nodes)) return next->needed;
  return std::nullopt;
}

std::uint16_t receipts_needed(const State& state) {
  const auto now = receipts_needed(state.peer_set());
  const auto& next = state.pending_peers();
  return next ? std::max(now, receipts_needed(*next)) : now;
}

std::size_t operators_of(const State& state, std::span<const Receipt> receipts) {
  std::set<std::string_view> operators;
  for (const auto& receipt : receipts) {
    const auto* peer = state.find_peer(receipt.peer);
    if (peer != nullptr) operators.insert(peer->operator_name);
  }
  return operators.size();
}

}  // namespace yoriai::core
