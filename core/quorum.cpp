#include "core/quorum.h"

namespace yoriai::core {

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

}  // namespace yoriai::core
