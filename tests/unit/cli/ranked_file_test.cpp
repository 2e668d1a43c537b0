#include "cli/recount/ranked_file.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "cli/recount/ranked_words.h"

namespace yoriai::cli {
namespace {

constexpr std::string_view kHead =
    "# ALTERNATIVE NAME 1: Bench\n# ALTERNATIVE NAME 2: Lamps\n# ALTERNATIVE NAME 3: 花\n";

FileResult<RankedFile> read(const std::string& rest) {
  return parse_ranked(std::string(kHead) + rest, "a.soi");
}

using Places = std::vector<std::uint16_t>;

TEST(RankedFile, RankingsWithTiesAndGaps) {
  const auto file = read("# NUMBER VOTERS: 12\r\n5: 3,1\r\n\n4: 2 , {1,3}\n3: {1,2,3}\n");
  ASSERT_TRUE(file.has_value()) << file.error().what.en;
  EXPECT_EQ(file->options, (std::vector<std::string>{"Bench", "Lamps", "花"}));
  EXPECT_EQ(file->ballots, 12U);
  ASSERT_EQ(file->rankings.size(), 3U);
  EXPECT_EQ(file->rankings[0].places, (Places{2, 0, 1}));
  EXPECT_EQ(file->rankings[0].times, 5U);
  EXPECT_EQ(file->rankings[1].places, (Places{2, 1, 2}));
  EXPECT_EQ(file->rankings[2].places, (Places{1, 1, 1}));
}

struct Bad {
  const char* rest;
  std::uint32_t line;  // 0: the file as a whole
};
class BadRankedFile : public testing::TestWithParam<Bad> {};
TEST_P(BadRankedFile, IsRefusedAtItsLine) {
  const auto file = read(GetParam().rest);
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().line, GetParam().line) << file.error().what.en;
}
INSTANTIATE_TEST_SUITE_P(
    RankedFile, BadRankedFile,
    testing::Values(Bad{"", 0}, Bad{"5: 1\n# NUMBER VOTERS: 6\n", 0}, Bad{"5 1,2\n", 4},
                    Bad{"0: 1\n", 4}, Bad{"-1: 1\n", 4}, Bad{"5:\n", 4}, Bad{"5: 1,\n", 4},
                    Bad{"5: 1,1\n", 4}, Bad{"5: 4\n", 4}, Bad{"5: 0\n", 4}, Bad{"5: {1,2\n", 4},
                    Bad{"5: 1}\n", 4}, Bad{"5: {}\n", 4}, Bad{"5: {1}2\n", 4},
                    Bad{"5: {{1},2}\n", 4}, Bad{"1: 1\n# ALTERNATIVE NAME 4: late\n", 5},
                    Bad{"# ALTERNATIVE NAME 5: gap\n", 4}, Bad{"# NUMBER VOTERS: many\n", 4},
                    Bad{"1099511627776: 1\n1: 1\n", 5}));

TEST(RankedFile, MarkAtTheHeadIsNoPartOfIt) {
  const auto file = parse_ranked("\xEF\xBB\xBF# ALTERNATIVE NAME 1: Bench\n2: 1\n", "a.soi");
  ASSERT_TRUE(file.has_value()) << file.error().what.en;
  EXPECT_EQ(file->ballots, 2U);
}

TEST(RankedFile, OtherEncodingIsRefusedAtItsLine) {
  const auto file = read("2: 1\n# TITLE: Jos\xE9\n");
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().line, 5U);
  EXPECT_NE(file.error().what.en.find("UTF-8"), std::string::npos);
}

// A line with a name was lost: an option that nobody ranks would be missing unseen.
TEST(RankedFile, OptionsAreAsManyAsItSays) {
  EXPECT_TRUE(read("# NUMBER ALTERNATIVES: 3\n2: 1\n"));
  const auto file = read("# NUMBER ALTERNATIVES: 4\n2: 1\n");
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().what.en, "it says that there are 4 options, and names 3");
  EXPECT_EQ(file.error().what.ja, "選択肢は4と書いてありますが、名前は3あります。");
  EXPECT_EQ(read("# NUMBER ALTERNATIVES: many\n2: 1\n").error().line, 4U);
}

// The figures that were published of it: see the README beside the file.
TEST(RankedFile, DebianOf2002ComesOutAsPublished) {
  std::ifstream in(YORIAI_SOURCE_DIR "/tests/data/debian-dpl-2002/ballots.soi");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto file = parse_ranked(text, "ballots.soi");
  ASSERT_TRUE(file.has_value()) << file.error().what.en;
  EXPECT_EQ(file->ballots, 475U);
  const auto result = core::count_schulze(4, file->rankings);
  const auto& pairs = result.pairs;
  constexpr std::size_t kBdale = 2;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> against;
  for (const std::size_t other : {0U, 1U, 3U}) {
    against.emplace_back(pairs.at(kBdale, other), pairs.at(other, kBdale));
  }
  std::ranges::sort(against);
  EXPECT_EQ(against, (std::vector<std::pair<std::uint64_t, std::uint64_t>>{
                         {291, 180}, {327, 140}, {444, 18}}));
  ASSERT_EQ(result.order.front().size(), 1U);
  EXPECT_EQ(result.order.front().front(), core::OptionIndex{kBdale});
  const auto lines = ranked_lines(*file, result);
  const auto says = [&](std::string_view words) {
    return std::ranges::any_of(lines, [&](const Words& line) { return line.en == words; });
  };
  EXPECT_TRUE(says("  1. Bdale Garbee"));
  EXPECT_TRUE(says("  Bdale Garbee 444 : 18 None Of The Above"));
}

}  // namespace
}  // namespace yoriai::cli
