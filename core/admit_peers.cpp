// The peers' own events: epochs and changes of peers (specs/events.md, kinds 16 to 18).
#include <algorithm>

#include "core/detail/judging.h"
#include "core/quorum.h"

namespace yoriai::core::detail {
namespace {

// The tree that all entries before this one come to, in the epoch that they end in.
bool is_present(const Judging& judging, const Tree& tree) {
  YORIAI_ASSERT(judging.moment.root.has_value());
  return tree == Tree{judging.state.epoch(), judging.moment.index.value, *judging.moment.root};
}

template <class Words>
Status require_quorum(const State& state, const Words& words, Refusal code) {
  std::vector<PublicKey> nodes;
  nodes.reserve(words.size());
  for (const auto& word : words) nodes.push_back(word.peer);
  const auto needed = lacking(state, nodes);
  if (needed) return refuse(code, *needed);
  return {};
}

// Every founding peer has signed the founding entry.
Status require_certificate(const State& state, const Certificate& base) {
  if (base.tree.epoch == Epoch{0} && base.tree.size == 1) return {};
  return require_quorum(state, base.acks, Refusal::certificate_short);
}

Status require_leader(const Judging& judging, const EpochBegun& body) {
  const auto* peer = judging.state.find_peer(judging.event.header().author);
  if (peer == nullptr || peer->log != body.log) return refuse(Refusal::role_missing, kAnyPeer);
  return require_no_cosigners(judging);
}

// k − 1 other peers sign with the author, then the new one.
Status require_peers_sign(const Judging& judging, const PeersChanged& body) {
  const auto& now = judging.state.peer_set();
  const auto& cosigners = judging.cosigners();
  const std::size_t colleagues = now.needed - 1U;
  const auto wanted = colleagues + (body.added != nullptr ? 1U : 0U);
  if (cosigners.size() > wanted) return refuse(Refusal::cosigner_unexpected);
  if (cosigners.size() < wanted) return refuse(Refusal::cosigner_missing);
  // No key signs twice, so these are different peers.
  const auto are_peers =
      std::all_of(cosigners.begin(), cosigners.begin() + static_cast<std::ptrdiff_t>(colleagues),
                  [&](const PublicKey& key) { return now.find(key) != nullptr; });
  const bool newcomer = body.added == nullptr || cosigners.back() == body.added->node.key;
  if (!are_peers || !newcomer) return refuse(Refusal::cosigner_missing);
  return {};
}

PeerSet changed(const PeerSet& now, const PeersChanged& body) {
  PeerSet next{now.peers, body.needed, body.liars};
  const auto place =
      body.removed ? std::ranges::find(next.peers, *body.removed, &Peer::node) : next.peers.end();
  if (body.added == nullptr) {
    if (body.removed) next.peers.erase(place);
  } else if (body.removed) {
    *place = peer_from(*body.added);
  } else {
    next.peers.push_back(peer_from(*body.added));
  }
  return next;
}

}  // namespace

Result<Change> judge(const Judging& judging, const EpochBegun& body) {
  YORIAI_CHECK(require_leader(judging, body));
  const auto& state = judging.state;
  if (body.epoch <= state.epoch()) {
    return refuse(Refusal::epoch_not_next, state.epoch().value + 1);
  }
  if (!is_present(judging, body.base.tree)) return refuse(Refusal::base_differs);
  YORIAI_CHECK(require_certificate(state, body.base));
  YORIAI_CHECK(require_quorum(state, body.promises, Refusal::promises_short));
  const auto above = [&](const EpochBegun::Word& word) {
    return rank_of(word.best) > rank_of(body.base.tree);
  };
  if (std::ranges::any_of(body.promises, above)) return refuse(Refusal::base_not_greatest);
  return Change{Succession{body.epoch, judging.event.header().author, body.log}};
}

Result<Change> judge(const Judging& judging, const PeersChanged& body) {
  const auto& now = judging.state.peer_set();
  if (judging.state.find_peer(judging.event.header().author) == nullptr) {
    return refuse(Refusal::role_missing, kAnyPeer);
  }
  if (judging.state.pending_peers()) return refuse(Refusal::change_pending);
  YORIAI_CHECK(require_peers_sign(judging, body));
  if (body.removed && now.find(*body.removed) == nullptr) return refuse(Refusal::peer_unknown);
  auto next = changed(now, body);
  if (next == now) return refuse(Refusal::peers_unchanged);
  YORIAI_CHECK(require_sound(next));
  if (body.added != nullptr) {
    const NewKey keys[] = {body.added->node, body.added->witness, body.added->log};
    YORIAI_CHECK(require_unused(judging.state.members(), keys));
  }
  return Change{PeersChange{std::move(next), body.added}};
}

Result<Change> judge(const Judging& judging, const PeersActivated& body) {
  YORIAI_CHECK(require_sequencer(judging));
  if (!judging.state.pending_peers()) return refuse(Refusal::no_change_pending);
  if (!is_present(judging, body.tree)) return refuse(Refusal::base_differs);
  YORIAI_CHECK(require_quorum(judging.state, body.held, Refusal::held_short));
  return Change{PeersActivation{}};
}

}  // namespace yoriai::core::detail
