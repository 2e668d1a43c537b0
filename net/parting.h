// How a connection ended, for the operator's eyes.
#pragma once

#include <optional>
#include <string>

#include "net/message.h"

namespace yoriai::net {

struct Parting {
  std::string address;                  // of the other side
  std::optional<core::PublicKey> peer;  // whose connection it was, or was meant to be
  std::optional<Farewell> said;         // by this side
  std::optional<Farewell> heard;        // from the other side
  std::string fault;                    // of the network or of TLS, when nobody said anything
};

// The names of specs/peers.md section 13; "unknown" for other numbers.
std::string_view to_string(Farewell reason);
// "127.0.0.1:7001: refused: peer_unknown"
std::string describe(const Parting& parting);

}  // namespace yoriai::net
