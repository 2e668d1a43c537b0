#include "ledger/checkpoint.h"

#include <algorithm>
#include <charconv>

#include "core/assert.h"
#include "core/quorum.h"
#include "core/signature_checker.h"
#include "ledger/base64.h"
#include "ledger/big_endian.h"
#include "ledger/text_lines.h"

namespace yoriai::ledger {
namespace {

constexpr std::size_t kOriginHexDigits = 32;
constexpr std::size_t kWitnessHexDigits = 8;
constexpr std::size_t kTimeBytes = 8;
constexpr std::uint64_t kLatestCosignatureTime = (std::uint64_t{1} << 63U) - 1;

// What a cosignature/v1 signs (c2sp.org/tlog-cosignature).
std::string cosigned_message(std::string_view text, std::uint64_t time_s) {
  return "cosignature/v1\ntime " + std::to_string(time_s) + "\n" + std::string(text);
}

std::optional<std::uint64_t> parse_size(std::string_view digits) {
  std::uint64_t size = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stopped, error] = std::from_chars(digits.data(), end, size);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return size;
}

// A signature that claims to be one key's: whose it is, and how its payload is judged.
struct KnownKey {
  std::string_view name;
  NoteKeyType type;
  const core::PublicKey& key;
};

bool claims(const NoteSignature& signature, const KnownKey& known) {
  return signature.name == known.name &&
         signature.key_id == note_key_id(known.name, known.type, known.key);
}

bool is_good(const NoteSignature& signature, const KnownKey& known, std::string_view text) {
  core::ByteView payload = signature.payload;
  std::string message(text);
  if (known.type == NoteKeyType::ed25519_cosignature) {
    if (payload.size() != kTimeBytes + core::Signature::kSize) return false;
    const auto time_s = from_big_endian<std::uint64_t>(payload);
    if (time_s > kLatestCosignatureTime) return false;
    message = cosigned_message(text, time_s);
    payload = payload.subspan(kTimeBytes);
  }
  const auto bytes = core::Signature::from(payload);
  return bytes && core::signature_is_valid(known.key, core::bytes_of(message), *bytes);
}

enum class Signed : std::uint8_t { never, well, badly };

// Badly, when one signature in its name is bad.
Signed by(const KnownKey& known, const SignedNote& note) {
  auto found = Signed::never;
  for (const NoteSignature& signature : note.signatures) {
    if (!claims(signature, known)) continue;
    if (!is_good(signature, known, note.text)) return Signed::badly;
    found = Signed::well;
  }
  return found;
}

std::vector<core::Peer> peers_in_force(const core::State& state) {
  auto peers = state.peers();
  if (!state.pending_peers()) return peers;
  for (const auto& peer : state.pending_peers()->peers) {
    if (state.peer_set().find(peer.node) == nullptr) peers.push_back(peer);
  }
  return peers;
}

}  // namespace

std::string origin_of(std::string_view host, const core::LedgerId& ledger) {
  return std::string(host) + "/" + core::to_hex(ledger.view()).substr(0, kOriginHexDigits);
}

std::string witness_name(std::string_view host) { return std::string(host) + "/witness"; }

std::string witness_name(std::string_view host, const core::PublicKey& witness) {
  return witness_name(host) + "/" + core::to_hex(witness.view()).substr(0, kWitnessHexDigits);
}

std::string checkpoint_text(const Checkpoint& checkpoint) {
  return checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
         to_base64(checkpoint.root.view()) + "\n";
}

std::optional<Checkpoint> parse_checkpoint_text(std::string_view text) {
  std::string_view rest = text;
  const auto origin = take_line(rest);
  const auto size_line = take_line(rest);
  const auto root_line = take_line(rest);
  if (!origin || origin->empty() || !size_line || !root_line) return std::nullopt;
  const auto size = parse_size(*size_line);
  const auto root_bytes = from_base64(*root_line);
  const auto root = root_bytes ? core::Digest::from(*root_bytes) : std::nullopt;
  if (!size || !root) return std::nullopt;
  Checkpoint out{std::string(*origin), *size, *root};
  // Leading zeros and lines below the third part the text from the one form.
  if (checkpoint_text(out) != text) return std::nullopt;
  return out;
}

std::uint64_t size_in(std::string_view note) {
  const auto parsed = parse_note(note);
  const auto checkpoint = parsed ? parse_checkpoint_text(parsed->text) : std::nullopt;
  return checkpoint ? checkpoint->size : 0;
}

NoteSignature sign_checkpoint(const Checkpoint& checkpoint, const SecretKey& log_key) {
  const core::Signature signature = log_key.sign(core::bytes_of(checkpoint_text(checkpoint)));
  NoteSignature out;
  out.name = checkpoint.origin;
  out.key_id = note_key_id(out.name, NoteKeyType::ed25519, log_key.public_key());
  core::append(out.payload, signature.view());
  return out;
}

NoteSignature cosign_checkpoint(const Checkpoint& checkpoint, std::string_view name,
                                std::uint64_t time_s, const SecretKey& witness_key) {
  YORIAI_ASSERT(time_s <= kLatestCosignatureTime);
  const std::string message = cosigned_message(checkpoint_text(checkpoint), time_s);
  NoteSignature out;
  out.name = name;
  out.key_id = note_key_id(name, NoteKeyType::ed25519_cosignature, witness_key.public_key());
  core::append(out.payload, big_endian(time_s));
  core::append(out.payload, witness_key.sign(core::bytes_of(message)).view());
  return out;
}

bool has_log_signature(const SignedNote& note, const CheckpointKeys& keys) {
  bool signed_once = false;
  for (const auto& key : keys.logs) {
    const auto found = by({keys.origin, NoteKeyType::ed25519, key}, note);
    if (found == Signed::badly) return false;
    signed_once = signed_once || found == Signed::well;
  }
  return signed_once;
}

std::vector<core::PublicKey> cosigned_by(const SignedNote& note, const CheckpointKeys& keys) {
  std::vector<core::PublicKey> nodes;
  for (const auto& witness : keys.witnesses) {
    const auto found = by({witness.name, NoteKeyType::ed25519_cosignature, witness.key}, note);
    if (found == Signed::badly) return {};
    if (found == Signed::well) nodes.push_back(witness.node);
  }
  return nodes;
}

std::optional<Checkpoint> open_checkpoint(std::string_view note, const CheckpointKeys& keys) {
  const auto parsed = parse_note(note);
  if (!parsed) return std::nullopt;
  if (!has_log_signature(*parsed, keys) || cosigned_by(*parsed, keys).empty()) return std::nullopt;
  auto checkpoint = parse_checkpoint_text(parsed->text);
  if (!checkpoint || checkpoint->origin != keys.origin) return std::nullopt;
  return checkpoint;
}

const CheckpointKeys::Witness* CheckpointKeys::witness_of(const core::PublicKey& node) const {
  const auto found = std::ranges::find(witnesses, node, &Witness::node);
  return found == witnesses.end() ? nullptr : &*found;
}

CheckpointKeys checkpoint_keys(const core::State& state) {
  CheckpointKeys keys{origin_of(state.host(), state.ledger()), {state.log_key()}, {}};
  const auto peers = peers_in_force(state);
  for (const auto& peer : peers) {
    if (peer.log != state.log_key()) keys.logs.push_back(peer.log);
    auto name =
        peers.size() == 1 ? witness_name(state.host()) : witness_name(state.host(), peer.witness);
    keys.witnesses.push_back({std::move(name), peer.node, peer.witness});
  }
  return keys;
}

Countersigned countersigned(std::string_view note, const core::State& state) {
  const auto keys = checkpoint_keys(state);
  Countersigned out{0, state.peer_set().needed, state.peers().size(), false};
  if (!open_checkpoint(note, keys)) return out;
  const auto nodes = cosigned_by(*parse_note(note), keys);
  out.peers = nodes.size();
  out.final = core::quorum_of(state, nodes);
  return out;
}

bool is_final(std::string_view note, const core::State& state) {
  return countersigned(note, state).final;
}

}  // namespace yoriai::ledger
