// What rules.md section 2 asks of a charter as a whole: one broken file for each of its conditions,
// and the line and the reason it is refused with.
#include <gtest/gtest.h>

#include "cli/charter_file.h"

namespace yoriai::cli {
namespace {

constexpr std::string_view kGood = R"(name = "むら"
time_zone = "Asia/Tokyo"
currency = "JPY"
houses = ["people", "cards"]
topics = ["road"]
[votes]
cards = "each holder"
[peers]
needed = 1
liars_survived = 0
[signatures]
stewards = 2
registrars = 2
recovery = 2
[ballots]
revisions = 50
min_grace = "30m"
[delegations]
longest = "30d"
[roles]
facilitator = 1
registrar = 2
steward = 2
chair = 1
clerk = 1
[helpers]
roles = ["clerk"]
most = 5
[[classes]]
name = "resident"
house = "people"
proposes = true
[[classes]]
name = "holder"
house = "cards"
proposes = false
cards = "any"
[[kinds]]
name = "ordinary"
methods = ["yes_no", "one_of"]
seconds = 1
notice = "7d"
delegation = true
abstain_in_quorum = true
tie = "chair"
casting_within = "3d"
[[kinds.rules]]
house = "people"
quorum = "at least 1/10 of roll"
threshold = "more than 1/2 of cast"
cap = "at most 4 people"
[[kinds.rules]]
house = "cards"
quorum = "at least 1/10 of cards"
threshold = "at least 1/2 of cast"
[[kinds]]
name = "rules"
methods = ["yes_no"]
seconds = 0
notice = "7d"
amendment = true
delegation = false
abstain_in_quorum = true
second_call = true
repeat_within = "30d"
repeat_notice = "2d"
[[kinds.rules]]
house = "people"
quorum = "none"
threshold = "at least 2/3 of roll"
second_quorum = "none"
[[kinds.rules]]
house = "cards"
quorum = "none"
threshold = "at least 2/3 of roll"
second_quorum = "none"
advisory = true
[[kinds]]
name = "projects"
methods = ["greedy"]
seconds = 0
notice = "7d"
delegation = false
abstain_in_quorum = true
[[kinds.rules]]
house = "people"
quorum = "none"
threshold = "none"
[[kinds.rules]]
house = "cards"
quorum = "none"
threshold = "none"
)";

// The good file with the first `piece` replaced, and how it is refused.
struct Broken {
  const char* condition;  // of rules.md section 2, "Well-formed"
  const char* piece;
  const char* instead;
  std::uint32_t line;
  const char* ja;  // parts of the texts
  const char* en;
};
class CharterCondition : public testing::TestWithParam<Broken> {};
TEST_P(CharterCondition, IsRefusedAtItsLineForItsReason) {
  const Broken& broken = GetParam();
  std::string text(kGood);
  const auto at = text.find(broken.piece);
  ASSERT_NE(at, std::string::npos) << broken.piece;
  text.replace(at, std::string_view(broken.piece).size(), broken.instead);
  const auto read = parse_charter(text, "mura.toml");
  ASSERT_FALSE(read.has_value());
  const auto told = describe(read.error());
  EXPECT_EQ(read.error().line, broken.line) << told.en;
  EXPECT_NE(told.ja.find(broken.ja), std::string::npos) << told.ja;
  EXPECT_NE(told.en.find(broken.en), std::string::npos) << told.en;
  EXPECT_TRUE(told.ja.ends_with("。")) << told.ja;
  EXPECT_TRUE(told.en.ends_with(".")) << told.en;
}

INSTANTIATE_TEST_SUITE_P(
    One, CharterCondition,
    testing::Values(
        Broken{"1 name", "\"むら\"", "\"\"", 1, "空でない", "not empty"},
        Broken{"1 time zone", "\"Asia/Tokyo\"", "\"\"", 2, "空でない", "not empty"},
        Broken{"1 currency", "JPY", "Yen", 3, "3文字", "three letters"},
        Broken{"2 k", "needed = 1", "needed = 0", 9, "1から", "from 1 to"},
        Broken{"2 R", "revisions = 50", "revisions = 0", 16, "1から1000", "1 to 1000"},
        Broken{"2 R", "revisions = 50", "revisions = 1001", 16, "1から1000", "1 to 1000"},
        Broken{"2 grace", "\"30m\"", "\"0m\"", 17, "0より長く", "grace after a deadline is longer"},
        Broken{"2 grace", "\"30m\"", "\"3700d\"", 17, "10年", "ten years"},
        Broken{"2 delegations", "\"30d\"\n[roles]", "\"3700d\"\n[roles]", 19, "10年", "ten years"},
        Broken{"2 delegations", "[roles]", "default = \"31d\"\n[roles]", 20, "longest より",
               "not be longer than"},
        Broken{"3 houses", "[\"people\", \"cards\"]", "[]", 4, "一つ以上", "at least one"},
        Broken{"3 houses", "[\"people\", \"cards\"]", "[\"cards\", \"cards\"]", 4, "二度", "twice"},
        Broken{"3 most", "\"each holder\"", "\"each card, at most 16777217\"", 7, "どれか",
               "votes are for"},
        Broken{"4 steward", "steward = 2\n", "", 20, "「steward」がありません",
               "\"steward\" is missing"},
        Broken{"4 registrar", "registrar = 2\n", "", 20, "「registrar」がありません",
               "\"registrar\" is missing"},
        Broken{"4 facilitator", "facilitator = 1\n", "", 20, "進行役", "announces proposals"},
        Broken{"4 facilitator", "facilitator = 1", "facilitator = 0", 21, "進行役",
               "announces proposals"},
        Broken{"4 stewards sign", "stewards = 2", "stewards = 3", 12, "3人で署名するのに",
               "3 of them sign, but [roles] keeps 2 stewards"},
        Broken{"4 registrars sign", "registrars = 2", "registrars = 3", 13, "「registrar」は2人",
               "3 of them sign, but [roles] keeps 2 registrars"},
        Broken{"4 recovery", "recovery = 2", "recovery = 5", 14, "5人以上にするか",
               "raise \"registrar\" to 5"},
        Broken{"5 class", "house = \"people\"\nproposes", "house = \"lords\"\nproposes", 31,
               "houses にありません", "not one of the houses"},
        Broken{"5 credits", "proposes = true", "proposes = true\ncredits = 1073741825", 33,
               "1073741824", "1 to 1073741824"},
        Broken{"5 cards", "cards = \"any\"", "cards = \"none\"", 33, "カードを数えるので",
               "has to be able to hold some"},
        Broken{"5 cards", "cards = \"any\"", "cards = \"at most 16777217\"", 37, "at most 1",
               "how many cards"},
        Broken{"6 topics", "[\"road\"]", "[\"\"]", 5, "空でない", "not empty"},
        Broken{"7 methods", "[\"greedy\"]", "[]", 80, "一つ以上", "at least one"},
        Broken{"7 notice", "notice = \"7d\"", "notice = \"3700d\"", 42, "10年", "ten years"},
        Broken{"7 rules",
               "[[kinds.rules]]\nhouse = \"cards\"\nquorum = \"none\"\nthreshold = \"none\"\n", "",
               85, "すべての院", "every house needs a rule"},
        Broken{"7 amendment", "[\"yes_no\"]", "[\"yes_no\", \"ranked\"]", 58, "amendment",
               "decided by yes or no alone"},
        Broken{"7 points", "\"each holder\"", "\"each card\"", 80, "カード一枚に一票",
               "each card has a vote"},
        Broken{"8 fraction", "1/10 of roll", "11/10 of roll", 49, "分数は1まで",
               "fraction is at most 1"},
        Broken{"8 fraction", "1/10 of roll", "1/1048577 of roll", 49, "1048576", "1048576"},
        Broken{"8 base", "1/10 of roll", "1/10 of cards", 49, "定足数は名簿", "a quorum is of"},
        Broken{"8 base", "more than 1/2 of cast", "more than 1/2 of people", 50, "可決の条件は",
               "a threshold is of"},
        Broken{"8 yes or no", "more than 1/2 of cast", "none", 50, "可決の条件が要ります",
               "needs a threshold"},
        Broken{"8 projects", "threshold = \"none\"", "threshold = \"at least 1/2 of cast\"", 88,
               "可決の条件はありません", "has no threshold"},
        Broken{"8 both", "[\"greedy\"]", "[\"greedy\", \"yes_no\"]", 80, "別の種類", "two kinds"},
        Broken{"9 helpers", "clerk = 1\n", "", 26, "「clerk」が [roles] にありません",
               "\"clerk\" is not among [roles]"},
        Broken{"14 announcers", "[helpers]\n", "[announcers]\nroles = [\"auditor\"]\n[helpers]\n",
               27, "「auditor」が [roles] にありません", "\"auditor\" is not among [roles]"},
        Broken{"15 boxes", "methods = [\"yes_no\", \"one_of\"]",
               "methods = [\"yes_no\", \"ranked\"]\nvisibility = [\"box\"]", 41, "箱の投票",
               "boxes need the role"},
        Broken{"2 retention", "[helpers]\n", "[retention]\nvotes = \"1d\"\n[helpers]\n", 27, "365d",
               "at the least"},
        Broken{"9 cap", "most = 5", "most = 0", 28, "1から1000", "1 to 1000"},
        Broken{"10 cap", "at most 4 people", "at most 1048577 people", 51, "1048576", "1048576"},
        Broken{"10 cap", "at most 4 people", "at most 3/2 of roll", 51, "分数は1まで",
               "fraction is at most 1"},
        Broken{"10 no delegation", "delegation = true", "delegation = false", 51, "委任できない",
               "no delegation that could be capped"},
        Broken{"11 chair", "chair = 1\n", "", 44, "「chair」が要ります", "has to have \"chair\""},
        Broken{"11 yes or no", "\"yes_no\", \"one_of\"", "\"one_of\"", 45, "yes_no",
               "votes by yes or no"},
        Broken{"11 no tie", "more than 1/2 of cast", "at least 1/2 of cast", 45, "同数になることが",
               "no threshold here can tie"},
        Broken{"11 time", "\"3d\"", "\"0d\"", 46, "決める期間", "some time to decide"},
        Broken{"11 time", "casting_within = \"3d\"\n", "", 38, "casting_within",
               "\"casting_within\" is missing"},
        Broken{"12 advisory", "second_quorum = \"none\"\n[[kinds.rules]]",
               "second_quorum = \"none\"\nadvisory = true\n[[kinds.rules]]", 67, "参考に数えるだけ",
               "every house is advisory"},
        Broken{"13 time", "repeat_within = \"30d\"", "repeat_within = \"0d\"", 65, "もう一度の議案",
               "time to draft it again"},
        Broken{"11 else", "tie = \"chair\"\n", "", 45, "casting_within",
               "\"casting_within\" is not a key"},
        Broken{"13 else", "\"3d\"\n", "\"3d\"\nrepeat_within = \"3d\"\n", 47, "repeat_within",
               "\"repeat_within\" is not a key"},
        Broken{"13 second quorum", "people\"\n[[kinds.rules]]",
               "people\"\nsecond_quorum = \"none\"\n[[kinds.rules]]", 52, "second_quorum",
               "\"second_quorum\" is not a key"}));

TEST(CharterConditions, AllHoldInTheFileThatIsBroken) {
  const auto read = parse_charter(kGood, "mura.toml");
  ASSERT_TRUE(read.has_value()) << describe(read.error()).en;
}

}  // namespace
}  // namespace yoriai::cli
