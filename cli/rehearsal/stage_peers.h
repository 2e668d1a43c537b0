// The peers that keep a rehearsal's book, with their keys (specs/scenarios.md section 6).
#pragma once

#include <string>
#include <vector>

#include "cli/rehearsal/secrets.h"
#include "core/event.h"

namespace yoriai::cli {

struct StagePeer {
  std::string operator_name;
  ledger::SecretKey node;
  ledger::SecretKey witness;
  ledger::SecretKey log;

  [[nodiscard]] core::FoundingPeer introduced() const;
};

// Those named; with no names the one that a book on one machine has.
std::vector<StagePeer> stage_peers(const Secrets& secrets, const std::vector<std::string>& names);

}  // namespace yoriai::cli
