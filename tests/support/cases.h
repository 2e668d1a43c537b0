// How many generated cases the property tests try, and from which seed on.
#pragma once

#include <cstdint>
#include <vector>

namespace yoriai::tests {

// YORIAI_PROPERTY_CASES seeds (10,000 when it is not set), from YORIAI_PROPERTY_SEED (1) on.
std::vector<std::uint64_t> cases();

}  // namespace yoriai::tests
