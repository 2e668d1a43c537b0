#include "cli/recount/published_file.h"

#include <gtest/gtest.h>

#include "cli/read_file.h"
#include "cli/recount/ranked_published.h"

namespace yoriai::cli {
namespace {

using Names = std::vector<std::string>;

std::string data(const std::string& name) {
  return *read_file(std::string(YORIAI_SOURCE_DIR "/tests/data/") + name);
}

// As they were published beside as they were carried over.
TEST(AwajiAsPublished, BallotsAreTheSame) {
  const auto published =
      parse_ballots(data("awaji-qv-2025/as-published/votes-first-20.csv"), "votes.csv");
  ASSERT_TRUE(published.has_value()) << published.error().what.en;
  const auto carried = *parse_ballots(data("awaji-qv-2025/ballots.csv"), "ballots.csv");
  ASSERT_EQ(published->rows.size(), 20U);
  ASSERT_EQ(published->options.size(), carried.options.size());
  EXPECT_EQ(published->options.front(), "candidate_0");
  for (std::size_t i = 0; i < published->rows.size(); ++i) {
    EXPECT_EQ(published->rows[i].votes, carried.rows[i].votes) << i;
    EXPECT_EQ(published->rows[i].voter.size(), 36U) << i;
  }
}

TEST(AwajiAsPublished, SummariesAreTheSame) {
  const auto carried = *parse_published(data("awaji-qv-2025/published.csv"), "published.csv");
  for (const std::string name : {"vote_summary", "vote_summary_with_budget"}) {
    const auto table = parse_published(data("awaji-qv-2025/as-published/" + name + ".csv"), name);
    ASSERT_TRUE(table.has_value()) << table.error().what.en;
    ASSERT_EQ(table->rows.size(), carried.rows.size());
    EXPECT_EQ(table->has_amounts, name.ends_with("budget"));
    for (std::size_t i = 0; i < carried.rows.size(); ++i) {
      EXPECT_EQ(table->rows[i].option, "candidate_" + std::to_string(i));
      EXPECT_EQ(table->rows[i].votes, carried.rows[i].votes);
      if (table->has_amounts) {
        EXPECT_EQ(table->rows[i].amount, carried.rows[i].amount);
      }
    }
  }
}

struct Debian {
  RankedFile file = *parse_ranked(data("debian-dpl-2002/ballots.soi"), "ballots.soi");
  core::SchulzeResult result = core::count_schulze(4, file.rankings);
  PublishedRanking published;
  explicit Debian(const std::string& name)
      : published(*parse_published_ranking(data("debian-dpl-2002/" + name), name, file.options)) {}
};

TEST(PublishedRanking, DebianOf2002IsTheSame) {
  const Debian debian("published.csv");
  ASSERT_EQ(debian.published.pairs.size(), 3U);
  EXPECT_TRUE(compare_rankings(debian.published, debian.result).none());
  const auto lines = ranked_differences_lines(debian.file, debian.published, debian.result);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines.front().en, "As published: 3 pairs, and the winner.");
}

// The table of tallies that debian.org shows parts from the ballots that PrefLib keeps.
TEST(PublishedRanking, TableOfDebianPartsInEveryPairAndHasTheSameWinner) {
  const Debian debian("tally-table.csv");
  const auto parted = compare_rankings(debian.published, debian.result);
  EXPECT_EQ(parted.pairs.size(), 6U);
  EXPECT_FALSE(parted.winners);
  const auto lines = ranked_differences_lines(debian.file, debian.published, debian.result);
  ASSERT_EQ(lines.size(), 8U);
  EXPECT_EQ(lines[1].en,
            "  Branden Robinson : Raphael Hertzog: published 255 : 199, our count 260 : 199");
  EXPECT_EQ(lines.back().en, "  The winner is the same.");
}

TEST(PublishedRanking, OneOtherFigureOrWinnerParts) {
  const Debian debian("published.csv");
  auto other = debian.published;
  other.pairs[0].other_votes -= 1;
  EXPECT_EQ(compare_rankings(other, debian.result).pairs.size(), 1U);
  other = debian.published;
  other.winners = {0};
  EXPECT_TRUE(compare_rankings(other, debian.result).winners);
  EXPECT_EQ(ranked_differences_lines(debian.file, other, debian.result).back().en,
            "  Another winner: published Branden Robinson, our count Bdale Garbee");
  other.winners = {2, 0};  // published as a tie
  EXPECT_TRUE(compare_rankings(other, debian.result).winners);
  other.winners.clear();
  EXPECT_TRUE(compare_rankings(other, debian.result).none());
}

struct Bad {
  const char* text;
  std::uint32_t line;
};
class BadPublishedRanking : public testing::TestWithParam<Bad> {};
TEST_P(BadPublishedRanking, IsRefusedAtItsLine) {
  const auto file = parse_published_ranking(
      std::string("option,other,votes,other_votes\n") + GetParam().text, "p.csv", {"a", "b", "c"});
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().line, GetParam().line) << file.error().what.en;
}
INSTANTIATE_TEST_SUITE_P(PublishedRanking, BadPublishedRanking,
                         testing::Values(Bad{"", 0}, Bad{"d,,,\n", 2}, Bad{"a,d,1,2\n", 2},
                                         Bad{"a,a,1,2\n", 2}, Bad{"a,b,1,\n", 2},
                                         Bad{"a,b,1,-2\n", 2}, Bad{"a,,1,2\n", 2},
                                         Bad{"a,b,1,2\nb,a,2,1\n", 3}, Bad{"a,,,\na,,,\n", 3}));

TEST(PublishedRanking, HeadingsOfAnotherMethodAreRefused) {
  EXPECT_FALSE(parse_published_ranking("option,title,votes\na,A,1\n", "p.csv", {"a"}).has_value());
}

}  // namespace
}  // namespace yoriai::cli
