#include "net/desk.h"

#include <algorithm>

#include "core/quorum.h"
#include "ledger/stored_entries.h"
#include "net/limits.h"

namespace yoriai::net {

bool Desk::look(core::Instant clock) {
  const auto before = std::exchange(now, clock);
  const bool leapt = before + kLeap < clock || clock + kLeap < before;
  if (!leapt && before < clock) up = up + core::Duration{clock.ms - before.ms};
  return leapt;
}

Board::Quorum Desk::quorum() const {
  return [&state = state()](std::uint64_t size, std::span<const core::PublicKey> nodes) {
    return core::quorum_of(state, size, nodes);
  };
}

bool Desk::are_enough(std::span<const core::PublicKey> nodes) const {
  return core::quorum_of(state(), nodes);
}

core::Certificate Desk::by_peers(const core::Certificate& certificate) const {
  auto known = certificate;
  std::erase_if(known.acks, [&](const auto& word) { return !is_peer(word.peer); });
  return known;
}

std::size_t Desk::liars() const {
  const std::size_t now_in_force = state().peer_set().liars;
  const auto& pending = state().pending_peers();
  return pending ? std::max<std::size_t>(now_in_force, pending->liars) : now_in_force;
}

std::size_t Desk::position() const {
  const auto& peers = state().peers();
  const auto found = std::ranges::find(peers, self(), &core::Peer::node);
  return static_cast<std::size_t>(found - peers.begin());
}

std::vector<core::PublicKey> Desk::others() const {
  std::vector<core::PublicKey> nodes;
  const auto add = [&](const core::PeerSet& set) {
    for (const auto& peer : set.peers) {
      const bool known = std::ranges::find(nodes, peer.node) != nodes.end();
      if (peer.node != self() && !known) nodes.push_back(peer.node);
    }
  };
  add(state().peer_set());
  if (state().pending_peers()) add(*state().pending_peers());
  return nodes;
}

void Desk::to_others(const Message& message) const { out.send_to_each(others(), message); }

void Desk::report(const std::optional<Contradiction>& found, const core::PublicKey& about) {
  if (!found || ++lies_told[about] > kMaxEvidenceOfPeer) return;
  notify({Notice::What::evidence_found, about, 0, Evidence{ledger(), *found}});
}

core::Result<core::EventId> Desk::check(ledger::Submission submission) const {
  auto receipts = std::exchange(submission.receipts, {});
  auto verdict = book.check(submission, now);
  const bool late = !verdict && verdict.error().code == core::Refusal::late_without_receipt;
  if (!late || receipts.empty()) return verdict;
  submission.receipts = std::move(receipts);
  return book.check(submission, now);
}

ledger::Submission Desk::own_event(const core::Body& body) const {
  const ledger::SecretKey* signers[] = {&keys.node};
  return {ledger::make_event(ledger(), body, salt(), signers), {}, {}};
}

bool Desk::holds(const core::Tree& tree) const {
  const auto& own = book.tree();
  if (tree.size == 0 || tree.size > own.size()) return false;
  if (tree.size == own.size()) return own.root() == tree.root;
  return own.root_at(tree.size, ledger::stored_leaves(book.store(), ledger())) == tree.root;
}

}  // namespace yoriai::net
