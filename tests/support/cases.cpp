#include "tests/support/cases.h"

#include <cstdlib>
#include <numeric>
#include <string>

namespace yoriai::tests {
namespace {

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::stoull(text);
}

}  // namespace

std::vector<std::uint64_t> cases() {
  std::vector<std::uint64_t> seeds(setting("YORIAI_PROPERTY_CASES", 10'000));
  std::iota(seeds.begin(), seeds.end(), setting("YORIAI_PROPERTY_SEED", 1));
  return seeds;
}

}  // namespace yoriai::tests
