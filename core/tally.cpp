#include "core/tally.h"

#include "core/assert.h"
#include "core/detail/count_methods.h"

namespace yoriai::core {
namespace {

bool was_handed_on(const Handed& handed) {
  return handed.how == Handing::to_member || handed.how == Handing::outside_roll;
}

// A copy is made in the delegator's own house and must fit the delegator's own credits.
Fate fate_of_copy(const TallyInput& input, std::size_t position, const ChainEnd& end) {
  if (end.fate != Fate::copied || input.method != Method::quadratic) return end.fate;
  const auto cost = cost_of(*input.direct[end.ballot_position]);
  return cost <= input.roll[position].credits.value ? Fate::copied : Fate::did_not_fit;
}

void count_represented(HouseResult& house, Fate fate) {
  switch (fate) {
    case Fate::copied:
      ++house.copied;
      return;
    case Fate::did_not_fit:
      ++house.did_not_fit;
      return;
    case Fate::cut:
      ++house.cut;
      return;
    case Fate::end_did_not_vote:
    case Fate::end_opted_out:
    case Fate::cycle:
    case Fate::end_outside_roll:
    case Fate::end_gone:
      ++house.ended_nowhere;
      return;
  }
}

// Goes through the roll once: who voted, whose voice was carried, and which ballot counts for whom.
struct Turnout {
  std::vector<HouseResult> houses;
  std::vector<const Ballot*> counted;  // by roll position
  std::vector<Represented> represented;

  explicit Turnout(const TallyInput& input)
      : houses(input.house_count), counted(input.roll.size()) {
    for (std::uint16_t h = 0; h < input.house_count; ++h) houses[h].house = HouseIndex{h};
    const auto ends = walk_delegations(input);
    for (std::size_t i = 0; i < input.roll.size(); ++i) {
      auto& house = houses[input.roll[i].house.value];
      ++house.roll;
      if (input.direct[i] != nullptr) {
        ++house.voted;
        counted[i] = input.direct[i];
      } else if (was_handed_on(input.handed[i])) {
        represent(input, i, ends[i]);
      } else {
        ++house.did_not_vote;
      }
      if (counted[i] != nullptr && counted[i]->form == BallotForm::blank) ++house.blank;
    }
    for (auto& house : houses) house.quorum_met = detail::quorum_holds(*input.kind, house);
  }

  void represent(const TallyInput& input, std::size_t position, const ChainEnd& end) {
    const auto& person = input.roll[position];
    const auto fate = fate_of_copy(input, position, end);
    count_represented(houses[person.house.value], fate);
    represented.push_back({person.number, input.handed[position].next, end.end, end.length, fate});
    if (fate == Fate::copied) counted[position] = input.direct[end.ballot_position];
  }
};

TallyResult count_by_method(const TallyInput& input, Turnout& turnout) {
  const detail::CountedBallots ballots{input, turnout.counted};
  switch (input.method) {
    case Method::yes_no:
      break;
    case Method::one_of:
    case Method::approval:
      return detail::count_choices(ballots, std::move(turnout.houses));
    case Method::quadratic:
      return detail::count_quadratic(ballots, std::move(turnout.houses));
  }
  return detail::count_yes_no(ballots, std::move(turnout.houses));
}

}  // namespace

Counted tally(const TallyInput& input) {
  YORIAI_ASSERT(input.kind != nullptr && input.kind->rules.size() == input.house_count);
  Turnout turnout(input);
  auto result = count_by_method(input, turnout);
  return {std::move(result), std::move(turnout.represented)};
}

}  // namespace yoriai::core
