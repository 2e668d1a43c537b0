// Following the sequencer, and catching up with what others have (specs/peers.md sections 5 to 8):
// a batch is judged in full, by the clock and by duty, and acknowledged; entries under a
// certificate are judged in full, but by no clock.
#pragma once

#include "net/blob_fetch.h"
#include "net/dead_branch.h"
#include "net/finality.h"
#include "net/held_events.h"
#include "net/limits.h"
#include "net/lines.h"

namespace yoriai::net {

class Replica {
 public:
  Replica(Desk& desk, Board& board, Finality& finality, HeldEvents& held)
      : desk_(desk),
        board_(board),
        finality_(finality),
        held_(held),
        blobs_(desk),
        dead_branch_(desk, board) {}

  void receive(const core::PublicKey& from, Entries message);
  void receive(const core::PublicKey& from, const BlobPart& message) {
    blobs_.receive(from, message);
  }
  // Takes in what came of what was asked for; unless more is on its way, which is judged meanwhile.
  void take_up();
  // Asks for what is missing, if anything is and nobody has been asked lately.
  void settle();

 private:
  using Lines = std::vector<ledger::StoredEntry>;
  // `unproven`: the book's tail would have to go, and nothing has shown yet that it may.
  enum class Verdict : std::uint8_t { taken, nothing_new, blob_missing, unproven, refused };

  // A message with what was read of it.
  struct Piece {
    core::PublicKey from;
    std::uint64_t first = 0;
    bool asked = false;
    std::vector<core::ByteVector> blobs;
    Lines lines;
    std::vector<LineFacts> facts;  // of the lines
    Uptime came_at;
    [[nodiscard]] std::uint64_t end() const { return first + lines.size(); }
  };

  void note_tail(const Piece& piece);
  void follow_batch(const core::PublicKey& from, Entries message);
  void take_asked(const core::PublicKey& from, Entries message);
  void take_piece(Piece piece);
  void give_up();
  Verdict splice(Piece& piece);
  void look_beside(const Piece& piece);
  Verdict take(std::uint64_t first, Lines lines, std::span<const LineFacts> facts,
               std::vector<ledger::Blob> blobs);
  std::size_t with_blobs(const core::PublicKey& from, const Lines& lines,
                         std::span<const LineFacts> facts,
                         const std::vector<ledger::Blob>& brought);
  [[nodiscard]] std::uint64_t same_lines(std::uint64_t first, const Lines& lines) const;
  [[nodiscard]] bool may_drop_at(std::uint64_t index,
                                 std::span<const ledger::StoredEntry> instead) const;
  [[nodiscard]] ledger::MerkleTree tree_of_first(std::uint64_t size) const;
  [[nodiscard]] bool begins_newer_epoch(const ledger::StoredEntry& line, std::uint64_t size,
                                        const core::Digest& root) const;
  [[nodiscard]] bool is_founded_well(const core::VerifiedEvent& begun) const;
  [[nodiscard]] core::Instant certified_at(const core::Certificate& stands_on) const;
  void drop_tail(std::uint64_t size);
  bool is_in_order(const core::PublicKey& from, const Entries& message,
                   const std::vector<LineFacts>& facts, const core::Certificate& stands_on);

  void put_up_promises(std::span<const core::VerifiedEvent> begun);

  Desk& desk_;
  Board& board_;
  Finality& finality_;
  HeldEvents& held_;
  BlobFetch blobs_;
  DeadBranch dead_branch_;

  // Catching up: the certificate whose entries are wanted, the next index to be taken, whom was
  // asked last, up to where, and when somebody was asked or answered last.
  //
  // Entries that part from the book's are hashed first, without being kept, and taken when they
  // were shown to lead to the goal: it may be many messages away.
  struct Beside {
    std::uint64_t first = 0;
    core::Digest leaf;  // of the entry there
    ledger::MerkleTree tree;
    bool shown = false;
  };
  struct Chase {
    core::Certificate goal;
    std::uint64_t next = 0;
    std::size_t asked = 0;  // position among those who have it
    Uptime asked_at;
    std::uint64_t asked_to = 0;
    std::uint64_t in_answer = 0;  // lines that the last answer had; 0 before there was one
    std::optional<Beside> beside = {};
    bool went_back = false;
    [[nodiscard]] std::uint64_t in_question() const {
      return in_answer == 0 ? kMaxLines : in_answer;
    }
  };
  void ask();
  void ask_ahead();
  void ask_next_piece();
  void note_answer(std::uint64_t first, std::uint64_t end);
  [[nodiscard]] std::uint64_t next_to_come() const { return piece_ ? piece_->end() : chase_->next; }
  [[nodiscard]] std::uint64_t furthest_back() const;
  std::optional<Chase> chase_;
  std::optional<Piece> piece_;  // the next one, while its signatures are judged
};

}  // namespace yoriai::net
