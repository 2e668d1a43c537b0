// Secret keys at rest: one text file holds the keys of one member's device or of one peer, sealed
// with a passphrase, or plain where the caller takes care of that otherwise (specs/key-file.md).
#pragma once

#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "core/event.h"
#include "core/result.h"
#include "ledger/secret_key.h"
#include "ledger/secret_text.h"

namespace yoriai::ledger {

// A key by what it is for; a file holds at most one for each purpose.
struct NamedKey {
  core::KeyRole name;
  SecretKey key;
};
using KeyRing = std::vector<NamedKey>;
// Null when the ring has none of that name.
const SecretKey* find_key(const KeyRing& ring, core::KeyRole name);

// "member", "node", "witness", "log"
std::string_view to_string(core::KeyRole name);

enum class KeyFileFault : std::uint8_t {
  not_a_key_file,     // another kind of file, or a version this program does not know
  open_to_others,     // group or world may read or write it: chmod 600
  damaged,            // it was a key file once
  too_costly,         // asks for more memory or work than kMaxSealCost
  passphrase_needed,  // it is sealed and none was given, or an empty one
  passphrase_wrong,
};
std::string_view to_string(KeyFileFault fault);
template <class T>
using KeyFileResult = core::Result<T, KeyFileFault>;

// What trying a passphrase on a sealed file costs: passes of Argon2id over so much memory.
struct SealCost {
  std::uint64_t passes = 0;
  std::uint64_t memory_bytes = 0;
  bool operator==(const SealCost&) const = default;
};
// libsodium's "moderate" (most of a second) and "interactive" (a tenth of it) settings.
inline constexpr SealCost kModerateSealCost{3, 256 * 1024 * 1024};
inline constexpr SealCost kInteractiveSealCost{2, 64 * 1024 * 1024};
// Least and most that a file may ask for: a file from outside must not stop the machine.
inline constexpr SealCost kMinSealCost{1, 8 * 1024};
inline constexpr SealCost kMaxSealCost{16, 1024 * 1024 * 1024};

// Both make a new file of mode 0600, durable on return. They throw EnvironmentError: already_exists
// when there is something at the path (it is left as it is), io among others when Argon2id gets no
// memory. A ring that is empty or has a name twice, a cost beyond the bounds and an empty
// passphrase are bugs.
void write_key_file(const std::filesystem::path& path, const KeyRing& ring,
                    const SecretText& passphrase, const SealCost& cost = kModerateSealCost);
void write_unsealed_key_file(const std::filesystem::path& path, const KeyRing& ring);

// What a file says without a passphrase. It may have been tampered with until read_key_file agrees.
struct ListedKey {
  core::KeyRole name;
  core::PublicKey key;
  bool operator==(const ListedKey&) const = default;
};
struct KeyFileSummary {
  bool sealed = false;
  std::vector<ListedKey> keys;
};
// Both throw EnvironmentError when the file cannot be read.
KeyFileResult<KeyFileSummary> summarize_key_file(const std::filesystem::path& path);
// `passphrase` may be null; it is not looked at when the file is not sealed.
KeyFileResult<KeyRing> read_key_file(const std::filesystem::path& path,
                                     const SecretText* passphrase);

}  // namespace yoriai::ledger
