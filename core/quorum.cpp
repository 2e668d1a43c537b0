#include "core/quorum.h"

namespace yoriai::core {

bool quorum_of(const State& state, std::span<const PublicKey> nodes) {
  return !lacking(state, nodes);
}

std::optional<std::uint16_t> lacking(const State& state, std::span<const PublicKey> nodes) {
  const auto& now = state.peer_set();
  if (!is_quorum_of(now, nodes)) return now.needed;
  const auto& next = state.pending_peers();
  if (next && !is_quorum_of(*next, nodes)) return next->needed;
  return std::nullopt;
}

}  // namespace yoriai::core
