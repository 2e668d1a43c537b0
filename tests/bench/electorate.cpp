#include "tests/bench/electorate.h"

#include <algorithm>
#include <numeric>

#include "tests/bench/equal_shares_check.h"
#include "tests/bench/row.h"
#include "tests/bench/setting.h"
#include "tests/support/bodies.h"
#include "tests/support/dice.h"

namespace yoriai::bench {
namespace {

using core::Method;

constexpr std::uint32_t kCredits = 99;
constexpr std::int64_t kMostVotes = 3;  // on one option: ten times nine are 90 credits

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

Electorate::Electorate(Method method, std::uint32_t voters)
    : method_(method), handed_(voters), purse_(voters * kYenPerVoter) {
  kind_.rules.resize(1);
  for (std::uint32_t i = 0; i < voters; ++i) {
    roll_.push_back({core::MemberNumber{i + 1}, {}, core::Weight{1}, core::Credits{kCredits}});
  }
  const std::uint16_t options = method == Method::yes_no ? 0 : kOptions;
  packed_ = core::PackedBallots({method, options, core::Credits{kCredits}}, voters);
  if (core::chooses_projects(method)) {
    for (std::uint64_t i = 0; i < kOptions; ++i) costs_.emplace_back(purse_.value / (3 + i));
  }
  tests::Dice dice(kSeed);
  for (std::uint32_t i = 0; i < voters; ++i) {
    const auto ballot = some_ballot(dice, method);
    packed_.put(i, ballot);
    add(ballot);
  }
  standing_.emplace(packed_);
}

void Electorate::add(const core::Ballot& ballot) {
  std::uint32_t marks = 0;
  for (const auto choice : ballot.choices) {
    marks |= 1U << choice.value;
    if (method_ != Method::yes_no) ++in_favour_.at(choice.value);
  }
  if (core::chooses_projects(method_)) ++by_marks_[marks];
  if (method_ == Method::yes_no) ++(marks == 2 ? in_favour_ : against_).at(0);
  for (std::size_t a = 0; a < ballot.votes.size(); ++a) {
    if (method_ == Method::quadratic) {
      const auto vote = ballot.votes[a];
      (vote > 0 ? in_favour_ : against_).at(a) += static_cast<std::uint64_t>(std::abs(vote));
      continue;
    }
    for (std::size_t b = 0; b < ballot.votes.size(); ++b) {
      if (place_of(ballot.votes[a]) < place_of(ballot.votes[b])) ++pairs_.at(a).at(b);
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
  input.house_count = 1;
  input.purse = purse_;
  input.costs = costs_;
  return input;
}

void Electorate::check(const core::TallyResult& result) const {
  require(result.houses.at(0).voted == roll_.size(), "somebody's ballot does not count");
  if (method_ == Method::ranked) {
    check_pairs(result);
  } else {
    check_rows(result);
  }
  if (method_ == Method::greedy) check_greedy(result);
  if (method_ == Method::equal_shares) check_equal_shares(result);
}

void Electorate::check_rows(const core::TallyResult& result) const {
  const auto& rows = result.houses.at(0).options;
  require(rows.size() == (method_ == Method::yes_no ? 1 : kOptions), "an option is missing");
  for (std::size_t i = 0; i < rows.size(); ++i) {
    require(rows[i].in_favour == in_favour_.at(i) && rows[i].against == against_.at(i),
            "the figures of option " + std::to_string(i) + " are wrong");
  }
}

void Electorate::check_pairs(const core::TallyResult& result) const {
  require(result.pairs.has_value(), "the pairs are missing");
  for (std::size_t a = 0; a < kOptions; ++a) {
    for (std::size_t b = 0; b < kOptions; ++b) {
      require(result.pairs->at(a, b) == pairs_.at(a).at(b), "a pair is wrong");
    }
  }
}

void Electorate::check_greedy(const core::TallyResult& result) const {
  std::vector<std::size_t> order(kOptions);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>(), [&](auto i) { return in_favour_.at(i); });
  auto left = purse_.value;
  std::vector<core::OptionIndex> chosen;
  for (const auto i : order) {
    if (costs_[i].value > left) continue;
    left -= costs_[i].value;
    chosen.emplace_back(static_cast<std::uint16_t>(i));
  }
  require(result.chosen == chosen, "other projects fit");
}

void Electorate::check_equal_shares(const core::TallyResult& result) const {
  std::vector<double> costs;
  for (const auto cost : costs_) costs.push_back(static_cast<double>(cost.value));
  const auto each = static_cast<double>(kYenPerVoter + result.added);
  require(bought_with(each, costs, by_marks_) == result.chosen, "others are bought");
  double more = 0;
  for (const auto project : bought_with(each + 1, costs, by_marks_)) more += costs[project.value];
  require(result.spent_by_one_more && more > static_cast<double>(purse_.value) &&
              more == static_cast<double>(*result.spent_by_one_more),
          "one more for everybody is not too much");
}

}  // namespace yoriai::bench
