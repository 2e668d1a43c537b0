// The signed size and root of a book: C2SP tlog-checkpoint, signed by the sequencer's log key and
// countersigned with cosignature/v1 (specs/book.md section 10).
#pragma once

#include <optional>
#include <string>

#include "core/ids.h"
#include "core/time.h"
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
// The name under which a book's peer countersigns: host ‖ "/witness".
std::string witness_name(std::string_view host);

std::string checkpoint_text(const Checkpoint& checkpoint);
// None unless it is exactly three lines: origin, size without leading zeros, base64 root.
std::optional<Checkpoint> parse_checkpoint_text(std::string_view text);

NoteSignature sign_checkpoint(const Checkpoint& checkpoint, const SecretKey& log_key);
NoteSignature cosign_checkpoint(const Checkpoint& checkpoint, std::string_view name,
                                std::uint64_t time_s, const SecretKey& witness_key);

// Who must have signed, from the book.
struct CheckpointKeys {
  std::string origin;
  core::PublicKey log;
  std::string witness_name;
  core::PublicKey witness;
};
// The checkpoint, when the note carries a good log signature and a good cosignature by these keys
// and no bad signature that claims to be theirs; else none.
std::optional<Checkpoint> open_checkpoint(std::string_view note, const CheckpointKeys& keys);

}  // namespace yoriai::ledger
