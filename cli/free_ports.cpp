#include "cli/free_ports.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "ledger/posix_file.h"

namespace yoriai::cli {
namespace {

// The system chooses one; 0 when it cannot.
std::uint16_t bound_port(int socket) {
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof place;
  auto* address = reinterpret_cast<sockaddr*>(&place);
  const bool bound =
      ::bind(socket, address, size) == 0 && ::getsockname(socket, address, &size) == 0;
  return bound ? ntohs(place.sin_port) : std::uint16_t{0};
}

}  // namespace

std::vector<std::uint16_t> free_ports(std::size_t count) {
  // All are held until the last is found, so that they differ.
  std::vector<ledger::FileDescriptor> held;
  std::vector<std::uint16_t> ports;
  for (std::size_t at = 0; at < count; ++at) {
    held.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    ports.push_back(held.back().number() < 0 ? std::uint16_t{0} : bound_port(held.back().number()));
    if (ports.back() == 0) {
      throw ledger::EnvironmentError(ledger::EnvironmentError::Cause::io,
                                     "no free port on 127.0.0.1");
    }
  }
  return ports;
}

}  // namespace yoriai::cli
