// How large the benchmarks are and where they may write.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>

namespace yoriai::bench {

// All generated communities follow from it.
inline constexpr std::uint64_t kSeed = 20'251'123;
inline constexpr std::uint32_t kFullMembers = 1'000'000;

struct Setting {
  double scale = 1;
  std::filesystem::path folder = "build/bench";
  bool fresh = false;  // make the signed book again even when it is there

  [[nodiscard]] std::uint32_t members() const { return scaled(kFullMembers); }
  [[nodiscard]] std::uint32_t scaled(std::uint32_t full) const {
    return std::max(10U, static_cast<std::uint32_t>(full * scale));
  }
  // How long a limit is measured each time.
  [[nodiscard]] double limit_s() const { return std::clamp(scale, 0.02, 1.0); }
};

}  // namespace yoriai::bench
