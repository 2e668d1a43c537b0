// Whether this peer's clock goes with those of the others, as their ACKs show them (specs/peers.md
// section 6).
#pragma once

#include "net/board.h"
#include "net/desk.h"

namespace yoriai::net {

class ClockWatch {
 public:
  ClockWatch(Desk& desk, const Board& board) : desk_(desk), board_(board) {}

  // `unconfirmed`: fewer than k have spoken lately, and there is nothing to compare with.
  enum class Verdict : std::uint8_t { confirmed, unconfirmed, off };
  [[nodiscard]] Verdict judge() const;
  [[nodiscard]] bool is_off() const { return judge() == Verdict::off; }
  [[nodiscard]] bool is_confirmed() const { return judge() == Verdict::confirmed; }
  // Tells people once that it cannot be right, until it is again.
  void tell(bool off);

 private:
  Desk& desk_;
  const Board& board_;
  bool told_ = false;
};

}  // namespace yoriai::net
