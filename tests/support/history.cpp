#include "tests/support/history.h"

#include <algorithm>

#include "tests/support/dice.h"
#include "tests/support/history_maker.h"

namespace yoriai::tests {
namespace {

using naive::Number;

constexpr Number kStart = 1'700'000'000'000;
constexpr Number kHourMs = 3'600'000;
constexpr Number kDayMs = 24 * kHourMs;
constexpr std::uint64_t kOfSayings = 0x5A71;  // other dice than those of the rest

naive::Fraction some_fraction(Dice& dice) {
  const Number denominator = dice.one_of<Number>({1, 2, 2, 3, 4, 10, 1'048'576});
  const Number numerator = denominator > 10 ? dice.between(1, denominator)
                                            : dice.between(1, std::min<Number>(denominator, 3));
  return {numerator, denominator, dice.percent(50), naive::kOfRoll};
}

naive::HouseRule some_rule(Dice& dice, const naive::Vote& vote, const naive::House& house) {
  naive::HouseRule rule;
  if (dice.percent(60)) rule.quorum = some_fraction(dice);
  if (dice.percent(50)) rule.quorum = {1, 4, dice.percent(50), naive::kOfRoll};
  const bool cards = house.weight == naive::kEachHolder || house.weight == naive::kEachCard;
  if (cards && rule.quorum.numerator > 0) {
    rule.quorum.base = dice.one_of<int>({naive::kOfRoll, naive::kOfAllCards, naive::kOfPeople});
  }
  if (vote.delegation && dice.percent(15)) rule.cap.people = dice.between(1, 3);
  if (vote.delegation && dice.percent(10)) rule.cap = {0, dice.between(1, 3), dice.between(3, 10)};
  if (vote.method == naive::kYesNo || dice.percent(50)) {
    rule.threshold = some_fraction(dice);
    rule.threshold.base = static_cast<int>(dice.below(cards ? 4 : 3));
  }
  return rule;
}

// Half of those who came is what a tie needs, in one house at least.
void leave_ties_to_the_chair(Dice& dice, naive::Vote& vote) {
  vote.chair_decides = true;
  vote.casting = dice.one_of<Number>({1, kHourMs, kDayMs});
  for (naive::HouseRule& rule : vote.rules) {
    if (dice.percent(30) && &rule != &vote.rules.front()) continue;
    rule.threshold = {1, 2, true, dice.percent(70) ? naive::kOfCast : naive::kOfPresent};
    if (dice.percent(60)) rule.quorum = {};
  }
}

naive::House some_house(Dice& dice) {
  naive::House house;
  if (dice.percent(60)) return house;
  house.weight = dice.one_of<int>(
      {naive::kEachHolder, naive::kEachCard, naive::kEachCard, naive::kEachHousehold});
  if (house.weight == naive::kEachCard && dice.percent(30)) house.most = dice.between(1, 3);
  return house;
}

bool has_several_votes(const std::vector<naive::House>& houses) {
  return std::any_of(houses.begin(), houses.end(),
                     [](const auto& house) { return house.weight == naive::kEachCard; });
}

naive::Vote some_vote(Dice& dice, const std::vector<naive::House>& houses, Number opens) {
  naive::Vote vote;
  vote.method = static_cast<int>(dice.below(5));
  // Points are a person's own.
  if (vote.method == naive::kPoints && has_several_votes(houses)) vote.method = naive::kYesNo;
  vote.options = vote.method == naive::kYesNo ? 0 : static_cast<int>(dice.between(1, 4));
  if (vote.method == naive::kPoints) {
    vote.credits = dice.one_of<Number>({1, 9, 25, 99, 1'073'741'824});
    vote.negative = dice.percent(50);
  }
  vote.topic = static_cast<int>(dice.below(2));
  vote.opens = opens;
  vote.closes = opens + dice.between(1, 48) * kHourMs;
  vote.grace = dice.one_of<Number>({60'000, kHourMs, 3 * kHourMs});
  // Boxes know no other methods, and whose paper it is is not known.
  vote.box = dice.percent(50) && vote.method <= 3 && !has_several_votes(houses);
  // A third of the others, without a throw of its own.
  vote.sealed = !vote.box && (vote.closes - vote.opens) / kHourMs % 3 == 0;
  vote.delegation = dice.percent(90);
  if (vote.delegation && dice.percent(20)) vote.longest_chain = dice.between(1, 3);
  vote.abstain_in_quorum = dice.percent(50);
  for (const auto& house : houses) vote.rules.push_back(some_rule(dice, vote, house));
  if (houses.size() > 1 && dice.percent(20)) vote.rules.back().advisory = true;
  if (vote.method == naive::kYesNo && dice.percent(60)) leave_ties_to_the_chair(dice, vote);
  if (vote.method != naive::kYesNo && dice.percent(60)) {
    vote.spending = vote.method == naive::kRanked
                        ? naive::kWinnerTakesIt
                        : dice.one_of({naive::kWinnerTakesIt, naive::kByNetVotes});
    vote.purse = dice.one_of<Number>({1, 7, 100, 45'394, 9'007'199'254'740'992});
  }
  return vote;
}

// Instants where something may go wrong by one, and some anywhere.
std::vector<Number> some_times(Dice& dice, const naive::History& history, int count) {
  std::vector<Number> edges;
  Number first = history.votes.front().opens;
  Number last = 0;
  for (const naive::Vote& vote : history.votes) {
    first = std::min(first, vote.opens);
    last = std::max(last, vote.closes + vote.grace);
    for (const Number edge : {vote.opens, vote.closes, vote.closes + vote.grace}) {
      for (const Number off : {-1, 0, 1}) edges.push_back(edge + off);
    }
  }
  std::vector<Number> times;
  while (static_cast<int>(times.size()) < count) {
    times.push_back(dice.percent(25) ? dice.one_of(edges)
                                     : dice.between(first - kHourMs / 2, last + 2));
  }
  std::sort(times.begin(), times.end());
  return times;
}

}  // namespace

naive::History make_history(std::uint64_t seed) {
  Dice dice(seed);
  naive::History history;
  const int houses = dice.percent(40) ? 2 : 1;
  for (int house = 0; house < houses; ++house) history.houses.push_back(some_house(dice));
  history.classes = {{0, 0, dice.between(2, 9)},
                     {houses - 1, dice.between(1, 12), dice.between(1, 4)}};
  history.topics = 2;
  history.revisions = static_cast<int>(dice.one_of({1, 3, 50}));
  history.longest_delegation = dice.percent(40) ? 30 * kDayMs : 0;
  history.helper_cap = static_cast<int>(dice.one_of({0, 1, 2, 3}));
  history.proxy_cap = static_cast<int>(dice.one_of({0, 1, 2}));
  if (dice.percent(30)) {
    history.default_delegation = dice.one_of<Number>({kHourMs, kDayMs, 10 * kDayMs});
  }
  const Number members = dice.between(4, 10);
  for (Number i = 0; i < members; ++i) {
    const bool office = i < 2;
    const bool drafter = i == 2;
    naive::Person person{office || dice.percent(70) ? 0 : 1, 1};
    if (!office && !drafter && dice.percent(25)) person.devices = dice.percent(50) ? 0 : 2;
    person.chair = i == 1 || i == 2;
    history.founders.push_back(person);
  }
  const Number opens = kStart + kHourMs + dice.below(5) * kHourMs;
  history.votes.push_back(some_vote(dice, history.houses, opens));
  if (dice.percent(50)) {
    history.votes.push_back(some_vote(dice, history.houses, opens + dice.below(30) * kHourMs));
  }
  for (naive::Vote& vote : history.votes) {
    for (int member = 1; member <= members; ++member) {
      if (dice.percent(5)) vote.recused.push_back(member);
    }
  }
  HistoryMaker maker(dice, history);
  maker.deal_cards(opens - kHourMs / 2);
  maker.move_in(opens - kHourMs / 2);
  const auto steps = static_cast<int>(dice.between(10, 50));
  Dice sayings(seed ^ kOfSayings);
  for (const Number at : some_times(dice, history, steps)) {
    maker.add_step(at);
    maker.let_say(sayings, at);
  }
  maker.let_chairs_decide();
  return history;
}

naive::History shrink(naive::History history,
                      const std::function<bool(const naive::History&)>& fails) {
  for (std::size_t i = history.steps.size(); i-- > 0;) {
    // Later steps may need what a join or a new key brought, so only ballots and delegations go.
    const int what = history.steps[i].what;
    const bool room = what == naive::kCountBox || what == naive::kNotePresence;
    const bool cards = what == naive::kRecordCards;
    if (what < naive::kBeginEpoch && !room && !cards) continue;
    naive::History smaller = history;
    smaller.steps.erase(smaller.steps.begin() + static_cast<std::ptrdiff_t>(i));
    if (fails(smaller)) history = std::move(smaller);
  }
  return history;
}

}  // namespace yoriai::tests
