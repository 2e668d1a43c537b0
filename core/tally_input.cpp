#include "core/tally_input.h"

namespace yoriai::core {

TallyInput input_of(const Proposal& proposal, const StandingBallots& direct,
                    std::span<const Handed> handed) {
  TallyInput input;
  input.method = proposal.draft.method;
  input.option_count = proposal.option_count();
  input.roll = proposal.box.roll();
  input.direct = &direct;
  input.handed = handed;
  input.kind = &proposal.kind();
  input.also = proposal.also();
  input.house_count = static_cast<std::uint16_t>(proposal.charter->rules.houses.size());
  input.counts = &proposal.box.counts();
  input.purse = proposal.draft.purse;
  input.costs = proposal.draft.costs;
  input.proposal = proposal.id;
  input.houses = proposal.charter->rules.houses;
  input.all_cards = proposal.all_cards;
  return input;
}

}  // namespace yoriai::core
