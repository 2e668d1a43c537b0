// A file for its owner's eyes: made whole or not at all, never over another, and not read when
// others could have read it.
#pragma once

#include <filesystem>

#include "ledger/wiping_memory.h"

namespace yoriai::ledger {

// Durable on return, readable and writable by its owner alone. Throws EnvironmentError;
// already_exists when there is something at the path, which is then left as it is.
void write_private_file(const std::filesystem::path& path, core::ByteView bytes);

// The same in the place of what is there, whole or not at all.
void replace_private_file(const std::filesystem::path& path, core::ByteView bytes);

struct PrivateFile {
  SecretBytes bytes;  // the first `limit` of them
  bool longer_than_limit = false;
  bool open_to_others = false;  // group or world may read or write it
};
// Throws EnvironmentError when it cannot be read.
PrivateFile read_private_file(const std::filesystem::path& path, std::size_t limit);

}  // namespace yoriai::ledger
