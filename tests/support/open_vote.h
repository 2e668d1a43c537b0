// A village of four peers in the middle of a vote: what tests of running peers begin with.
#pragma once

#include "ledger/book.h"
#include "ledger/peer_store.h"
#include "tests/support/village.h"

namespace yoriai::tests {

// Founded two hours before `now`, and open for two days from an hour before it.
class OpenVote {
 public:
  OpenVote(core::Instant now, std::uint32_t voters);

  [[nodiscard]] const Village& village() const { return village_; }
  [[nodiscard]] const core::LedgerId& ledger() const { return village_.state().ledger(); }
  [[nodiscard]] std::uint32_t voters() const { return voters_; }
  // A ballot of a member, from 0 to voters() - 1. A member may cast as many as are asked for, in
  // any order; those with different numbers are different events.
  ledger::EventBytes ballot(std::uint32_t voter, std::uint64_t number);
  [[nodiscard]] core::Instant opened_at() const { return village_.now(); }
  // Puts the whole village into a peer's new book, where it is final: else an epoch could begin
  // below it.
  void enter_into(ledger::Book& book, ledger::PeerStore& store) const;

  // Makes final what the book holds: peers 1 to 3 have acknowledged and cosigned it.
  void make_final(ledger::Book& book, ledger::PeerStore& store) const;

 private:
  [[nodiscard]] core::Certificate certificate(const core::Tree& tree) const;
  [[nodiscard]] std::string final_note(const core::Tree& tree) const;

  core::Instant now_;
  Village village_;
  core::ProposalId proposal_;
  std::uint32_t voters_;
};

}  // namespace yoriai::tests
