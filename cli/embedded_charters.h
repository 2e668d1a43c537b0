// The charter presets of specs/charters, built into the program: `yoriai found --charter NAME`
// works on a machine that has nothing but the binary.
#pragma once

#include <span>
#include <string_view>

namespace yoriai::cli {

struct EmbeddedCharter {
  std::string_view name;  // the file's name without ".toml"
  std::string_view text;  // the file, byte for byte
};

// By name, ascending. Lives as long as the program.
std::span<const EmbeddedCharter> embedded_charters();

}  // namespace yoriai::cli
