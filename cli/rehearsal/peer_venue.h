// A rehearsal's book among peers that run on this machine (peer_machine.h), by a clock that only
// the scenario moves ahead. Each event is handed to another one; the play goes on when all that run
// have it. What is read comes from the folder of one that runs.
#pragma once

#include <chrono>

#include "cli/language.h"
#include "cli/rehearsal/peer_machine.h"
#include "cli/rehearsal/venue.h"
#include "cli/scratch_book.h"

namespace yoriai::cli {

class PeerVenue : public Venue {
 public:
  // In a folder that is not there yet, or empty; peers[i] lives in <folder>/<i + 1>.
  PeerVenue(const std::filesystem::path& folder, const Secrets& secrets,
            const std::vector<std::string>& peers);

  [[nodiscard]] const ledger::Book& book() const override;
  void set_clock(core::Instant at) override;
  std::vector<core::Result<core::EventId>> enter(std::vector<ledger::Submission> submissions,
                                                 core::Instant now) override;
  bool sees_to(const core::Transition& due) override;
  void keep(const ledger::RegisterRow& row) override { register_.push_back(row); }
  void finish(const ledger::CheckpointSigner& signer, core::Instant now) override;
  [[nodiscard]] PeerVenue* peers() override { return this; }
  // Of the first peer.
  [[nodiscard]] std::filesystem::path book_folder() const { return machines_.front().book(); }

  // By position; the caller has seen that it runs, or does not.
  [[nodiscard]] std::optional<std::size_t> find(const std::string& name) const;
  [[nodiscard]] bool runs(std::size_t peer) { return machines_[peer].runs(); }
  void kill(std::size_t peer);
  void start(std::size_t peer);
  // Its operator asks for it, and those of the others that run agree.
  void let_lead(std::size_t peer);
  // What parts the books of those that run; none when their exports are the same bytes.
  [[nodiscard]] std::optional<Words> difference_between_books();

 private:
  core::Result<core::EventId> found(const ledger::Submission& founding, core::Instant now);
  core::Result<core::EventId> hand_in(ledger::Submission submission);
  PeerMachine& next_in_turn();
  PeerMachine& leader();
  PeerMachine& reader();
  void look_again();
  template <class Condition>
  void wait_until(std::string_view what, const Condition& condition);
  void wait_for_all();

  std::filesystem::path folder_;
  std::vector<StagePeer> peers_;
  std::vector<PeerMachine> machines_;
  std::unique_ptr<ledger::BookFolder> reading_;
  ScratchBook unfounded_{""};
  std::vector<ledger::RegisterRow> register_;
  core::Instant shown_;  // by the clock, when it was set last
  std::chrono::steady_clock::time_point shown_since_;
  std::size_t turn_ = 0;
};

}  // namespace yoriai::cli
