// Another sequencer: a change of view (specs/peers.md section 8). A candidate gathers promises; the
// others give them when their operator says so, or when the book has been silent for long.
#pragma once

#include <map>

#include "net/clock_watch.h"
#include "net/finality.h"
#include "net/held_events.h"
#include "net/replica.h"
#include "net/silence.h"

namespace yoriai::net {

class Succession {
 public:
  Succession(Desk& desk, Board& board, const ClockWatch& clock, Finality& finality,
             HeldEvents& held)
      : desk_(desk), board_(board), clock_(clock), finality_(finality), held_(held) {}

  // This peer's operator wants it to lead.
  void stand();
  // This peer's operator wants the next epoch to be led by whoever asks first within kConsent.
  void consent();
  // False when a signature in it is bad: then it is passed over.
  bool receive(const core::PublicKey& from, const AskPromise& message);
  bool receive(const core::PublicKey& from, const Promised& message);
  bool receive(const core::PublicKey& from, const NotPromised& message);
  // Begins the epoch when the promises are enough and the base is here. True when it did.
  bool settle();
  // Asks again, and starts to stand when the book has been silent for long and it is this peer's
  // turn.
  void repeat();

 private:
  struct Candidacy {
    core::Epoch epoch;
    std::map<core::PublicKey, Promised> promises;
    std::map<core::PublicKey, core::Promise> others;  // that were given to somebody else
  };
  [[nodiscard]] core::Epoch highest_known() const;
  [[nodiscard]] core::Epoch highest_shown(const std::vector<core::Promise>& shown) const;
  [[nodiscard]] core::Instant last_heard() const;
  void listen() { silence_.note(last_heard(), desk_.now, desk_.up); }
  [[nodiscard]] bool is_silent(core::Duration longer = {}) const;
  [[nodiscard]] Promised own_promise(core::Epoch epoch, const core::PublicKey& candidate,
                                     const core::PublicKey& log) const;
  void answer(const core::PublicKey& from, const AskPromise& message);
  void put_up(const core::Promise& promise);
  void take(const core::PublicKey& from, const Promised& message);
  [[nodiscard]] core::Duration turn() const;
  void stand_again();
  void ask();
  [[nodiscard]] const core::Certificate& greatest_base() const;
  [[nodiscard]] bool may_stamp() const;
  [[nodiscard]] bool are_enough() const;
  [[nodiscard]] bool is_over() const;
  [[nodiscard]] bool is_certificate(const core::Certificate& certificate) const;
  bool begin(const core::Certificate& base);

  Desk& desk_;
  Board& board_;
  const ClockWatch& clock_;
  Finality& finality_;
  HeldEvents& held_;
  Silence silence_;
  std::optional<Candidacy> candidacy_;
  core::Instant consents_until_;
  bool outrun_ = false;  // a peer promised this epoch to another candidate
  Uptime stood_at_;
  std::optional<Promised> given_;  // the last promise since the start
};

}  // namespace yoriai::net
