#include "ledger/signed_note.h"

#include "core/assert.h"
#include "core/plain_text.h"
#include "core/sha256.h"
#include "ledger/base64.h"

namespace yoriai::ledger {
namespace {

constexpr std::string_view kSignaturePrefix = "\xE2\x80\x94 ";  // em dash, space
constexpr std::size_t kKeyIdBytes = 4;

// type ‖ key, of which the key id and the verifier key are made.
core::ByteVector key_material(NoteKeyType type, const core::PublicKey& key) {
  core::ByteVector out{static_cast<std::byte>(type)};
  core::append(out, key.view());
  return out;
}

bool is_key_name(std::string_view name) {
  if (name.empty()) return false;
  while (!name.empty()) {
    const auto point = core::take_code_point(name);
    if (!point || *point == '+' || core::is_white_space(*point)) return false;
  }
  return true;
}

// UTF-8 without control characters below U+0020 other than the line feed.
bool is_note_text(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto point = core::take_code_point(bytes);
    if (!point || (*point < 0x20 && *point != '\n')) return false;
  }
  return true;
}

// A signature line without its line feed.
std::optional<NoteSignature> parse_line(std::string_view line) {
  if (!line.starts_with(kSignaturePrefix)) return std::nullopt;
  line.remove_prefix(kSignaturePrefix.size());
  const auto space = line.find(' ');
  if (space == std::string_view::npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  const auto bytes = from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= kKeyIdBytes) return std::nullopt;
  NoteSignature out;
  out.name = line.substr(0, space);
  std::copy_n(bytes->begin(), kKeyIdBytes, out.key_id.begin());
  out.payload.assign(bytes->begin() + kKeyIdBytes, bytes->end());
  return out;
}

std::string write_line(const NoteSignature& signature) {
  YORIAI_ASSERT(is_key_name(signature.name) && !signature.payload.empty());
  core::ByteVector bytes(signature.key_id.begin(), signature.key_id.end());
  core::append(bytes, signature.payload);
  return std::string(kSignaturePrefix) + signature.name + " " + to_base64(bytes) + "\n";
}

}  // namespace

std::array<std::byte, 4> note_key_id(std::string_view name, NoteKeyType type,
                                     const core::PublicKey& key) {
  const core::Digest digest =
      core::sha256({core::bytes_of(name), core::bytes_of("\n"), key_material(type, key)});
  std::array<std::byte, kKeyIdBytes> id{};
  std::copy_n(digest.data.begin(), kKeyIdBytes, id.begin());
  return id;
}

std::string verifier_key(std::string_view name, NoteKeyType type, const core::PublicKey& key) {
  return std::string(name) + "+" + core::to_hex(note_key_id(name, type, key)) + "+" +
         to_base64(key_material(type, key));
}

std::string write_note(const SignedNote& note) {
  YORIAI_ASSERT(note.text.ends_with('\n') && is_note_text(note.text));
  YORIAI_ASSERT(!note.signatures.empty() && note.signatures.size() <= kMaxNoteSignatures);
  std::string out = note.text + "\n";
  for (const NoteSignature& signature : note.signatures) out += write_line(signature);
  return out;
}

std::optional<SignedNote> parse_note(std::string_view bytes) {
  // The text may hold empty lines; the last one of all parts it from the signatures.
  const auto parting = bytes.rfind("\n\n");
  if (parting == std::string_view::npos || !is_note_text(bytes)) return std::nullopt;
  SignedNote note;
  note.text = bytes.substr(0, parting + 1);
  std::string_view lines = bytes.substr(parting + 2);
  while (!lines.empty()) {
    const auto end = lines.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    auto signature = parse_line(lines.substr(0, end));
    if (!signature || note.signatures.size() == kMaxNoteSignatures) return std::nullopt;
    note.signatures.push_back(*std::move(signature));
    lines.remove_prefix(end + 1);
  }
  if (note.signatures.empty()) return std::nullopt;
  return note;
}

}  // namespace yoriai::ledger
