// From stored entries to a final tree, in three steps: ACK, certificate and HELD, cosignature
// (specs/peers.md section 5). Everything is stored before it is said.
#pragma once

#include <map>
#include <string>

#include "ledger/signed_note.h"
#include "net/board.h"
#include "net/desk.h"

namespace yoriai::net {

class Finality {
 public:
  Finality(Desk& desk, Board& board);

  // The greatest certificate this peer has stored.
  [[nodiscard]] const core::Certificate& certificate() const { return certificate_; }
  // A greater one that it knows of, for entries that its book lacks; who acknowledged has them.
  [[nodiscard]] std::optional<core::Certificate> ahead() const;
  [[nodiscard]] std::uint64_t final_size() const { return final_size_; }
  [[nodiscard]] const std::string& final_note() const { return final_note_; }

  // Takes up the certificates that have come in since the last settle(): the next batch stands on
  // the last of them, and may come together with it. False when there was none.
  bool take_up_certificates();
  // Says that everything in the book is stored and checked, unless this peer has promised a newer
  // epoch, or said so of a tree that the book does not extend.
  void acknowledge();
  // Only writes it, and up to which size a start keeps the book: of a batch before it is sent.
  std::optional<core::Ack> write_ack();
  // What a peer says itself; its clock is heard from nobody else. These are false when a signature
  // in them, of a peer in force, is bad: then nobody honest handed it on.
  bool receive(const core::PublicKey& from, const core::Ack& ack);
  bool receive(const core::Held& held);
  bool receive(const core::Certificate& shown);
  void receive(const core::PublicKey& from, const Cosigned& message);

  // Does all that the words on the board allow. True when something came of it.
  bool settle();
  // The heartbeat: the last ACK again, with a new time; to all, or to one that asked.
  void beat();
  void beat_to(const core::PublicKey& peer);
  // The others made final what this peer's book contradicts: it says nothing any more.
  [[nodiscard]] bool stopped() const { return stopped_; }
  // Says again what others may have missed.
  void repeat();
  // Stores the final note as it is known by now: from time to time, so that no batch waits for it.
  // A peer that stops before has the last one; the others tell it the rest.
  void keep_note();
  // To one peer: the greatest certificate and the final note.
  void tell_head(const core::PublicKey& peer) const;

 private:
  struct Cosigning {
    core::Tree tree;
    std::map<core::PublicKey, ledger::NoteSignature> lines;  // by node key of the cosigner
    std::optional<ledger::NoteSignature> log_line;
  };

  [[nodiscard]] bool stands_by_its_end() const;
  [[nodiscard]] std::optional<core::Ack> own_ack();
  bool put_up(const core::Ack& ack);
  void take_whole(const core::Certificate& certificate);
  void take_up_cosigning();
  void begin_cosigning(const core::Tree& tree);
  void add_lines_of(std::string_view text);
  bool store_certificate();
  void say_held();
  bool cosign();
  void add_own_lines();
  [[nodiscard]] std::string note_text() const;
  [[nodiscard]] std::string note() const;
  [[nodiscard]] bool knows(const ledger::NoteSignature& line) const;
  void complete_note();
  bool finish();

  Desk& desk_;
  Board& board_;
  core::Certificate certificate_;
  Cosigning cosigning_;
  // Of each peer the note for the largest tree that this one has not cosigned yet.
  std::map<core::PublicKey, std::string> early_notes_;
  std::uint64_t final_size_ = 0;
  std::string final_note_;
  bool note_kept_ = true;  // the store has it
  bool stopped_ = false;   // others made final what this peer's book contradicts
};

}  // namespace yoriai::net
