#include "core/ranked.h"

#include <gtest/gtest.h>

namespace yoriai::core {
namespace {

using Groups = std::vector<std::vector<OptionIndex>>;

// "ACBED": option 0 first, then 2, ….
Ranking ranking(std::uint64_t times, std::string_view letters, std::uint16_t options = 5) {
  Ranking out{std::vector<std::uint16_t>(options), times};
  std::uint16_t place = 0;
  for (const char letter : letters) out.places[static_cast<std::size_t>(letter - 'A')] = ++place;
  return out;
}

Groups groups(std::initializer_list<std::string_view> letters) {
  Groups out;
  for (const auto group : letters) {
    auto& options = out.emplace_back();
    for (const char letter : group) options.emplace_back(static_cast<std::uint16_t>(letter - 'A'));
  }
  return out;
}

// Schulze's own example: 45 voters, five options, and circles everywhere.
TEST(Ranked, ExampleOfThePaper) {
  const std::vector<Ranking> rankings{ranking(5, "ACBED"), ranking(5, "ADECB"), ranking(8, "BEDAC"),
                                      ranking(3, "CABED"), ranking(7, "CAEBD"), ranking(2, "CBADE"),
                                      ranking(7, "DCEBA"), ranking(8, "EBADC")};
  const auto result = count_schulze(5, rankings);
  const std::uint64_t pairs[5][5] = {{0, 20, 26, 30, 22},
                                     {25, 0, 16, 33, 18},
                                     {19, 29, 0, 17, 24},
                                     {15, 12, 28, 0, 14},
                                     {23, 27, 21, 31, 0}};
  const std::uint64_t strengths[5][5] = {{0, 28, 28, 30, 24},
                                         {25, 0, 28, 33, 24},
                                         {25, 29, 0, 29, 24},
                                         {25, 28, 28, 0, 24},
                                         {25, 28, 28, 31, 0}};
  for (std::size_t a = 0; a < 5; ++a) {
    for (std::size_t b = 0; b < 5; ++b) {
      EXPECT_EQ(result.pairs.at(a, b), pairs[a][b]) << a << b;
      EXPECT_EQ(result.strengths.at(a, b), strengths[a][b]) << a << b;
    }
  }
  EXPECT_EQ(result.order, groups({"E", "A", "C", "B", "D"}));
}

TEST(Ranked, WhatABallotDoesNotNameSharesTheLastPlace) {
  const auto result = count_schulze(3, std::vector{ranking(2, "B", 3), ranking(1, "CA", 3)});
  EXPECT_EQ(result.pairs.at(1, 0), 2U);
  EXPECT_EQ(result.pairs.at(0, 1), 1U);
  EXPECT_EQ(result.pairs.at(0, 2), 0U);
  EXPECT_EQ(result.pairs.at(2, 0), 1U);
  EXPECT_EQ(result.order, groups({"B", "C", "A"}));
}

TEST(Ranked, OptionsOnOnePlaceAreNotAboveEachOther) {
  const Ranking tied{{1, 1, 2}, 4};
  const auto result = count_schulze(3, std::vector{tied});
  EXPECT_EQ(result.pairs.at(0, 1), 0U);
  EXPECT_EQ(result.pairs.at(1, 2), 4U);
  EXPECT_EQ(result.order, groups({"AB", "C"}));
}

TEST(Ranked, AFullCircleIsATie) {
  const auto result = count_schulze(
      3, std::vector{ranking(1, "ABC", 3), ranking(1, "BCA", 3), ranking(1, "CAB", 3)});
  EXPECT_EQ(result.order, groups({"ABC"}));
}

TEST(Ranked, NobodyVotes) {
  EXPECT_EQ(count_schulze(2, {}).order, groups({"AB"}));
  EXPECT_EQ(count_schulze(1, {}).order, groups({"A"}));
}

// The larger majority decides, not the larger margin: A over B by 5 to 4, B over C by 4 to 1 with
// four who leave both out, C over A by 3 to 2.
TEST(Ranked, WinsAreMeasuredByTheVotesForThem) {
  const std::vector<Ranking> rankings{{{1, 2, 0}, 5}, {{0, 1, 2}, 4}, {{2, 0, 1}, 3}};
  const auto result = count_schulze(3, rankings);
  EXPECT_EQ(result.pairs.at(0, 1), 8U);
  EXPECT_EQ(result.pairs.at(1, 2), 9U);
  EXPECT_EQ(result.pairs.at(2, 0), 7U);
  EXPECT_EQ(result.order, groups({"A", "B", "C"}));
}

}  // namespace
}  // namespace yoriai::core
