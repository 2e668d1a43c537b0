#include "cli/decision_words.h"

#include <boost/json.hpp>

#include "tests/unit/cli/played_story.h"

namespace yoriai::cli {
namespace {

std::vector<Words> decision(const PlayedStory& story, std::size_t number = 1) {
  return decision_lines(story.document(number), story.proposal(number));
}

// 10,000 by 11 and 7 of 18: 6,111 and 2/18, 3,888 and 16/18.
TEST(Decision, SaysWhoGotTheSpareUnit) {
  const auto story = PlayedStory::of("qv_99_share.txt");
  EXPECT_TRUE(tells(decision(story), Language::en,
                    "  Rounding down left JPY 1, which went one each to the largest remainders:\n"
                    "    橋 (remainder 16 of 18)\n"));
  EXPECT_TRUE(tells(decision(story), Language::ja,
                    "　お金の端数：切り捨てで残った1 JPYを、余りの大きい案から1ずつ配りました\n"
                    "　　橋（余り16/18）\n"));
}

// The example of Schulze's paper (rules.md 10.4), whose E is the station and A the office: 25
// to 24.
TEST(Decision, ShowsTheStrongestPathsOfRankings) {
  const auto story = PlayedStory::of("ranked.txt");
  EXPECT_EQ(
      text_of(decision(story), Language::en),
      "Strongest paths (as strong as the weakest win on them):\n"
      "    駅 above 役場のとなり: 駅 → 川ぞい → 役場のとなり (strength 25, the other way 24)\n"
      "    駅 above 旧校舎: 駅 → 神社の前 → 旧校舎 (strength 28, the other way 24)\n"
      "    駅 above 川ぞい: 駅 → 神社の前 → 旧校舎 → 川ぞい (strength 28, the other way 24)\n"
      "    駅 above 神社の前: 駅 → 神社の前 (strength 31, the other way 24)\n"
      "    役場のとなり above 旧校舎: 役場のとなり → 神社の前 → 旧校舎 (strength 28, the other "
      "way 25)\n"
      "    旧校舎 above 川ぞい: 旧校舎 → 川ぞい (strength 29, the other way 28)\n"
      "    川ぞい above 神社の前: 川ぞい → 神社の前 (strength 33, the other way 28)\n");
  EXPECT_TRUE(
      tells(decision(story), Language::ja,
            "いちばん強い道（道の強さは、途中のいちばん弱い勝ちの票数）：\n"
            "　　駅は役場のとなりより上：駅 → 川ぞい → 役場のとなり（強さ25、逆向きは24）\n"));
}

constexpr const char* kPoints = R"(community 山里
charter qv-99-share
at 2027-05-01 09:00 JST
Hanako founds as voter with roles steward and registrar and facilitator
Taro founds as voter with roles steward and registrar
4 voters join
Hanako proposes "What first" method quadratic credits 99 option "A" option "B" option "C" option "D"
Taro seconds
Hanako announces opens 2027-05-10 09:00 JST closes 2027-05-20 18:00 JST
at 2027-05-11 09:00 JST
voter 1 gives B=4 C=2 D=2
voter 2 gives A=2
voter 3 gives A=2
at 2027-06-01 09:00 JST
expect order A B C D
)";

TEST(Decision, SaysWhatPartsOptionsWithEqualNets) {
  const PlayedStory story(kPoints, "a.txt");
  EXPECT_EQ(text_of(decision(story), Language::en),
            "  A and B are level at net 4: A goes first, with more supporters (2 to 1)\n"
            "  C and D are level at net 2, with 1 supporter each: C goes first, as the earlier "
            "option of the draft\n");
  EXPECT_TRUE(tells(decision(story), Language::ja,
                    "　AとBは差引4点で並び、支持の多いAが先です（2人と1人）\n"));
  EXPECT_EQ(boost::json::serialize(decision_json(story.document()).at("level")),
            R"([{"ahead":0,"behind":1,"by":"supporters"},{"ahead":2,"behind":3,"by":"position"}])");
}

TEST(Decision, NamesWhoShareTheFirstPlace) {
  const auto village = PlayedStory::of("village_day.txt");
  EXPECT_TRUE(tells(decision(village), Language::en,
                    "  The first place is shared, with 381 votes each, by バス停のベンチ, "
                    "子どもの図書コーナー: this kind then decides nothing\n"));
  const auto election = PlayedStory::of("nishikigoi_election.txt");
  EXPECT_TRUE(tells(decision(election), Language::en,
                    "  The first place is shared, with 4 votes each, by A field school, A snow "
                    "festival: this kind allows a second round\n"));
}

}  // namespace
}  // namespace yoriai::cli
