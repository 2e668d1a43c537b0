// Where what a node says goes. The node never waits for it; who moves the bytes may be slow, and
// may lose them.
#pragma once

#include <span>
#include <variant>

#include "net/message.h"

namespace yoriai::net {

// A connection of somebody who is no peer.
using ClientId = core::Number<std::uint64_t, struct ClientIdTag>;

// Who said something: a peer, by its node key as its connection proved it, or a client.
using Sender = std::variant<core::PublicKey, ClientId>;

class Outbox {
 public:
  virtual ~Outbox() = default;
  virtual void send(const Sender& to, const Message& message) = 0;
  // The same to each of them, in this order; whoever makes bytes of it does so once.
  virtual void send_to_each(std::span<const core::PublicKey> peers, const Message& message) {
    for (const auto& peer : peers) send(peer, message);
  }
  // That peer handed over a statement whose signature is bad, which no honest one does: its
  // connection ends. Without connections there is nothing to do.
  virtual void end_with(const core::PublicKey& /*peer*/) {}
};

}  // namespace yoriai::net
