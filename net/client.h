// Somebody who is no peer and talks to one (specs/peers.md section 13): over TLS 1.3, with a key
// made for this talk alone, and only with who proves to be a peer of the book. Blocks, and never
// for longer than it is told.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "net/address.h"
#include "net/parting.h"

namespace yoriai::net {

// Whom a client is ready to talk to.
struct Counterpart {
  core::LedgerId ledger;
  std::function<bool(const core::PublicKey&)> is_peer;
};

class Client {
 public:
  // Nothing is sent before connect().
  Client(Address address, Counterpart counterpart);
  // Takes leave, if there is anybody to take leave of.
  ~Client();
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  // The node key that the other side proved to have; or why there is nobody to talk to.
  core::Result<core::PublicKey, Parting> connect();
  [[nodiscard]] const Address& address() const;

  // What was agreed to with connect(); nothing comes of it when the connection has ended.
  void say(const Message& message);
  // The next message; none when nothing came in that time, or the connection has ended.
  std::optional<Message> hear(core::Duration patience);
  // How the connection ended, if it has.
  [[nodiscard]] const std::optional<Parting>& parting() const;

 private:
  class Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace yoriai::net
