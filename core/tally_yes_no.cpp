#include <algorithm>

#include "core/detail/count_methods.h"

namespace yoriai::core::detail {
namespace {

void add_up(const CountedBallots& ballots, HouseResult& house) {
  auto& row = house.options.emplace_back();
  const auto times = times_counted(ballots, house.house);
  Ballot ballot;
  for (std::size_t i = 0; i < times.votes.size(); ++i) {
    if (times.votes[i] == 0 || !ballots.input.direct->takes_side(i)) continue;
    ballots.input.direct->read(i, ballot);
    const bool yes = ballot.choices.front().value == 1;
    (yes ? row.in_favour : row.against) += times.votes[i];
    if (yes) row.supporters += times.people(i);
  }
}

bool met_or_tied(const HouseResult& house, const TallyInput& input) {
  return house.advisory || house.threshold_met || tied_in(*input.kind, input.also, house);
}

}  // namespace

// For, against or abstain (specs/rules.md section 10; voting rules 2d). Per house: yes against the
// threshold's base; nothing passes without one yes; as many against as for is a tie, which leaves
// things as they are unless the kind has a rule for it. A proposal passes when it passes in every
// house.
TallyResult count_yes_no(const CountedBallots& ballots, std::vector<HouseResult> houses) {
  for (auto& house : houses) {
    add_up(ballots, house);
    add_boxes(ballots, house);
  }
  for (auto& house : houses) {
    const auto& row = house.options.front();
    house.threshold_met = row.in_favour > 0 && row.in_favour != row.against &&
                          threshold_holds(ballots.input, row.in_favour, house);
  }
  TallyResult result;
  result.houses = std::move(houses);
  if (!quorum_everywhere(result.houses)) {
    result.outcome = Outcome::no_quorum;
  } else if (threshold_everywhere(result.houses)) {
    result.outcome = Outcome::passed;
  } else if (std::all_of(result.houses.begin(), result.houses.end(),
                         [&](const auto& house) { return met_or_tied(house, ballots.input); })) {
    result.outcome = Outcome::tied;
  }
  return result;
}

}  // namespace yoriai::core::detail
