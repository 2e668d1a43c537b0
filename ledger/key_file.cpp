#include "ledger/key_file.h"

#include <algorithm>

#include "core/assert.h"
#include "ledger/key_file_text.h"
#include "ledger/key_seal.h"
#include "ledger/private_file.h"

namespace yoriai::ledger {
namespace {

constexpr std::size_t kSeedBytes = 32;
constexpr std::size_t kMaxFileBytes = 16 * 1024;

std::vector<ListedKey> list_of(const KeyRing& ring) {
  YORIAI_ASSERT(!ring.empty());
  std::vector<ListedKey> out;
  for (const NamedKey& named : ring) {
    YORIAI_ASSERT(std::ranges::count(out, named.name, &ListedKey::name) == 0);
    out.push_back({named.name, named.key.public_key()});
  }
  return out;
}

SecretBytes seeds_of(const KeyRing& ring) {
  SecretBytes out;
  for (const NamedKey& named : ring) {
    const core::ByteView seed = named.key.seed().view();
    out.insert(out.end(), seed.begin(), seed.end());
  }
  return out;
}

// The keys that follow from the seeds, which must be those the file lists.
KeyFileResult<KeyRing> ring_of(std::span<const ListedKey> listed, const SecretBytes& seeds) {
  YORIAI_ASSERT(seeds.size() == listed.size() * kSeedBytes);
  KeyRing ring;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    SecretKey key(SecretSeed(core::ByteView(seeds).subspan(i * kSeedBytes, kSeedBytes)));
    if (key.public_key() != listed[i].key) return core::Unexpected{KeyFileFault::damaged};
    ring.push_back({listed[i].name, std::move(key)});
  }
  return ring;
}

void write_text(const std::filesystem::path& path, const KeyFileText& file) {
  const SecretString text = render_key_file(file);
  write_private_file(path, core::bytes_of(text));
}

KeyFileResult<KeyFileText> read_text(const std::filesystem::path& path) {
  const PrivateFile file = read_private_file(path, kMaxFileBytes);
  if (file.longer_than_limit) return core::Unexpected{KeyFileFault::not_a_key_file};
  const std::string_view text(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
  YORIAI_TRY(auto parsed, parse_key_file(text));
  if (file.open_to_others) return core::Unexpected{KeyFileFault::open_to_others};
  return parsed;
}

}  // namespace

const SecretKey* find_key(const KeyRing& ring, core::KeyRole name) {
  const auto found = std::ranges::find(ring, name, &NamedKey::name);
  return found == ring.end() ? nullptr : &found->key;
}

std::string_view to_string(core::KeyRole name) {
  switch (name) {
    case core::KeyRole::member:
      return "member";
    case core::KeyRole::node:
      return "node";
    case core::KeyRole::witness:
      return "witness";
    case core::KeyRole::log:
      return "log";
  }
  YORIAI_ASSERT(false);
  return {};
}

std::string_view to_string(KeyFileFault fault) {
  switch (fault) {
    case KeyFileFault::not_a_key_file:
      return "not_a_key_file";
    case KeyFileFault::open_to_others:
      return "open_to_others";
    case KeyFileFault::damaged:
      return "damaged";
    case KeyFileFault::too_costly:
      return "too_costly";
    case KeyFileFault::passphrase_needed:
      return "passphrase_needed";
    case KeyFileFault::passphrase_wrong:
      return "passphrase_wrong";
  }
  YORIAI_ASSERT(false);
  return {};
}

void write_key_file(const std::filesystem::path& path, const KeyRing& ring,
                    const SecretText& passphrase, const SealCost& cost) {
  YORIAI_ASSERT(!passphrase.empty());
  YORIAI_ASSERT(cost.passes >= kMinSealCost.passes && cost.passes <= kMaxSealCost.passes);
  YORIAI_ASSERT(cost.memory_bytes >= kMinSealCost.memory_bytes &&
                cost.memory_bytes <= kMaxSealCost.memory_bytes);
  KeyFileText file;
  file.keys = list_of(ring);
  file.sealed = true;
  file.seal = seal_seeds(key_file_head(file.keys), seeds_of(ring), passphrase, cost);
  write_text(path, file);
}

void write_unsealed_key_file(const std::filesystem::path& path, const KeyRing& ring) {
  KeyFileText file;
  file.keys = list_of(ring);
  file.seeds = seeds_of(ring);
  write_text(path, file);
}

KeyFileResult<KeyFileSummary> summarize_key_file(const std::filesystem::path& path) {
  YORIAI_TRY(auto file, read_text(path));
  return KeyFileSummary{file.sealed, std::move(file.keys)};
}

KeyFileResult<KeyRing> read_key_file(const std::filesystem::path& path,
                                     const SecretText* passphrase) {
  YORIAI_TRY(const auto file, read_text(path));
  if (!file.sealed) return ring_of(file.keys, file.seeds);
  if (!passphrase || passphrase->empty()) return core::Unexpected{KeyFileFault::passphrase_needed};
  YORIAI_TRY(const auto seeds, open_seal(key_file_head(file.keys), file.seal, *passphrase));
  return ring_of(file.keys, seeds);
}

}  // namespace yoriai::ledger
