// Plays a plain history into a real book, signing every event.
#pragma once

#include "tests/support/plain_history.h"
#include "tests/support/village.h"

namespace yoriai::tests {

// The charter a history is judged by: kind i has the rules of vote i.
core::Charter charter_of(const naive::History& history);

struct Played {
  naive::History history;      // with the ids of its events
  std::vector<bool> accepted;  // by step
  std::vector<core::ProposalId> proposals;
  std::unique_ptr<Village> village;  // with every vote closed
};

Played play(const naive::History& history);

}  // namespace yoriai::tests
