#include <gtest/gtest.h>

#include "cli/rehearsal/lexer.h"

namespace yoriai::cli {
namespace {

std::vector<std::string> words_of(const TokenLine& line) {
  std::vector<std::string> out;
  for (const Token& token : line.tokens) out.push_back(token.text);
  return out;
}

using List = std::vector<std::string>;

TEST(ScenarioLexer, SpacesOfEveryKindPartWords) {
  const auto lines = cut_scenario("花子　votes\t for  2\r\n", "a.txt");
  ASSERT_TRUE(lines.has_value());
  ASSERT_EQ(lines->size(), 1U);
  EXPECT_EQ(words_of(lines->front()), (List{"花子", "votes", "for", "2"}));
  EXPECT_EQ(lines->front().tokens[1].column, 10U);  // in bytes
}

TEST(ScenarioLexer, IndentedLinesGoOnWithTheStep) {
  const auto lines = cut_scenario("a b\n  c  # said aside\n\n# nothing\n\td\ne\n", "a.txt");
  ASSERT_TRUE(lines.has_value());
  ASSERT_EQ(lines->size(), 2U);
  EXPECT_EQ(words_of((*lines)[0]), (List{"a", "b", "c", "d"}));
  EXPECT_EQ((*lines)[0].words, "a b c d");
  EXPECT_EQ((*lines)[0].tokens[2].line, 2U);
  EXPECT_EQ((*lines)[1].line, 6U);
}

TEST(ScenarioLexer, QuotesHoldSpacesHashesAndEscapes) {
  const auto lines = cut_scenario("x \"a # \\\"b\\\" \\\\ c\\nd\" #1 y#2", "a.txt");
  ASSERT_TRUE(lines.has_value());
  const auto& tokens = lines->front().tokens;
  ASSERT_EQ(tokens.size(), 2U);
  EXPECT_EQ(tokens[1].text, "a # \"b\" \\ c\nd");
  EXPECT_TRUE(tokens[1].quoted);
  EXPECT_EQ(words_of(cut_scenario("y#2", "a.txt")->front()), (List{"y#2"}));
}

struct Bad {
  const char* text;
  std::uint32_t line;
  std::uint32_t column;
};
class BadScenarioText : public testing::TestWithParam<Bad> {};
TEST_P(BadScenarioText, IsRefusedAtItsPlace) {
  const auto lines = cut_scenario(GetParam().text, "a.txt");
  ASSERT_FALSE(lines.has_value());
  EXPECT_EQ(lines.error().line, GetParam().line);
  EXPECT_EQ(lines.error().column, GetParam().column);
  EXPECT_EQ(lines.error().file, "a.txt");
}
INSTANTIATE_TEST_SUITE_P(ScenarioLexer, BadScenarioText,
                         testing::Values(Bad{" a", 1, 1}, Bad{"\n# x\n a", 3, 1},
                                         Bad{"a \"b", 1, 5}, Bad{"a \"b\\", 1, 6},
                                         Bad{"a \"b\\t\"", 1, 6}, Bad{"a \"b\"c", 1, 6},
                                         Bad{"a b\"c\"", 1, 4}, Bad{"a\n\xFF\n", 2, 0}));

}  // namespace
}  // namespace yoriai::cli
