#include "core/tally.h"

#include "core/assert.h"
#include "core/detail/count_methods.h"

namespace yoriai::core {
namespace {

// One of the figures of a house, in people and in votes.
using Group = std::uint32_t HouseFigures::*;

Group group_of(Fate fate) {
  switch (fate) {
    case Fate::copied:
      return &HouseFigures::copied;
    case Fate::did_not_fit:
      return &HouseFigures::did_not_fit;
    case Fate::cut:
      return &HouseFigures::cut;
    case Fate::end_did_not_vote:
    case Fate::end_opted_out:
    case Fate::cycle:
    case Fate::end_outside_roll:
    case Fate::end_gone:
    case Fate::chain_too_long:
    case Fate::end_in_box:
      break;
  }
  return &HouseFigures::ended_nowhere;
}

// So many people with so many votes belong to this figure.
void add(HouseResult& house, Group group, std::uint32_t people, std::uint32_t votes) {
  house.*group += people;
  if (house.cards) (*house.cards).*group += votes;
}
void add(HouseResult& house, Group group, const RollRow& person) {
  add(house, group, 1, person.weight.value);
}

// Goes through the roll once: who voted, whose voice was carried, and which ballot counts for whom.
class Turnout {
 public:
  explicit Turnout(const TallyInput& input)
      : input_(input), houses_(input.house_count), counted_(input.roll.size(), kNoPosition) {
    for (std::uint16_t h = 0; h < input.house_count; ++h) {
      houses_[h].house = HouseIndex{h};
      houses_[h].advisory = detail::is_advisory(input, houses_[h].house);
      if (detail::counts_cards(input, houses_[h].house)) {
        houses_[h].cards.emplace().all = input.all_cards;
      }
    }
    price_ballots();
    auto ends = walk_delegations(input);
    limit_delegations(input, ends);
    for (std::uint32_t i = 0; i < counted_.size(); ++i) place(i, ends[i]);
    add_counts();
    for (auto& house : houses_) house.quorum_met = detail::quorum_holds(input, house);
  }

  Counted finish() && {
    const detail::CountedBallots ballots{input_, counted_};
    return {count_by_method(ballots), std::move(represented_)};
  }

 private:
  void price_ballots() {
    if (input_.method != Method::quadratic) return;
    costs_.resize(counted_.size());
    detail::for_everybody(input_, [&](std::size_t begin, std::size_t end) {
      Ballot ballot;
      for (std::size_t i = begin; i < end; ++i) {
        if (!input_.direct->stands(i)) continue;
        input_.direct->read(i, ballot);
        costs_[i] = cost_of(ballot);
      }
    });
  }

  void place(std::uint32_t position, const ChainEnd& end) {
    const auto& person = input_.roll[position];
    auto& house = houses_[person.house.value];
    add(house, &HouseFigures::roll, person);
    const auto how = input_.handed[position].how;
    if (input_.direct->stands(position)) {
      add(house, &HouseFigures::voted, person);
      ++house.by_channel[static_cast<std::size_t>(input_.direct->channel(position))];
      counted_[position] = position;
    } else if (how == Handing::in_box) {
      add(house, &HouseFigures::voted, person);
      ++house.by_channel[static_cast<std::size_t>(Channel::box)];
    } else if (how == Handing::to_member || how == Handing::outside_roll) {
      represent(house, position, end);
    } else {
      add(house, &HouseFigures::did_not_vote, person);
    }
    const auto ballot = counted_[position];
    if (ballot != kNoPosition && input_.direct->blank(ballot)) {
      add(house, &HouseFigures::blank, person);
    }
    if (ballot != kNoPosition && input_.direct->spoilt(ballot)) {
      add(house, &HouseFigures::spoilt, person);
    }
    const bool silent = ballot == kNoPosition && how != Handing::in_box;
    if (silent && is_in_room(position)) add(house, &HouseFigures::in_room, person);
  }

  [[nodiscard]] bool is_in_room(std::uint32_t position) const {
    return input_.counts != nullptr && input_.counts->present().contains(position);
  }

  void add_counts() {
    if (input_.counts == nullptr) return;
    for (const auto& count : input_.counts->counts()) {
      auto& house = houses_[count.house.value];
      add(house, &HouseFigures::blank, count.blank, count.blank);
      add(house, &HouseFigures::spoilt, count.spoilt, count.spoilt);
    }
  }

  void represent(HouseResult& house, std::uint32_t position, const ChainEnd& end) {
    const auto& person = input_.roll[position];
    // A copy is made in the delegator's own house and must fit the delegator's own credits.
    const bool too_dear = end.fate == Fate::copied && !costs_.empty() &&
                          costs_[end.ballot_position] > person.credits.value;
    const auto fate = too_dear ? Fate::did_not_fit : end.fate;
    add(house, group_of(fate), person);
    const auto next = input_.handed[position].next;
    represented_.push_back({person.number, next, end.end, end.length, fate});
    if (fate == Fate::copied) counted_[position] = end.ballot_position;
  }

  TallyResult count_by_method(const detail::CountedBallots& ballots) {
    switch (input_.method) {
      case Method::yes_no:
        break;
      case Method::one_of:
      case Method::approval:
        return detail::count_choices(ballots, std::move(houses_));
      case Method::quadratic:
        return detail::count_quadratic(ballots, std::move(houses_));
      case Method::ranked:
        return detail::count_ranked(ballots, std::move(houses_));
      case Method::equal_shares:
      case Method::greedy:
        return detail::count_projects(ballots, std::move(houses_));
    }
    return detail::count_yes_no(ballots, std::move(houses_));
  }

  const TallyInput& input_;
  std::vector<HouseResult> houses_;
  std::vector<std::uint32_t> counted_;  // see CountedBallots
  std::vector<std::uint64_t> costs_;    // by roll position; quadratic only
  std::vector<Represented> represented_;
};

}  // namespace

namespace detail {

bool counts_cards(const TallyInput& input, HouseIndex house) {
  return !input.houses.empty() && input.houses[house.value].counts_cards();
}

Times times_counted(const CountedBallots& ballots, HouseIndex house) {
  Times times{std::vector<std::uint32_t>(ballots.counted.size()), {}};
  const bool several = counts_cards(ballots.input, house);
  if (several) times.by_people.resize(times.votes.size());
  for (std::size_t i = 0; i < times.votes.size(); ++i) {
    const auto ballot = ballots.counted[i];
    const auto& person = ballots.input.roll[i];
    if (ballot == kNoPosition || person.house != house) continue;
    times.votes[ballot] += several ? person.weight.value : 1;
    if (several) ++times.by_people[ballot];
  }
  return times;
}

}  // namespace detail

Counted tally(const TallyInput& input) {
  YORIAI_ASSERT(input.kind != nullptr && input.kind->rules.size() == input.house_count);
  return Turnout(input).finish();
}

}  // namespace yoriai::core
