// One peer of one book: the whole of the protocol, without sockets, clocks or threads. Messages and
// the time come in; messages go to the outbox; what must be durable is written before. The shell
// (and the simulation) moves bytes and asks for time.
#pragma once

#include "net/enquiries.h"
#include "net/replica.h"
#include "net/restart_check.h"
#include "net/sequencer.h"
#include "net/succession.h"

namespace yoriai::net {

class Node {
 public:
  // The book is open for a peer. All outlive the node.
  Node(ledger::Book& book, ledger::PeerStore& store, const PeerKeys& keys, Outbox& out,
       std::function<void(const Notice&)> notify, const Nonce& nonce, core::Instant now,
       ledger::SaltSource salt = ledger::random_body_salt);

  // Takes a message in. Nothing is entered or answered before settle().
  void receive(const Sender& from, Message message, core::Instant now);
  // Does all that has become possible. To be called when no more messages wait, so that they share
  // writes.
  void settle(core::Instant now);
  // Time has passed: heartbeats, what is said again, what is overdue. About every kTick.
  void tick(core::Instant now);
  // Whether an event from there may as well come a moment later: the batch that is expected brings
  // it, or it cannot be entered before.
  [[nodiscard]] bool can_wait(const Sender& from) const;
  // Whether this peer leads, and has nothing to wait for.
  [[nodiscard]] bool may_enter() const;
  // Verifies what will be received soon.
  void verify_ahead(std::span<const Submit* const> submits) { intake_.verify_ahead(submits); }
  // What the next tick would store, for who stops before it.
  void keep_note() { finality_.keep_note(); }
  // A peer can be reached again.
  void connected(const core::PublicKey& peer, core::Instant now);

  // What the operator wants.
  void stand(core::Instant now);
  void consent();

  [[nodiscard]] const Finality& finality() const { return finality_; }
  [[nodiscard]] const core::State& state() const { return desk_.state(); }
  [[nodiscard]] std::size_t held_events() const { return held_.size(); }
  // False once this peer found out that its record was put back from a copy, or that the others
  // made final what its book contradicts: it signs nothing any more.
  [[nodiscard]] bool sound() const { return restart_.sound(); }

 private:
  void receive_from_peer(const core::PublicKey& from, Message message);
  bool take_in(const core::PublicKey& from, Message message);
  void answer(const core::PublicKey& from, const GetEntries& message);
  void answer(const core::PublicKey& from, const GetBlob& message);
  void look(core::Instant now);
  [[nodiscard]] bool may_beat();
  void beat();
  [[nodiscard]] core::Duration heartbeat() const;

  Desk desk_;
  Board board_;
  HeldEvents held_;
  EventPlaces places_;
  Finality finality_;
  Replica replica_;
  ClockWatch clock_;
  Sequencer sequencer_;
  Intake intake_;
  Enquiries enquiries_;
  Succession succession_;
  RestartCheck restart_;
  Uptime repeated_at_;
  Uptime heartbeat_at_;
};

}  // namespace yoriai::net
