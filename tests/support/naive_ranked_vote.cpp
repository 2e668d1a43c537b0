// A vote by ranking, decided from the list of every ballot that counts.
#include <algorithm>

#include "tests/support/naive_ranked.h"
#include "tests/support/naive_tally.h"

namespace yoriai::naive {
namespace {

// One for each person, cast as many times as they have votes.
std::vector<RankedBallot> counted_in(int house, const Poll& poll) {
  std::vector<RankedBallot> out;
  Number votes = 1;
  const auto take = [&](int member) {
    const Ballot& ballot = poll.direct.at(member);
    if (ballot.form != kChoice) return;
    out.push_back({{ballot.votes.begin(), ballot.votes.end()}, votes});
  };
  const std::vector<Carried> rows = carried(poll);
  for (const RollRow& row : poll.roll) {
    if (row.house != house) continue;
    votes = row.votes;
    if (poll.direct.count(row.member) > 0) take(row.member);
    for (const Carried& carry : rows) {
      if (carry.member == row.member && carry.fate == kCopied) take(carry.end);
    }
  }
  return out;
}

std::vector<OptionSum> figures(int options, const std::vector<RankedBallot>& ballots) {
  const Square pairs = pairs_of(options, ballots);
  std::vector<OptionSum> rows(static_cast<std::size_t>(options));
  for (std::size_t a = 0; a < rows.size(); ++a) {
    Number placed = 0;
    for (const RankedBallot& ballot : ballots) {
      bool best = ballot.places[a] > 0;
      if (best) placed += ballot.times;
      for (const int place : ballot.places) best = best && !(place > 0 && place < ballot.places[a]);
      if (best) rows[a].supporters += 1;
    }
    rows[a].in_favour = placed;
    for (std::size_t b = 0; b < rows.size(); ++b) {
      if (b != a) rows[a].in_favour = std::min(rows[a].in_favour, pairs[a][b]);
    }
  }
  return rows;
}

// Whoever nobody of the rest beats, then whoever nobody of the rest beats, and so on.
void put_in_order(Count& out, int options) {
  const Square strengths = strongest_paths(out.pairs);
  std::vector<int> rest;
  for (int option = 0; option < options; ++option) rest.push_back(option);
  while (!rest.empty()) {
    std::vector<int> unbeaten;
    for (const int one : rest) {
      bool beaten = false;
      for (const int other : rest) beaten = beaten || beats(strengths, other, one);
      if (!beaten) unbeaten.push_back(one);
    }
    for (const int one : unbeaten) {
      out.order.push_back(one);
      rest.erase(std::find(rest.begin(), rest.end(), one));
    }
    out.tied.push_back(static_cast<Number>(unbeaten.size()));
  }
}

}  // namespace

void decide_ranked(Count& out, const Poll& poll) {
  const int options = poll.vote.options;
  std::vector<RankedBallot> all;
  for (std::size_t h = 0; h < out.houses.size(); ++h) {
    const auto ballots = counted_in(static_cast<int>(h), poll);
    out.houses[h].options = figures(options, ballots);
    if (out.houses[h].advisory) continue;
    all.insert(all.end(), ballots.begin(), ballots.end());
  }
  out.pairs = pairs_of(options, all);
  put_in_order(out, options);
  bool says_something = false;
  for (const RankedBallot& ballot : all) {
    for (const int place : ballot.places) says_something = says_something || place > 0;
  }
  out.outcome = says_something && out.tied[0] > 1 ? "tied" : "failed";
  if (!says_something || out.tied[0] > 1) return;
  bool all_agree = true;
  for (std::size_t h = 0; h < out.houses.size(); ++h) {
    HouseCount& house = out.houses[h];
    const Number figure = house.options[static_cast<std::size_t>(out.order[0])].in_favour;
    house.threshold_met = holds(poll.vote.rules[h].threshold, figure, house);
    for (const auto& rules : poll.vote.also) {
      house.threshold_met = house.threshold_met && holds(rules[h].threshold, figure, house);
    }
    all_agree = all_agree && (house.advisory || house.threshold_met);
  }
  if (!all_agree) return;
  out.outcome = "passed";
  out.winner = out.order[0];
}

}  // namespace yoriai::naive
