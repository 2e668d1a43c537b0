#include "core/households.h"

#include <algorithm>

namespace yoriai::core {

bool speaks_for(const Proposal& proposal, const RollRow& row, const Member& member) {
  const auto& recused = proposal.draft.recused;
  return row.household.value != 0 && row.household == member.household && member.active() &&
         !std::binary_search(recused.begin(), recused.end(), member.number);
}

MemberNumber voter_for(const Proposal& proposal, const Member& member) {
  const auto& roll = proposal.box.roll();
  if (position_in(roll, member.number)) return member.number;
  const auto row = std::ranges::find_if(
      roll, [&](const RollRow& one) { return speaks_for(proposal, one, member); });
  return row == roll.end() ? member.number : row->number;
}

}  // namespace yoriai::core
