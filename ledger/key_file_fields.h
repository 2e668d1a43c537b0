// The fields of a key file's JSON, each known, present once and in its one form; nothing more.
#pragma once

#include <string>

#include "ledger/key_file_text.h"

namespace yoriai::ledger {

inline constexpr std::string_view kKeyFileFormat = "yoriai-key/1";

struct KeyFileFields {
  KeyFileText file;
  std::string check;  // 16 hex digits, not compared yet
};

// Refuses with not_a_key_file or damaged. What the parser allocates is wiped.
KeyFileResult<KeyFileFields> read_key_file_fields(std::string_view text);

}  // namespace yoriai::ledger
