#include "ledger/json_text.h"

#include <gtest/gtest.h>

#include <vector>

namespace yoriai::ledger::json {
namespace {

TEST(JsonText, EscapesWhatMustBeAndNothingElse) {
  EXPECT_EQ(string("a\"b\\c/d"), R"("a\"b\\c/d")");
  EXPECT_EQ(string(std::string_view("\0\b\t\n\f\r\x1f\x7f", 8)),
            "\"\\u0000\\b\\t\\n\\f\\r\\u001f\x7f\"");
  EXPECT_EQ(string("水 \xE2\x80\xA8"), "\"水 \xE2\x80\xA8\"");
}

TEST(JsonText, MembersKeepTheirOrder) {
  EXPECT_EQ(object({{"b", number(std::uint64_t{1})}, {"a", null()}}), R"({"b":1,"a":null})");
  EXPECT_EQ(object({}), "{}");
  EXPECT_EQ(array(std::vector{-1, 2}, [](int i) { return number(std::int64_t{i}); }), "[-1,2]");
  EXPECT_EQ(array(std::vector<int>{}, [](int) { return null(); }), "[]");
}

TEST(JsonText, UnquotedIsTheOtherWay) {
  std::string every;
  for (int c = 0; c < 256; ++c) every += static_cast<char>(c);
  EXPECT_EQ(unquoted(string(every)), every);
}

TEST(JsonText, OtherSpellingsAreRefused) {
  for (const auto* text :
       {"", "\"", "a", "\"a", "a\"", R"("\")", R"("\/")", R"("\u0041")", R"("\u000A")",
        R"("\u000a")", R"("\u00")", R"("\u20ac")", "\"\n\"", "\"a\"b\""}) {
    EXPECT_FALSE(unquoted(text)) << text;
  }
}

}  // namespace
}  // namespace yoriai::ledger::json
