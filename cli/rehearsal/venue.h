// Where the book of a rehearsal is kept: in this process alone (one_book.h), or by several peers
// that run on this machine (peer_venue.h).
#pragma once

#include "cli/language.h"
#include "core/time.h"
#include "ledger/book.h"

namespace yoriai::cli {

class PeerVenue;

class Venue {
 public:
  virtual ~Venue() = default;

  // As it stood when something was entered last; then what was read from it before is void.
  [[nodiscard]] virtual const ledger::Book& book() const = 0;
  virtual void set_clock(core::Instant at) = 0;
  // In order, with a verdict for each. The founding is the first.
  virtual std::vector<core::Result<core::EventId>> enter(
      std::vector<ledger::Submission> submissions, core::Instant now) = 0;
  // Whether peers enter by themselves what falls due. If so, `due` is in the book on return.
  virtual bool sees_to(const core::Transition& due) = 0;
  // A line of the register, of a member who is in the book.
  virtual void keep(const ledger::RegisterRow& row) = 0;
  // At the end of the play; `signer` is the first peer's. The book stays to be read.
  virtual void finish(const ledger::CheckpointSigner& signer, core::Instant now) = 0;
  // Null where no peers run.
  [[nodiscard]] virtual PeerVenue* peers() { return nullptr; }
};

}  // namespace yoriai::cli
