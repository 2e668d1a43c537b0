#include "cli/csv.h"

#include <gtest/gtest.h>

#include "cli/utf8.h"

namespace yoriai::cli {
namespace {

using Fields = std::vector<std::string>;

TEST(Csv, MarkQuotesAndLineEndsAreUnderstood) {
  const auto rows = parse_csv(
      "\xEF\xBB\xBF"
      "a,b,c\r\n1,\"x, \"\"y\"\"\nz\",\n村,,\"\"",
      "t.csv");
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->size(), 3U);
  EXPECT_EQ((*rows)[0].fields, (Fields{"a", "b", "c"}));
  EXPECT_EQ((*rows)[1].fields, (Fields{"1", "x, \"y\"\nz", ""}));
  EXPECT_EQ((*rows)[1].line, 2U);
  EXPECT_EQ((*rows)[2].fields, (Fields{"村", "", ""}));
  EXPECT_EQ((*rows)[2].line, 4U);
}

struct Bad {
  const char* text;
  std::uint32_t line;
};
class BadCsv : public testing::TestWithParam<Bad> {};
TEST_P(BadCsv, IsRefusedAtItsLine) {
  const auto rows = parse_csv(GetParam().text, "t.csv");
  ASSERT_FALSE(rows.has_value());
  EXPECT_EQ(rows.error().line, GetParam().line) << rows.error().what.en;
  EXPECT_EQ(rows.error().file, "t.csv");
  EXPECT_FALSE(rows.error().what.ja.empty());
}
INSTANTIATE_TEST_SUITE_P(Csv, BadCsv,
                         testing::Values(Bad{"", 1}, Bad{"\xEF\xBB\xBF", 1}, Bad{"a,b\n1\n", 2},
                                         Bad{"a,b\n1,2,3\n", 2}, Bad{"a\n\nb\n", 2},
                                         Bad{"a\n\"b", 2}, Bad{"a\nb\"c\"\n", 2},
                                         Bad{"a\n\"b\"c\n", 2}, Bad{"a\rb\n", 1},
                                         Bad{"a\nb\n\xFF\n", 3}, Bad{"a\n\"\n\nb\n", 2}));

TEST(Utf8, OverlongSurrogatesAndBeyondUnicodeAreFound) {
  for (const std::string_view bad :
       {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
        "\xF4\x90\x80\x80", "\xF5", "\xE6\x9D", "\xFE"}) {
    EXPECT_EQ(find_ill_formed_utf8("ok " + std::string(bad)), 3U);
  }
  for (const std::string_view good : {"", "a", "é", "寄合", "\xEF\xBF\xBF", "\xF0\x9F\x8E\x8B",
                                      "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF"}) {
    EXPECT_EQ(find_ill_formed_utf8(good), std::string_view::npos) << good;
  }
}

}  // namespace
}  // namespace yoriai::cli
