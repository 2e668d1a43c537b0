// A ballot that others enter for the voter, as a deed.
#pragma once

#include "cli/rehearsal/stage.h"

namespace yoriai::cli {

struct PaperDeed {
  const core::Proposal& proposal;
  const Player& voter;
  const Vote& action;  // whose `entered` is there
  const core::Ballot& ballot;
  std::uint32_t next_slip = 1;  // for a paper whose number the line does not say
};

Understood<Deed> paper_ballot(Stage& stage, const PaperDeed& paper);

}  // namespace yoriai::cli
