// Whether peers are enough to decide. Between a change of peers and its activation two sets are in
// force together, and both must be (specs/peers.md section 1).
#pragma once

#include <optional>

#include "core/state.h"

namespace yoriai::core {

// Whether k of every set in force are among these node keys; each counts once, however often it is
// named.
bool quorum_of(const State& state, std::span<const PublicKey> nodes);
// The same for the tree of a book's first entries: a change that stands above it is not in force
// for it.
bool quorum_of(const State& state, std::uint64_t size, std::span<const PublicKey> nodes);
// k of the first set that lacks them; none for a quorum.
std::optional<std::uint16_t> lacking(const State& state, std::span<const PublicKey> nodes);
// r = n − k + 1, the greater of the sets in force: receipts of so many operators survive the loss
// of all the peers that a quorum can do without.
std::uint16_t receipts_needed(const State& state);
// How many different operators these receipts are of; of peers in force alone.
std::size_t operators_of(const State& state, std::span<const Receipt> receipts);

}  // namespace yoriai::core
