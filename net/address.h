// Where a peer is reached: "peer.example:7001", "127.0.0.1:7001", "[::1]:7001".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoriai::net {

struct Address {
  std::string host;  // a name or a number, without brackets
  std::uint16_t port = 0;
  bool operator==(const Address&) const = default;
};

// None when it is not one. Port 0 is one: to listen there means any that is free.
std::optional<Address> parse_address(std::string_view text);
std::string to_string(const Address& address);

}  // namespace yoriai::net
