// The second check of a start: whether others hold higher numbers from this peer's keys than its
// own record has, so that the record was put back from a copy (specs/peers.md section 10).
#pragma once

#include <set>

#include "net/board.h"
#include "net/desk.h"

namespace yoriai::net {

class RestartCheck {
 public:
  RestartCheck(Desk& desk, Board& board, const Nonce& nonce)
      : desk_(desk), board_(board), nonce_(nonce), since_(desk.up) {}

  // Those who have not answered, while it matters.
  void ask();
  void ask(const core::PublicKey& peer);
  void receive(const core::PublicKey& from, const AskNumbers& message);
  // False when its signature is bad.
  bool receive(const core::PublicKey& from, const Numbers& message);

  // Whether the peer may sign: no more than f of those that answered show anything above its
  // record, and all have answered or were waited for. What comes after that changes nothing.
  [[nodiscard]] bool done() const;
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  void note_more(const core::PublicKey& from);

  Desk& desk_;
  Board& board_;
  Nonce nonce_;
  Uptime since_;
  std::set<core::PublicKey> answered_;
  std::size_t show_more_ = 0;  // of these
  bool sound_ = true;
};

}  // namespace yoriai::net
