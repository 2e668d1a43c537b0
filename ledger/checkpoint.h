// The signed size and root of a book: C2SP tlog-checkpoint, signed by the sequencer's log key and
// countersigned with cosignature/v1 (specs/book.md section 10).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/state.h"
#include "ledger/secret_key.h"
#include "ledger/signed_note.h"

namespace yoriai::ledger {

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;
  core::Digest root;
  bool operator==(const Checkpoint&) const = default;
};

// host ‖ "/" ‖ first 32 hex digits of the ledger id.
std::string origin_of(std::string_view host, const core::LedgerId& ledger);
// The name under which the peer of a book countersigns: host ‖ "/witness". Where a book has
// several, each has a name of its own, with the first 8 hex digits of its witness key.
std::string witness_name(std::string_view host);
std::string witness_name(std::string_view host, const core::PublicKey& witness);

std::string checkpoint_text(const Checkpoint& checkpoint);
// None unless it is exactly three lines: origin, size without leading zeros, base64 root.
std::optional<Checkpoint> parse_checkpoint_text(std::string_view text);

// The size that a note speaks of, whoever signed it; 0 when it is none of a checkpoint.
std::uint64_t size_in(std::string_view note);

NoteSignature sign_checkpoint(const Checkpoint& checkpoint, const SecretKey& log_key);
NoteSignature cosign_checkpoint(const Checkpoint& checkpoint, std::string_view name,
                                std::uint64_t time_s, const SecretKey& witness_key);

// Who may have signed, from the book: the peers in force.
struct CheckpointKeys {
  struct Witness {
    std::string name;
    core::PublicKey node;  // of the same peer
    core::PublicKey key;
  };
  std::string origin;
  std::vector<core::PublicKey> logs;  // the sequencer's of this epoch first
  std::vector<Witness> witnesses;

  // By node key; null for who is no peer in force.
  [[nodiscard]] const Witness* witness_of(const core::PublicKey& node) const;
};
// Of a founded book.
CheckpointKeys checkpoint_keys(const core::State& state);
// Whether one of the log keys has signed the note, and no line in their name is bad.
bool has_log_signature(const SignedNote& note, const CheckpointKeys& keys);
// Node keys of those who countersigned; none at all when a line in a witness's name is bad.
std::vector<core::PublicKey> cosigned_by(const SignedNote& note, const CheckpointKeys& keys);
// The checkpoint, when the note carries a good log signature and a good cosignature by such keys
// and no bad signature that claims to be theirs; else none.
std::optional<Checkpoint> open_checkpoint(std::string_view note, const CheckpointKeys& keys);
// Of the peers in force, who countersigned a note, and how many have to. The state is that of the
// checkpoint's size.
struct Countersigned {
  std::size_t peers = 0;   // that did
  std::size_t needed = 0;  // k
  std::size_t of = 0;      // that keep the book
  bool final = false;      // k of every set in force did
};
Countersigned countersigned(std::string_view note, const core::State& state);
// Whether the note opens, and is final.
bool is_final(std::string_view note, const core::State& state);

}  // namespace yoriai::ledger
