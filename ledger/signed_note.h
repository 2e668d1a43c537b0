// C2SP signed-note: a text with signature lines under it (c2sp.org/signed-note v1.0.0,
// specs/book.md section 10).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.h"

namespace yoriai::ledger {

enum class NoteKeyType : std::uint8_t { ed25519 = 0x01, ed25519_cosignature = 0x04 };

struct NoteSignature {
  std::string name;
  std::array<std::byte, 4> key_id{};
  core::ByteVector payload;  // what follows the key id
  bool operator==(const NoteSignature&) const = default;
};

struct SignedNote {
  std::string text;  // ends in a line feed
  std::vector<NoteSignature> signatures;
  bool operator==(const SignedNote&) const = default;
};

std::array<std::byte, 4> note_key_id(std::string_view name, NoteKeyType type,
                                     const core::PublicKey& key);
// "name+<8 hex digits>+<base64(type ‖ key)>"
std::string verifier_key(std::string_view name, NoteKeyType type, const core::PublicKey& key);

std::string write_note(const SignedNote& note);
// None when the bytes are not a signed note with at least one and at most kMaxNoteSignatures lines.
std::optional<SignedNote> parse_note(std::string_view bytes);
inline constexpr std::size_t kMaxNoteSignatures = 64;  // sixteen is the least a reader must take

}  // namespace yoriai::ledger
