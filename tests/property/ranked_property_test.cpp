// Ten thousand elections by ranking, each counted again by walking every path.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "core/ranked.h"
#include "tests/support/dice.h"
#include "tests/support/naive_ranked.h"

namespace yoriai::tests {
namespace {

constexpr std::uint64_t kElections = 10'000;

struct Election {
  int options = 0;
  std::vector<naive::RankedBallot> ballots;
};

// Few ballots over few options: ties and circles are common.
Election election_of(std::uint64_t seed) {
  Dice dice(seed);
  Election out;
  out.options = static_cast<int>(dice.between(1, 5));
  const auto kinds = dice.between(0, 8);
  for (long long i = 0; i < kinds; ++i) {
    naive::RankedBallot ballot;
    ballot.times = dice.between(1, dice.percent(50) ? 2 : 9);
    for (int o = 0; o < out.options; ++o) {
      ballot.places.push_back(static_cast<int>(dice.between(0, out.options)));
    }
    out.ballots.push_back(std::move(ballot));
  }
  return out;
}

core::SchulzeResult count(const Election& election) {
  std::vector<core::Ranking> rankings;
  for (const auto& ballot : election.ballots) {
    auto& ranking = rankings.emplace_back();
    ranking.times = static_cast<std::uint64_t>(ballot.times);
    for (const int place : ballot.places) {
      ranking.places.push_back(static_cast<std::uint16_t>(place));
    }
  }
  return core::count_schulze(static_cast<std::uint16_t>(election.options), rankings);
}

bool same(const core::PairTable& table, const naive::Square& square) {
  for (std::size_t a = 0; a < square.size(); ++a) {
    for (std::size_t b = 0; b < square.size(); ++b) {
      if (table.at(a, b) != static_cast<std::uint64_t>(square[a][b])) return false;
    }
  }
  return true;
}

// By option, the group in which it stands.
std::vector<std::size_t> group_of(const core::SchulzeResult& result, int options) {
  std::vector<std::size_t> groups(static_cast<std::size_t>(options), SIZE_MAX);
  for (std::size_t g = 0; g < result.order.size(); ++g) {
    for (const auto option : result.order[g]) groups.at(option.value) = g;
  }
  return groups;
}

// Nobody stands before who beats them, and everybody behind the first is beaten from before.
bool in_order(const std::vector<std::size_t>& groups, const naive::Square& strengths) {
  const int options = static_cast<int>(groups.size());
  for (int a = 0; a < options; ++a) {
    const auto place = groups[static_cast<std::size_t>(a)];
    bool beaten = place == 0;
    for (int b = 0; b < options; ++b) {
      if (!naive::beats(strengths, b, a)) continue;
      if (groups[static_cast<std::size_t>(b)] >= place) return false;
      beaten = beaten || groups[static_cast<std::size_t>(b)] + 1 == place;
    }
    if (!beaten) return false;
  }
  return true;
}

TEST(RankedProperty, AgreesWithWalkingEveryPath) {
  std::uint64_t circles = 0;
  std::uint64_t ties = 0;
  for (std::uint64_t seed = 1; seed <= kElections; ++seed) {
    const auto election = election_of(seed);
    const auto result = count(election);
    const auto pairs = naive::pairs_of(election.options, election.ballots);
    const auto strengths = naive::strongest_paths(pairs);
    ASSERT_TRUE(same(result.pairs, pairs)) << "seed " << seed;
    ASSERT_TRUE(same(result.strengths, strengths)) << "seed " << seed;
    ASSERT_TRUE(in_order(group_of(result, election.options), strengths)) << "seed " << seed;
    if (strengths != pairs) ++circles;
    if (result.order.front().size() > 1) ++ties;
  }
  // What makes the method more than counting pairs was there.
  EXPECT_GT(circles, kElections / 10);
  EXPECT_GT(ties, kElections / 10);
}

TEST(RankedProperty, WhoBeatsEachOtherTwoByTwoIsAloneInFront) {
  std::uint64_t seen = 0;
  for (std::uint64_t seed = 1; seed <= kElections; ++seed) {
    const auto election = election_of(seed);
    const auto result = count(election);
    for (std::size_t a = 0; a < result.pairs.options(); ++a) {
      bool beats_all = true;
      for (std::size_t b = 0; b < result.pairs.options(); ++b) {
        beats_all = beats_all && (a == b || result.pairs.at(a, b) > result.pairs.at(b, a));
      }
      if (!beats_all) continue;
      ++seen;
      ASSERT_EQ(result.order.front().size(), 1U) << "seed " << seed;
      ASSERT_EQ(result.order.front().front().value, a) << "seed " << seed;
    }
  }
  EXPECT_GT(seen, kElections / 4);
}

// Neither the order of the ballots nor that of the options matters.
TEST(RankedProperty, NamesAndOrderMakeNoDifference) {
  for (std::uint64_t seed = 1; seed <= kElections; ++seed) {
    const auto election = election_of(seed);
    auto turned = election;
    std::ranges::reverse(turned.ballots);
    for (auto& ballot : turned.ballots) std::ranges::reverse(ballot.places);
    const auto groups = group_of(count(election), election.options);
    auto other = group_of(count(turned), election.options);
    std::ranges::reverse(other);
    ASSERT_EQ(groups, other) << "seed " << seed;
  }
}

}  // namespace
}  // namespace yoriai::tests
