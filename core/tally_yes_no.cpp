#include "core/detail/count_methods.h"

namespace yoriai::core::detail {
namespace {

void add_up(const CountedBallots& ballots, HouseResult& house) {
  auto& row = house.options.emplace_back();
  const auto times = times_counted(ballots, house.house);
  Ballot ballot;
  for (std::size_t i = 0; i < times.size(); ++i) {
    if (times[i] == 0 || ballots.input.direct->blank(i)) continue;
    ballots.input.direct->read(i, ballot);
    const bool yes = ballot.choices.front().value == 1;
    (yes ? row.in_favour : row.against) += times[i];
    if (yes) row.supporters += times[i];
  }
}

}  // namespace

// For, against or abstain (specs/rules.md section 10; voting rules 2d). Per house: yes against the
// threshold's base; nothing passes without one yes; as many against as for is a tie, and a tie
// leaves things as they are. A proposal passes when it passes in every house.
TallyResult count_yes_no(const CountedBallots& ballots, std::vector<HouseResult> houses) {
  for (auto& house : houses) {
    add_up(ballots, house);
    add_boxes(ballots, house);
  }
  for (auto& house : houses) {
    const auto& row = house.options.front();
    const auto& rule = ballots.input.kind->rules[house.house.value].threshold;
    house.threshold_met = row.in_favour > 0 && row.in_favour != row.against &&
                          condition_holds(rule, row.in_favour, house);
  }
  TallyResult result;
  result.houses = std::move(houses);
  if (!quorum_everywhere(result.houses)) {
    result.outcome = Outcome::no_quorum;
  } else if (threshold_everywhere(result.houses)) {
    result.outcome = Outcome::passed;
  }
  return result;
}

}  // namespace yoriai::core::detail
