// What a count is held against: figures found as the ballots were made.
#include <algorithm>
#include <numeric>

#include "tests/bench/electorate.h"
#include "tests/bench/equal_shares_check.h"
#include "tests/bench/row.h"

namespace yoriai::bench {

using core::Method;

void Electorate::check(const core::TallyResult& result) const {
  check_turnout(result);
  if (method_ == Method::ranked) {
    check_pairs(result);
  } else {
    check_rows(result);
  }
  if (method_ == Method::greedy) check_greedy(result);
  if (method_ == Method::equal_shares) check_equal_shares(result);
}

void Electorate::check_turnout(const core::TallyResult& result) const {
  require(result.houses.size() == expected_.size(), "a house is missing");
  for (std::size_t h = 0; h < expected_.size(); ++h) {
    const auto& house = result.houses[h];
    require(house.voted == expected_[h].people, "somebody's ballot does not count");
    require(house.cards.has_value() == houses_[h].counts_cards(), "the wrong house counts cards");
    if (!house.cards) continue;
    require(house.cards->voted == expected_[h].votes && house.cards->all == all_cards_,
            "the votes of cards are wrong");
  }
}

void Electorate::check_rows(const core::TallyResult& result) const {
  for (std::size_t h = 0; h < expected_.size(); ++h) {
    const auto& rows = result.houses[h].options;
    const auto& expected = expected_[h];
    require(rows.size() == (method_ == Method::yes_no ? 1 : kOptions), "an option is missing");
    for (std::size_t i = 0; i < rows.size(); ++i) {
      require(rows[i].in_favour == expected.in_favour.at(i) &&
                  rows[i].against == expected.against.at(i) &&
                  rows[i].supporters == expected.supporters.at(i),
              "the figures of option " + std::to_string(i) + " are wrong");
    }
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
  const auto& in_favour = expected_.at(0).in_favour;  // projects are for one house
  std::vector<std::size_t> order(kOptions);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater<>(), [&](auto i) { return in_favour.at(i); });
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
