#include "cli/survival.h"

#include <gtest/gtest.h>

namespace yoriai::cli {
namespace {

core::PeerSet peers(std::vector<std::string> operators, std::uint16_t needed, std::uint16_t liars) {
  core::PeerSet set{{}, needed, liars};
  for (auto& name : operators) set.peers.push_back({std::move(name), {}, {}, {}});
  return set;
}
std::vector<std::string> names(std::size_t n) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < n; ++i) out.push_back(std::to_string(i));
  return out;
}
std::string told(std::size_t n, std::uint16_t needed, std::uint16_t liars, Language language) {
  std::string all;
  for (const auto& words : survival_words(peers(names(n), needed, liars))) {
    all += words.in(language) + "\n";
  }
  return all;
}

// The table of specs/peers.md section 1.
TEST(FittingNumbers, AreThoseOfTheTable) {
  struct Row {
    std::size_t n;
    QuorumNumbers fitting;
  };
  for (const auto& row : std::vector<Row>{{1, {1, 0}},
                                          {2, {2, 0}},
                                          {3, {2, 0}},
                                          {4, {3, 1}},
                                          {5, {4, 1}},
                                          {6, {4, 1}},
                                          {7, {5, 2}},
                                          {10, {7, 3}},
                                          {16, {11, 5}}}) {
    EXPECT_EQ(fitting_numbers(peers(names(row.n), 0, 0)), row.fitting) << row.n;
  }
}

TEST(FittingNumbers, HeedTheOperatorWhoRunsMost) {
  EXPECT_EQ(fitting_numbers(peers({"a", "a", "b", "c", "d", "e", "f"}, 0, 0)),
            (QuorumNumbers{5, 2}));
  EXPECT_EQ(fitting_numbers(peers({"a", "a", "b", "c"}, 0, 0)), std::nullopt);
  EXPECT_EQ(fitting_numbers(peers({"a", ""}, 0, 0)), std::nullopt);
}

TEST(SurvivalWords, SayWhatMayBeDownAndWhoMayLie) {
  struct Row {
    std::size_t n;
    std::uint16_t needed, liars;
    const char* en;
    const char* ja;
  };
  for (const auto& row : std::vector<Row>{
           {1, 1, 0, "survives neither its crash nor its lie", "うそにも耐えられません"},
           {2, 2, 0, "stands still until it is back", "戻るまで帳簿は進みません"},
           {3, 2, 0, "any one of them is down, the book goes on", "どれか一つが止まっても"},
           {3, 2, 0, "A liar among them is not survived (f = 0)", "f = 0"},
           {4, 3, 1, "What 3 of the 4 peers sign is final (n = 4, k = 3)", "n = 4、k = 3"},
           {4, 3, 1, "any one of them lies, there is still one book (f = 1)", "f = 1"},
           {4, 3, 1, "receipts of 2 operators outlives the loss of any peer",
            "2つの運営者の受取証"},
           {5, 3, 0, "up to 2 of them are down", "2つまで止まっても"},
           {7, 5, 2, "up to 2 of them lie", "2つまでうそをついても"},
           {7, 5, 2, "receipts of 3 operators outlives the loss of any 2 peers",
            "どの2つの受付"}}) {
    EXPECT_NE(told(row.n, row.needed, row.liars, Language::en).find(row.en), std::string::npos)
        << told(row.n, row.needed, row.liars, Language::en);
    EXPECT_NE(told(row.n, row.needed, row.liars, Language::ja).find(row.ja), std::string::npos)
        << told(row.n, row.needed, row.liars, Language::ja);
  }
  EXPECT_EQ(told(2, 2, 0, Language::en).find("receipts"), std::string::npos);
}

}  // namespace
}  // namespace yoriai::cli
