// Who keeps a book: the peers of a set in force, and how many of them decide (specs/peers.md
// section 1).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/ids.h"

namespace yoriai::core {

struct Peer {
  std::string operator_name;
  PublicKey node;
  PublicKey witness;
  PublicKey log;
  bool operator==(const Peer&) const = default;
};

struct PeerSet {
  std::vector<Peer> peers;   // those of the founding, then in the order in which they were added
  std::uint16_t needed = 0;  // k
  std::uint16_t liars = 0;   // f
  bool operator==(const PeerSet&) const = default;

  // By node key; null when it is none of these.
  [[nodiscard]] const Peer* find(const PublicKey& node) const;
};

// Whether two groups of k have an honest peer in common, k honest ones are always there, and no
// operator runs more than f, unless each runs one.
bool quorum_is_safe(const PeerSet& set);
// Whether k different peers of the set are among these node keys.
bool is_quorum_of(const PeerSet& set, std::span<const PublicKey> nodes);

}  // namespace yoriai::core
