#include <algorithm>

#include "core/sha256.h"
#include "tests/support/village.h"

namespace yoriai::tests {
namespace {

using core::KeyRole;

template <class Words>
void sort_by_peer(Words& words) {
  std::ranges::sort(words, {}, [](const auto& word) { return word.peer; });
}

// Whoever holds the key signs where nobody has.
void sign(core::Signature& signature, const core::PublicKey& key, core::ByteView message) {
  if (signature.is_zero()) signature = secret_of(key).sign(message);
}

void complete(core::EpochBegun& body, const Attempt& attempt) {
  const auto& author = attempt.signers.front()->public_key();
  for (std::size_t i = 0; i < body.base.acks.size(); ++i) {
    auto& word = body.base.acks[i];
    sign(word.signature, word.peer, core::ack_message(body.base.ack(i), attempt.ledger));
  }
  for (std::size_t i = 0; i < body.promises.size(); ++i) {
    auto& word = body.promises[i];
    sign(word.signature, word.peer, core::promise_message(body.promise(i, author), attempt.ledger));
  }
}

void complete(core::PeersActivated& body, const Attempt& attempt) {
  for (std::size_t i = 0; i < body.held.size(); ++i) {
    auto& word = body.held[i];
    sign(word.signature, word.peer, core::held_message(body.word(i), attempt.ledger));
  }
}

void complete(core::PeersChanged& body, const Attempt& attempt) {
  if (body.added == nullptr) return;
  auto added = *body.added;
  const std::pair<KeyRole, core::NewKey*> keys[] = {
      {KeyRole::node, &added.node}, {KeyRole::witness, &added.witness}, {KeyRole::log, &added.log}};
  for (const auto& [role, key] : keys) {
    sign(key->possession, key->key, core::possession_message(attempt.ledger, role, key->key));
  }
  body.added = std::make_shared<const core::FoundingPeer>(added);
}

template <class Other>
void complete(Other& /*body*/, const Attempt& /*attempt*/) {}

core::NewKey unproven(std::size_t peer, const char* purpose) {
  return {Village::peer_key(peer, purpose).public_key(), {}};
}

}  // namespace

VillageSetup four_peers() {
  VillageSetup setup;
  setup.charter.peers_needed = 3;
  setup.charter.liars_survived = 1;
  setup.operators = {"co-op", "town", "digital villagers", "auditor"};
  return setup;
}

const ledger::SecretKey& Village::peer_key(std::size_t peer, const std::string& purpose) {
  return key_named((peer == 1 ? "peer" : "peer " + std::to_string(peer)) + "/" + purpose);
}

core::Body Village::completed(const Attempt& attempt) const {
  auto body = attempt.body;
  if (attempt.carried != nullptr) {
    auto& added = std::get<core::ReceiptsAdded>(body);
    auto inner = *attempt.carried;
    inner.ledger = attempt.ledger;
    auto bytes = bytes_of(inner);
    const core::EventId id{core::sha256(bytes.header).data};
    added = {
        std::move(bytes.header), std::move(bytes.signatures), std::move(bytes.salted_body), {}};
    for (const auto& wish : inner.receipts) {
      core::Receipt receipt{wish.peer->public_key(), 1, {}, wish.received_at, {}};
      const auto message = core::receipt_message(receipt, attempt.ledger, wish.event.value_or(id));
      receipt.signature = wish.peer->sign(message);
      added.receipts.push_back(receipt);
    }
    sort_by_peer(added.receipts);
  }
  std::visit([&](auto& of_kind) { complete(of_kind, attempt); }, body);
  return body;
}

core::Tree Village::present() const {
  return {state_->epoch(), state_->size().value, tree_.root()};
}

core::Certificate Village::certificate(const PeerNumbers& acking) const {
  core::Certificate out{present(), {}};
  for (const auto peer : acking) out.acks.push_back({peer_key(peer).public_key(), now_, {}});
  sort_by_peer(out.acks);
  return out;
}

Attempt Village::epoch_beginning(std::size_t leader, std::uint64_t epoch,
                                 const PeerNumbers& following) {
  core::EpochBegun body{
      core::Epoch{epoch}, peer_key(leader, "log").public_key(), certificate(following), {}};
  for (const auto peer : following) {
    body.promises.push_back({peer_key(peer).public_key(), body.base.tree, {}});
  }
  sort_by_peer(body.promises);
  return attempt(std::move(body), {&peer_key(leader)});
}

Attempt Village::receipts_addition(std::size_t peer, const Attempt& ballot) {
  auto out = attempt(core::ReceiptsAdded{}, {&peer_key(peer)});
  out.carried = std::make_shared<Attempt>(ballot);
  return out;
}

Attempt Village::peers_change(std::optional<std::size_t> removed, std::optional<std::size_t> added,
                              std::uint16_t needed, std::uint16_t liars) {
  core::PeersChanged body{{}, nullptr, needed, liars};
  if (removed) body.removed = peer_key(*removed).public_key();
  std::vector<const ledger::SecretKey*> signers;
  for (const auto& peer : state_->peers()) {
    if (signers.size() < state_->peer_set().needed) signers.push_back(&secret_of(peer.node));
  }
  if (added) {
    body.added = std::make_shared<const core::FoundingPeer>(
        core::FoundingPeer{"operator " + std::to_string(*added), unproven(*added, "node"),
                           unproven(*added, "witness"), unproven(*added, "log")});
    signers.push_back(&peer_key(*added));
  }
  return attempt(std::move(body), std::move(signers));
}

Attempt Village::peers_activation(const PeerNumbers& holding) {
  core::PeersActivated body{present(), {}};
  for (const auto peer : holding) body.held.push_back({peer_key(peer).public_key(), {}});
  sort_by_peer(body.held);
  return attempt(std::move(body), {&secret_of(state_->sequencer())});
}

}  // namespace yoriai::tests
