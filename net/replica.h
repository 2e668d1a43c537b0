// Following the sequencer, and catching up with what others have (specs/peers.md sections 5 to 8):
// a batch is judged in full, by the clock and by duty, and acknowledged; entries under a
// certificate are judged in full, but by no clock.
#pragma once

#include "net/blob_fetch.h"
#include "net/finality.h"
#include "net/held_events.h"
#include "net/limits.h"
#include "net/lines.h"

namespace yoriai::net {

class Replica {
 public:
  Replica(Desk& desk, Finality& finality, HeldEvents& held)
      : desk_(desk), finality_(finality), held_(held), blobs_(desk) {}

  void receive(const core::PublicKey& from, const Entries& message);
  void receive(const core::PublicKey& from, const BlobPart& message) {
    blobs_.receive(from, message);
  }
  // Asks for what is missing, if anything is and nobody has been asked lately.
  void settle();

 private:
  using Lines = std::vector<ledger::StoredEntry>;
  enum class Verdict : std::uint8_t { taken, nothing_new, blob_missing, refused };

  void follow_batch(const core::PublicKey& from, const Entries& message);
  void take_asked(const core::PublicKey& from, const Entries& message);
  // `facts` are those of the lines.
  Verdict splice(const core::PublicKey& from, const Entries& message, Lines lines,
                 std::span<const LineFacts> facts);
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

  Desk& desk_;
  Finality& finality_;
  HeldEvents& held_;
  BlobFetch blobs_;

  // Catching up: the certificate whose entries are wanted, the next index to be taken, whom was
  // asked last, up to where, and when.
  struct Chase {
    core::Certificate goal;
    std::uint64_t next = 0;
    std::size_t asked = 0;  // position among those who have it
    Uptime asked_at;
    std::uint64_t asked_to = 0;
    std::uint64_t in_answer = 0;  // lines that the last answer had; 0 before there was one
    [[nodiscard]] std::uint64_t in_question() const {
      return in_answer == 0 ? kMaxLines : in_answer;
    }
  };
  void ask();
  void ask_ahead();
  void ask_next_piece();
  void move_on(const Entries& message, std::uint64_t next);
  [[nodiscard]] std::uint64_t furthest_back() const;
  std::optional<Chase> chase_;
};

}  // namespace yoriai::net
