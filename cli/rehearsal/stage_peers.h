// The peers that keep a rehearsal's book, with their keys (specs/scenarios.md section 6).
#pragma once

#include <string>
#include <vector>

#include "cli/office.h"
#include "cli/rehearsal/secrets.h"

namespace yoriai::cli {

struct StagePeer {
  std::string operator_name;
  PeerKeys keys;
};

// Those named; with no names the one that a book on one machine has.
std::vector<StagePeer> stage_peers(const Secrets& secrets, const std::vector<std::string>& names);

}  // namespace yoriai::cli
