// Who carries how many voices as things stand: what everybody has said up to now, with no regard to
// ballots, which the holders have still to cast.
#pragma once

#include "core/state.h"

namespace yoriai::cli {

// About what: everything, one topic, or one proposal.
struct Subject {
  core::ProposalId proposal;  // zero: none
  std::optional<core::TopicIndex> topic;
};

struct Holding {
  std::uint32_t direct = 0;  // who named this person
  std::uint32_t in_all = 0;  // with those who come through others; a circle counts once round
};

// By member number; nothing at 0. Active members hand on, and anybody may be named.
std::vector<Holding> holdings(const core::State& state, const Subject& about, core::Instant at);

}  // namespace yoriai::cli
