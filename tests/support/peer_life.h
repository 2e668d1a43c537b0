// A short life of a peer among several: it follows entries, gives receipts, holds a certificate,
// cosigns, promises a new epoch, lets go of a tail and follows another branch. It can be broken off
// anywhere and gone on with, and keeps, where no accident reaches, what the peer has said.
#pragma once

#include <optional>
#include <string>

#include "ledger/book.h"
#include "ledger/peer_store.h"

namespace yoriai::tests {

class PeerLife {
 public:
  PeerLife();

  // Goes on from where the book stands, to the end.
  void live(ledger::Book& book, ledger::PeerStore& peers);
  // What of all that was said is missing in a book that was opened again, or nothing.
  [[nodiscard]] std::optional<std::string> broken_by(const ledger::Book& book,
                                                     const ledger::PeerStore& peers) const;
  // The peer has said nothing that needs a book yet.
  [[nodiscard]] bool silent() const { return said_.size == 0; }
  [[nodiscard]] const core::LedgerId& ledger() const { return ledger_; }
  // Entries that both branches have.
  [[nodiscard]] std::size_t common() const { return common_; }
  [[nodiscard]] const std::vector<ledger::StoredEntry>& first() const { return first_; }
  [[nodiscard]] const std::vector<ledger::StoredEntry>& second() const { return second_; }

 private:
  void follow(ledger::Book& book, const std::vector<ledger::StoredEntry>& branch, std::size_t to);
  void acknowledge(ledger::Book& book, core::Epoch epoch);
  void give_receipts(ledger::Book& book, ledger::PeerStore& peers, std::uint64_t up_to);
  void hold_and_sign(ledger::Book& book, ledger::PeerStore& peers);
  void live_in_first_epoch(ledger::Book& book, ledger::PeerStore& peers);
  void live_in_second_epoch(ledger::Book& book, ledger::PeerStore& peers);
  [[nodiscard]] bool on_first_branch(const ledger::Book& book) const;
  [[nodiscard]] std::optional<std::string> broken_by_entries(const ledger::Book& book) const;
  [[nodiscard]] std::optional<std::string> broken_by_held(const ledger::Book& book,
                                                          const ledger::PeerStore& peers) const;

  core::LedgerId ledger_;
  std::size_t common_ = 0;
  std::vector<ledger::StoredEntry> first_;
  std::vector<ledger::StoredEntry> second_;
  std::vector<ledger::HeldEvent> events_;  // by the number of their receipt, from 1
  ledger::HighWaterMark said_;
  std::size_t erasing_ = 0;  // so many of events_ may be gone
};

}  // namespace yoriai::tests
