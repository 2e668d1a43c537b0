#include "tests/bench/electorate.h"

#include "tests/bench/setting.h"
#include "tests/support/bodies.h"
#include "tests/support/dice.h"

namespace yoriai::bench {
namespace {

using core::Method;

constexpr std::uint32_t kCredits = 99;
constexpr std::int64_t kMostVotes = 3;           // on one option: ten times nine are 90 credits
constexpr std::uint32_t kMostCards = 5;          // of one holder
constexpr std::uint64_t kCardsSeed = kSeed + 1;  // so that the ballots are those of one vote each

// Every third option is liked by most, so that there is something to choose.
std::vector<std::uint16_t> some_marks(tests::Dice& dice) {
  std::vector<std::uint16_t> marks;
  for (std::uint16_t option = 0; option < Electorate::kOptions; ++option) {
    if (dice.percent(option % 3 == 0 ? 60 : 20)) marks.push_back(option);
  }
  if (marks.empty()) marks.push_back(0);
  return marks;
}

core::Ballot some_ballot(tests::Dice& dice, Method method) {
  std::vector<std::int32_t> numbers;
  switch (method) {
    case Method::yes_no:
      return dice.percent(60) ? tests::yes() : tests::no();
    case Method::one_of:
      return tests::pick({static_cast<std::uint16_t>(dice.below(Electorate::kOptions))});
    case Method::approval:
    case Method::equal_shares:
    case Method::greedy:
      return tests::pick(some_marks(dice));
    case Method::quadratic:
      for (int i = 0; i < Electorate::kOptions; ++i) {
        numbers.push_back(static_cast<std::int32_t>(dice.between(-kMostVotes, kMostVotes)));
      }
      break;
    case Method::ranked:
      for (int i = 0; i < Electorate::kOptions; ++i) {
        numbers.push_back(static_cast<std::int32_t>(dice.between(0, Electorate::kOptions)));
      }
      break;
  }
  return tests::give(std::move(numbers));
}

std::int32_t place_of(std::int32_t place) {
  return place == 0 ? std::numeric_limits<std::int32_t>::max() : place;
}

}  // namespace

Electorate::Electorate(Method method, std::uint32_t voters, Weighing weighing)
    : method_(method), handed_(voters), purse_(voters * kYenPerVoter) {
  houses_.push_back({"people", core::HouseWeight::person, 0});
  if (weighing == Weighing::half_by_cards) {
    houses_.push_back({"holders", core::HouseWeight::card, 0});
  }
  kind_.rules.resize(houses_.size());
  expected_.resize(houses_.size());
  add_voters(voters);
  const std::uint16_t options = method == Method::yes_no ? 0 : kOptions;
  packed_ = core::PackedBallots({method, options, core::Credits{kCredits}}, voters);
  if (core::chooses_projects(method)) {
    for (std::uint64_t i = 0; i < kOptions; ++i) costs_.emplace_back(purse_.value / (3 + i));
  }
  tests::Dice dice(kSeed);
  for (std::uint32_t i = 0; i < voters; ++i) {
    const auto ballot = some_ballot(dice, method);
    packed_.put(i, ballot);
    add(roll_[i], ballot);
  }
  standing_.emplace(packed_);
}

void Electorate::add_voters(std::uint32_t voters) {
  tests::Dice dice(kCardsSeed);
  for (std::uint32_t i = 0; i < voters; ++i) {
    const core::HouseIndex house{static_cast<std::uint16_t>(i % houses_.size())};
    const bool by_cards = houses_[house.value].counts_cards();
    const auto votes = by_cards ? static_cast<std::uint32_t>(dice.between(1, kMostCards)) : 1;
    if (by_cards) all_cards_ += votes;
    roll_.push_back(
        {core::MemberNumber{i + 1}, house, core::Weight{votes}, core::Credits{kCredits}});
  }
}

void Electorate::add(const core::RollRow& voter, const core::Ballot& ballot) {
  auto& house = expected_.at(voter.house.value);
  const auto votes = voter.weight.value;
  ++house.people;
  house.votes += votes;
  std::uint32_t marks = 0;
  for (const auto choice : ballot.choices) {
    marks |= 1U << choice.value;
    const bool against = method_ == Method::yes_no && choice.value == 0;
    const std::size_t row = method_ == Method::yes_no ? 0 : choice.value;
    (against ? house.against : house.in_favour).at(row) += votes;
    if (!against) ++house.supporters.at(row);
  }
  if (core::chooses_projects(method_)) ++by_marks_[marks];
  if (method_ == Method::quadratic) add_points(house, votes, ballot);
  if (method_ == Method::ranked) add_pairs(votes, ballot);
}

void Electorate::add_points(PlainHouse& house, std::uint32_t votes, const core::Ballot& ballot) {
  for (std::size_t a = 0; a < ballot.votes.size(); ++a) {
    const auto points = ballot.votes[a];
    const auto times = static_cast<std::uint64_t>(std::abs(points)) * votes;
    (points > 0 ? house.in_favour : house.against).at(a) += times;
    if (points > 0) ++house.supporters.at(a);
  }
}

void Electorate::add_pairs(std::uint32_t votes, const core::Ballot& ballot) {
  for (std::size_t a = 0; a < ballot.votes.size(); ++a) {
    for (std::size_t b = 0; b < ballot.votes.size(); ++b) {
      if (place_of(ballot.votes[a]) < place_of(ballot.votes[b])) pairs_.at(a).at(b) += votes;
    }
  }
}

core::TallyInput Electorate::input() const {
  core::TallyInput input;
  input.method = method_;
  input.option_count = method_ == Method::yes_no ? std::uint16_t{0} : kOptions;
  input.roll = roll_;
  input.direct = &*standing_;
  input.handed = handed_;
  input.kind = &kind_;
  input.house_count = static_cast<std::uint16_t>(houses_.size());
  input.houses = houses_;
  input.all_cards = all_cards_;
  input.purse = purse_;
  input.costs = costs_;
  return input;
}

}  // namespace yoriai::bench
