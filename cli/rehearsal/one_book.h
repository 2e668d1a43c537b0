// A rehearsal's book in this process alone.
#pragma once

#include "cli/rehearsal/venue.h"

namespace yoriai::cli {

class OneBook : public Venue {
 public:
  // Not founded yet; outlives this.
  explicit OneBook(ledger::Book& book) : book_(book) {}

  [[nodiscard]] const ledger::Book& book() const override { return book_; }
  void set_clock(core::Instant /*at*/) override {}
  std::vector<core::Result<core::EventId>> enter(std::vector<ledger::Submission> submissions,
                                                 core::Instant now) override;
  bool sees_to(const core::Transition& /*due*/) override { return false; }
  void keep(const ledger::RegisterRow& row) override;
  void finish(const ledger::CheckpointSigner& signer, core::Instant now) override;

 private:
  ledger::Book& book_;
};

}  // namespace yoriai::cli
