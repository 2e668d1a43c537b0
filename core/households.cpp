#include "core/households.h"

#include <algorithm>

namespace yoriai::core {

bool speaks_for(const Proposal& proposal, const RollRow& row, const Member& member) {
  return row.household.value != 0 && row.household == member.household && member.active() &&
         !proposal.recuses(member.number);
}

KeyGeneration generation_for(const RollRow& row, KeyGeneration of_key) {
  return row.household.value != 0 ? KeyGeneration{} : of_key;
}

KeyGeneration generation_for(const Proposal& proposal, MemberNumber voter, KeyGeneration of_key) {
  const auto& roll = proposal.box.roll();
  const auto position = position_in(roll, voter);
  return position ? generation_for(roll[*position], of_key) : of_key;
}

MemberNumber voter_for(const Proposal& proposal, const Member& member) {
  const auto& roll = proposal.box.roll();
  if (position_in(roll, member.number)) return member.number;
  const auto row = std::ranges::find_if(
      roll, [&](const RollRow& one) { return speaks_for(proposal, one, member); });
  return row == roll.end() ? member.number : row->number;
}

}  // namespace yoriai::core
