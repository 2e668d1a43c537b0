#include "ledger/key_file_text.h"

#include <string>

#include "core/sha256.h"
#include "ledger/base64.h"
#include "ledger/key_file_fields.h"
#include "ledger/key_seal.h"

namespace yoriai::ledger {
namespace {

constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kBoxTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

void add_hex(SecretString& out, core::ByteView bytes) {
  std::string hex = core::to_hex(bytes);
  out += hex;
  sodium_memzero(hex.data(), hex.size());
}

// 8 bytes over everything else in the file: tells damage from a wrong passphrase.
std::string check_of(const KeyFileText& file) {
  const core::ByteVector head = key_file_head(file.keys);
  const core::Digest digest =
      file.sealed ? core::sha256({sealed_head(head, file.seal), file.seal.nonce, file.seal.box})
                  : core::sha256({head, file.seeds});
  return core::to_hex(digest.view().first(8));
}

void render_keys(SecretString& out, std::span<const ListedKey> keys) {
  out += "  \"keys\": [\n";
  for (std::size_t i = 0; i < keys.size(); ++i) {
    out += "    {\"name\": \"";
    out += to_string(keys[i].name);
    out += "\", \"public\": \"";
    add_hex(out, keys[i].key.view());
    out += i + 1 < keys.size() ? "\"},\n" : "\"}\n";
  }
  out += "  ],\n";
}

void render_seal(SecretString& out, const Seal& seal) {
  out += "  \"sealed\": {\n    \"kdf\": \"argon2id13\",\n    \"passes\": ";
  out += std::to_string(seal.cost.passes);
  out += ",\n    \"memory\": ";
  out += std::to_string(seal.cost.memory_bytes);
  out += ",\n    \"salt\": \"";
  add_hex(out, seal.salt);
  out += "\",\n    \"cipher\": \"xchacha20poly1305-ietf\",\n    \"nonce\": \"";
  add_hex(out, seal.nonce);
  out += "\",\n    \"box\": \"";
  out += to_base64(seal.box);
  out += "\"\n  },\n";
}

void render_plain(SecretString& out, const SecretBytes& seeds) {
  out += "  \"unsealed\": \"";
  add_hex(out, seeds);
  out += "\",\n";
}

std::optional<KeyFileFault> fault_in(const KeyFileText& file) {
  const std::size_t seed_bytes = file.keys.size() * kSeedBytes;
  if (!file.sealed) {
    const bool fits = file.seeds.size() == seed_bytes;
    return fits ? std::nullopt : std::optional(KeyFileFault::damaged);
  }
  const SealCost& cost = file.seal.cost;
  if (cost.passes > kMaxSealCost.passes || cost.memory_bytes > kMaxSealCost.memory_bytes) {
    return KeyFileFault::too_costly;
  }
  if (cost.passes < kMinSealCost.passes || cost.memory_bytes < kMinSealCost.memory_bytes ||
      file.seal.box.size() != seed_bytes + kBoxTagBytes) {
    return KeyFileFault::damaged;
  }
  return std::nullopt;
}

}  // namespace

core::ByteVector key_file_head(std::span<const ListedKey> keys) {
  core::ByteVector out;
  core::append(out, core::bytes_of("yoriai/key-file/v1\n"));
  for (const ListedKey& listed : keys) {
    out.push_back(static_cast<std::byte>(listed.name));
    core::append(out, listed.key.view());
  }
  return out;
}

SecretString render_key_file(const KeyFileText& file) {
  SecretString out = "{\n  \"format\": \"";
  out += kKeyFileFormat;
  out += "\",\n";
  render_keys(out, file.keys);
  if (file.sealed) {
    render_seal(out, file.seal);
  } else {
    render_plain(out, file.seeds);
  }
  out += "  \"check\": \"" + SecretString(check_of(file)) + "\"\n}\n";
  return out;
}

KeyFileResult<KeyFileText> parse_key_file(std::string_view text) {
  YORIAI_TRY(auto fields, read_key_file_fields(text));
  if (const auto fault = fault_in(fields.file)) return core::Unexpected{*fault};
  if (check_of(fields.file) != fields.check) return core::Unexpected{KeyFileFault::damaged};
  return std::move(fields.file);
}

}  // namespace yoriai::ledger
