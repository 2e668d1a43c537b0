// Every ballot of one vote that is in the book, and what became of it. A state keeps of each voter
// and channel the last word alone, so the entries are read again.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "core/state.h"
#include "ledger/store.h"

namespace yoriai::cli {

struct EnteredBallot {
  std::uint64_t entry = 0;  // from 1, as people count
  core::Instant accepted_at;
  core::EventId event;
  core::MemberNumber voter;  // of a household that of its row
  core::MemberNumber author;
  core::Channel channel = core::Channel::own;
  core::Revision revision;
  std::uint32_t slip = 0;  // 0: no paper
  bool carried = false;    // came with receipts that a peer added
  core::Ballot ballot;     // as it came: of a sealed vote it is sealed
};

// In the order of the book.
void each_ballot(const ledger::Store& store, const core::State& state,
                 const core::Proposal& proposal,
                 const std::function<void(const EnteredBallot&)>& visit);

// How many came by each channel, those left out that came too late to weigh, and how many of them
// another word of the same voter by the same channel has replaced.
struct TrailCounts {
  core::ByChannel entered{};
  core::ByChannel replaced{};
};
TrailCounts count_trail(const ledger::Store& store, const core::State& state,
                        const core::Proposal& proposal);

enum class BallotEnd : std::uint8_t {
  counts,      // for its voter, perhaps as a spoilt one
  taken_back,  // it says "withdrawn", and that holds
  replaced,    // by another word in the same channel
  set_aside,   // by a ballot of a higher channel, or a box
  late         // too few receipts
};
struct TracedBallot {
  EnteredBallot ballot;
  BallotEnd end = BallotEnd::counts;
  std::uint64_t by_entry = 0;             // replaced, or set aside by an entered ballot; else 0
  core::Channel by = core::Channel::own;  // set aside: by a ballot of this channel
  core::Ballot says;                      // opened, where it could be
};
// Those of one row of the roll.
std::vector<TracedBallot> trace_ballots(const ledger::Store& store, const core::State& state,
                                        const core::Proposal& proposal, std::size_t position);

}  // namespace yoriai::cli
