// What ballots have in common, whoever enters them: the vote is open, the voter is on its roll, and
// what is said comes in time and fits.
#pragma once

#include "core/detail/judging.h"

namespace yoriai::core::detail {

// How a ballot comes: as the event on trial, or carried by one that adds receipts to it.
enum class Coming : std::uint8_t { by_itself, carried };

// What nobody signed is believed to two who saw it.
inline constexpr std::size_t kClerks = 2;

struct Saying {
  Revision revision;
  const Ballot& ballot;
  bool on_paper = false;  // then it may be one that cannot be counted
};

// Whether it takes in what is said by voters and clerks: it is open, and of a sealed vote no key is
// published and the grace not over.
Status require_open(const Judging& judging, const Proposal& proposal);
// Whether it fits the vote and these credits.
Status require_good_ballot(const Proposal& proposal, const Ballot& ballot, Credits credits);
// The voter's position in the roll.
Result<std::size_t> require_voter(const State& state, const Proposal& proposal, MemberNumber voter);
Result<Timeliness> judge_what_it_says(const Judging& judging, const Proposal& proposal,
                                      std::size_t position, const Saying& saying, Coming how);

Result<Vote> judge_ballot(const Judging& judging, const BallotCast& body, Coming how);
Result<Vote> judge_paper(const Judging& judging, const PaperEntered& body, Coming how);

}  // namespace yoriai::core::detail
