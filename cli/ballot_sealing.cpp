#include "cli/ballot_sealing.h"

#include "cli/messages.h"
#include "core/admit.h"
#include "ledger/ballot_seal.h"

namespace yoriai::cli {

Attempted<core::Ballot> sealed_if_needed(const core::Proposal& proposal,
                                         const core::BallotPlace& place,
                                         const core::Ballot& ballot) {
  if (!proposal.sealed()) return ballot;
  if (const auto fault = core::fault_of_ballot(proposal, place.voter, ballot)) {
    Failure failure(*fault);
    failure.what = message(*fault, ballot);
    return core::Unexpected{std::move(failure)};
  }
  return core::Ballot{
      core::BallotForm::sealed, {}, {}, ledger::sealed_at_random(proposal, place, ballot)};
}

}  // namespace yoriai::cli
