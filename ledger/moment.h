// The moment at which an event enters a book, in the one way that all who judge make it.
#pragma once

#include "core/admit.h"
#include "ledger/merkle.h"

namespace yoriai::ledger {

// `tree` is over the entries that the state comes to. Its root is computed only where it is asked
// for.
inline core::Moment moment_at(const core::State& state, const MerkleTree& tree, core::Kind kind,
                              core::Instant accepted_at,
                              std::span<const core::VerifiedReceipt> receipts) {
  YORIAI_ASSERT(tree.size() == state.size().value);
  const auto root = core::needs_root(kind) ? std::optional(tree.root()) : std::nullopt;
  return {state.size(), accepted_at, state.epoch(), receipts, root};
}

}  // namespace yoriai::ledger
