#include "core/state.h"

namespace yoriai::core {

const Proposal* State::find(const ProposalId& id) const {
  const auto at = proposal_numbers_.find(id);
  return at == proposal_numbers_.end() ? nullptr : find(at->second);
}

const Proposal* State::find(ProposalNumber number) const {
  if (number.value == 0 || number.value > proposals_.size()) return nullptr;
  return &proposals_[number.value - 1];
}

const Transition* State::next_transition() const {
  return transitions_.empty() ? nullptr : &*transitions_.begin();
}

}  // namespace yoriai::core
