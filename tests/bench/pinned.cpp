#include "tests/bench/pinned.h"

#include <fmt/format.h>

#include "tests/bench/row.h"

namespace yoriai::bench {
namespace {

struct Pin {
  std::string_view name;
  std::uint64_t members;
  std::string_view digest;  // its first bytes, in hexadecimal
};

constexpr Pin kPins[] = {
    {"root of the admissions", 1'000, "1c32d62cb19e6c87"},
    {"state digest", 1'000, "5dddd6c795b093d2"},
    {"result of the forest", 1'500, "1022e5476d049ab0"},
    {"result of the chain", 1'500, "490f5bc0331bbe45"},
    {"result of the star", 1'500, "e8e1388eba9486a2"},
    {"state digest", 1'000'000, "5fbd9f24521db886"},
};

}  // namespace

void require_pinned(std::string_view name, std::uint64_t members, const core::Digest& found) {
  const auto hex = core::to_hex(found.view());
  for (const auto& pin : kPins) {
    if (pin.name != name || pin.members != members) continue;
    require(hex.starts_with(pin.digest),
            fmt::format("the {} is {}…, not the pinned {}…", name, hex.substr(0, 16), pin.digest));
  }
}

}  // namespace yoriai::bench
