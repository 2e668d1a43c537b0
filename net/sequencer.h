// What the peer that leads the epoch does besides: it enters what waits, one batch above the last
// certificate, and sends what it read back (specs/peers.md sections 5 and 6).
#pragma once

#include "net/clock_watch.h"
#include "net/finality.h"
#include "net/held_events.h"

namespace yoriai::net {

class Sequencer {
 public:
  Sequencer(Desk& desk, Board& board, ClockWatch& clock, Finality& finality, HeldEvents& held)
      : desk_(desk), board_(board), clock_(clock), finality_(finality), held_(held) {}

  // Whether the batch that it sent a moment ago is not certified yet: nothing else is entered
  // before.
  [[nodiscard]] bool awaits_certificate() const;
  // Enters a batch when this peer leads, the last one is certified, and something waits.
  void settle();
  // Sends the batch that is not certified yet again to those who have not acknowledged it.
  void repeat();
  // Of what stands above the certificate; also the first of an epoch, whose entry is in the book.
  void send_batch();

 private:
  struct Chosen {
    std::vector<ledger::Submission> batch;
    std::vector<core::EventId> ids;
  };
  [[nodiscard]] bool may_lead() const;
  [[nodiscard]] bool is_certified() const;
  [[nodiscard]] std::optional<core::Certificate> base() const;
  std::vector<core::Result<ledger::Accepted>> append(std::vector<ledger::Submission> batch);
  enum class Due : std::uint8_t { all_entered, more, clock_off };
  Due enter_due();
  void enter_activation();
  void enter_own(const core::Body& body);
  void enter_held(std::uint64_t batch_first);
  Chosen choose_held(std::uint64_t batch_first);
  [[nodiscard]] bool still_refused(HeldItem& item);
  [[nodiscard]] std::size_t bytes_from(std::uint64_t first) const;
  void note(const core::EventId& id, const core::Result<ledger::Accepted>& verdict);
  [[nodiscard]] std::vector<core::Receipt> receipts_for(HeldItem& item);

  Desk& desk_;
  Board& board_;
  ClockWatch& clock_;
  Finality& finality_;
  HeldEvents& held_;
  Entries batch_;  // the last one sent
  Uptime sent_at_;
};

}  // namespace yoriai::net
