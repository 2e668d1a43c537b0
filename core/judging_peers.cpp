// The questions about peers that several kinds share.
#include "core/detail/judging.h"
#include "core/limits.h"

namespace yoriai::core::detail {

Status require_sequencer(const Judging& judging) {
  if (judging.event.header().author != judging.state.sequencer()) {
    return refuse(Refusal::role_missing, kSequencer);
  }
  return require_no_cosigners(judging);
}

Peer peer_from(const FoundingPeer& peer) {
  return {peer.operator_name, peer.node.key, peer.witness.key, peer.log.key};
}

Status require_sound(const PeerSet& set) {
  if (set.peers.empty() || set.peers.size() > kMaxPeers) {
    return refuse(Refusal::peers_unsupported);
  }
  if (!quorum_is_safe(set)) return refuse(Refusal::quorum_unsafe);
  return {};
}

Status require_peer(const Judging& judging) {
  if (judging.state.find_peer(judging.event.header().author) == nullptr) {
    return refuse(Refusal::role_missing, kAnyPeer);
  }
  return require_no_cosigners(judging);
}

Status require_good_receipts(const State& state, const EventId& event,
                             std::span<const VerifiedReceipt> receipts) {
  for (const auto& receipt : receipts) {
    const auto* owner = state.members().owner(receipt.receipt().peer);
    const bool from_peer = owner != nullptr && owner->role == KeyRole::node;
    if (!from_peer || receipt.event() != event) return refuse(Refusal::receipt_invalid);
  }
  return {};
}

}  // namespace yoriai::core::detail
