// The text of a key file (specs/key-file.md): JSON, laid out for people, strict in its values.
#pragma once

#include "ledger/key_file.h"

namespace yoriai::ledger {

// The seeds of the listed keys, 32 bytes each in that order, encrypted.
struct Seal {
  SealCost cost;
  std::array<std::byte, 16> salt{};
  std::array<std::byte, 24> nonce{};
  core::ByteVector box;
};

struct KeyFileText {
  std::vector<ListedKey> keys;
  bool sealed = false;
  Seal seal;          // of a sealed file
  SecretBytes seeds;  // of an unsealed file
};

// domain ‖ name (1 byte, as in possession messages) ‖ public key, for each key: what the seeds
// belong to.
core::ByteVector key_file_head(std::span<const ListedKey> keys);

SecretString render_key_file(const KeyFileText& file);
// Whether the seeds fit the keys is not judged here.
KeyFileResult<KeyFileText> parse_key_file(std::string_view text);

}  // namespace yoriai::ledger
