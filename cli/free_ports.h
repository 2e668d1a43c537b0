// Ports of this machine for peers that run on it for a while.
#pragma once

#include <cstdint>
#include <vector>

namespace yoriai::cli {

// Different ones, where nobody listened on the loopback a moment ago. Throws EnvironmentError when
// there are none.
std::vector<std::uint16_t> free_ports(std::size_t count);

}  // namespace yoriai::cli
