#include "core/state.h"

const yoriai::core::Proposal* found(const yoriai::core::State& state,
                                    yoriai::core::ProposalNumber number) {
  return state.find(number);
}
