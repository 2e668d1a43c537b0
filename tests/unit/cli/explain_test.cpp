#include "cli/explain.h"

#include <boost/json.hpp>

#include "cli/ballot_sheet.h"
#include "tests/unit/cli/played_story.h"

namespace yoriai::cli {
namespace {

// The sheet that tests/scenario/village_day.txt computes by hand.
TEST(Explanation, GivesTheVillageDaysSheet) {
  const auto story = PlayedStory::of("village_day.txt");
  const auto lines = story.explained();
  EXPECT_TRUE(tells(
      lines, Language::ja,
      "　　票の届き方と中身\n"
      "　　　本人の端末　414人：バス停のベンチ 199、子どもの図書コーナー 200、花いっぱい運動 10、"
      "棄権5\n"
      "　　　後見人　6人：バス停のベンチ 0、子どもの図書コーナー 5、花いっぱい運動 1\n"
      "　　　付き添い　7人：バス停のベンチ 2、子どもの図書コーナー 5、花いっぱい運動 0\n"
      "　　　紙　1人：バス停のベンチ 0、子どもの図書コーナー 0、花いっぱい運動 1\n"
      "　　　投票箱「公民館」　190人：バス停のベンチ 100、子どもの図書コーナー 80、"
      "花いっぱい運動 5、棄権3、無効2\n"
      "　　　投票箱「小学校」　131人：バス停のベンチ 60、子どもの図書コーナー 66、"
      "花いっぱい運動 3、棄権1、無効1\n"
      "　　　投票箱「診療所」　50人：バス停のベンチ 20、子どもの図書コーナー 25、"
      "花いっぱい運動 4、棄権1\n"
      "　　　投票　799人：バス停のベンチ 381、子どもの図書コーナー 381、花いっぱい運動 24、"
      "棄権10、無効3\n"
      "　　　委任　10人：バス停のベンチ 0、子どもの図書コーナー 0、花いっぱい運動 10\n"
      "　　　合計　809人：バス停のベンチ 381、子どもの図書コーナー 381、花いっぱい運動 34、"
      "棄権10、無効3\n"));
  EXPECT_TRUE(tells(lines, Language::en,
                    "      by delegation, 10: バス停のベンチ 0, 子どもの図書コーナー 0, "
                    "花いっぱい運動 10\n"));
  EXPECT_TRUE(tells(lines, Language::en,
                    "    Present 809 = voted 799 + by delegation 10 + in the room alone 0; took a "
                    "side 796, abstained 10, spoilt 3\n"));
  EXPECT_TRUE(tells(result_lines(story.document(), story.proposal()), Language::ja,
                    "　参加809人・棄権10・無効3\n"));
  const auto json = explanation_json(story.document(), story.proposal(), story.counts());
  const auto& sheet = json.at("houses").at(0).at("sheet").as_array();
  ASSERT_EQ(sheet.size(), 10U);
  EXPECT_EQ(sheet.at(4).at("station"), "公民館");
  EXPECT_EQ(sheet.at(4).at("options").at(1).at("net"), 80);
}

// A sheet is made from the ballots once more: it comes to the counts of the result, whatever the
// method.
class Sheet : public testing::TestWithParam<const char*> {};
TEST_P(Sheet, AddsUpToTheResult) {
  const auto story = PlayedStory::of(GetParam());
  for (const auto& proposal : story.state().proposals()) {
    if (proposal.phase != core::Phase::closed) continue;
    const auto document = story.document(proposal.draft.number.value);
    const auto sheets = ballot_sheets(document, proposal);
    for (std::size_t at = 0; at < sheets.size(); ++at) {
      const auto& house = document.result.decided.result.houses.at(at);
      const auto& together = sheets[at].together;
      EXPECT_EQ(sheets[at].voted.people, house.voted);
      EXPECT_EQ(together.people, house.voted + house.copied);
      EXPECT_EQ(together.blank, house.blank);
      EXPECT_EQ(together.spoilt, house.spoilt);
      for (std::size_t option = 0; option < together.options.size(); ++option) {
        const auto& counted = house.options.at(option);
        EXPECT_EQ(together.options[option].supporters, counted.supporters);
        if (document.method == core::Method::ranked) continue;  // there `for` is of pairs
        EXPECT_EQ(together.options[option], counted);
      }
    }
  }
}
INSTANTIATE_TEST_SUITE_P(Explanation, Sheet,
                         testing::Values("village_day.txt", "paper.txt", "sealed.txt", "points.txt",
                                         "projects.txt", "ranked.txt", "nishikigoi_cards.txt",
                                         "soudaikai.txt"));

constexpr const char* kTwoHouses = R"(community 山里
charter two-houses
at 2027-04-01 09:00 JST
Hanako founds as resident with roles steward and registrar and facilitator
Taro founds as resident with roles steward and registrar
6 residents join
4 "digital villagers" join
Hanako proposes "The forest" method one_of option "Oak" option "Path"
Taro seconds
Hanako announces opens 2027-04-12 00:00 JST closes 2027-04-25 18:00 JST
at 2027-04-13 08:00 JST
residents 1-3 vote for A
residents 4-5 vote for B
resident 6 abstains
"digital villager 1" votes for A
"digital villager 2" votes for B
"digital villager 3" votes for B
"digital villager 4" votes for B
at 2027-05-01 08:00 JST
expect failed votes 4 5
)";

TEST(Explanation, GivesOptionsByHouseAndInTotal) {
  const PlayedStory story(kTwoHouses, "a.txt", [](core::Charter& charter) {
    charter.kinds.at(0).methods |= 1U << static_cast<unsigned>(core::Method::one_of);
  });
  const auto lines = result_lines(story.document(), story.proposal());
  EXPECT_EQ(text_of(lines, Language::en),
            "  residents: 6 took part, 1 abstained: it does not agree (Path 2 of 5; asked for is "
            "more than 1/2 of the votes cast, abstentions aside (5))\n"
            "    Path: 2 votes\n"
            "    Oak: 3 votes\n"
            "  digital villagers: 4 took part, 0 abstained: it agrees (Path 3 of 4; asked for is "
            "more than 1/2 of the votes cast, abstentions aside (4))\n"
            "    Path: 3 votes\n"
            "    Oak: 1 vote\n"
            "  Together: 10 took part, 1 abstained\n"
            "  Path: 5 votes\n"
            "  Oak: 4 votes\n");
  EXPECT_TRUE(tells(lines, Language::ja, "　合わせて　参加10人・棄権1\n　Path　5票\n"));
  const auto json = result_json(story.document(), story.proposal());
  EXPECT_EQ(json.at("decided").at("total").at("present"), 10);
  EXPECT_EQ(json.at("decided").at("total").at("options").at(1).at("for"), 5);
}

TEST(Explanation, GivesTheTotalOfTwoHousesAndTheFiguresCompared) {
  const auto story = PlayedStory::of("two_houses.txt");
  const auto lines = result_lines(story.document(2), story.proposal(2));
  EXPECT_EQ(text_of(lines, Language::en),
            "  residents: for 401, against 0, abstained 0: it agrees (for 401 of 401; asked for is "
            "more than 1/2 of the votes cast, abstentions aside (401))\n"
            "  digital villagers: for 100, against 100, abstained 0: it does not agree (for 100 of "
            "200 (as many against); asked for is more than 1/2 of the votes cast, abstentions "
            "aside (200))\n"
            "  Together: for 501, against 100, abstained 0\n");
  EXPECT_TRUE(tells(lines, Language::ja, "　合わせて　賛成501・反対100・棄権0\n"));
  const auto told = story.explained();
  EXPECT_TRUE(tells(told, Language::en,
                    "  Threshold: more than 1/2 of the votes cast, abstentions aside (421); for "
                    "301 of 421: met\n"));
  EXPECT_TRUE(tells(told, Language::ja,
                    "　可決の条件：棄権を除く票421人の1/2を超えること。421のうち賛成301、"
                    "満たしました\n"));
}

}  // namespace
}  // namespace yoriai::cli
