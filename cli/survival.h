// What a set of peers survives, in words: how many may be down, how many may lie (specs/peers.md
// section 1).
#pragma once

#include <vector>

#include "cli/language.h"
#include "core/peers.h"

namespace yoriai::cli {

// k and f.
struct QuorumNumbers {
  std::uint16_t needed = 0;
  std::uint16_t liars = 0;
  bool operator==(const QuorumNumbers&) const = default;
};
// For these peers: the most liars that can be survived, with the smallest quorum that does. None
// when their operators allow none.
std::optional<QuorumNumbers> fitting_numbers(core::PeerSet set);

// The set is sound.
std::vector<Words> survival_words(const core::PeerSet& set);

}  // namespace yoriai::cli
