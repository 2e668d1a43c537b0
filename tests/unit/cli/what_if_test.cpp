#include "cli/what_if.h"

#include <boost/json.hpp>

#include "tests/unit/cli/played_story.h"

namespace yoriai::cli {
namespace {

struct Asked {
  std::vector<Words> lines;
  boost::json::object json;
};

Asked ask(const PlayedStory& story, const std::string& asked, std::size_t number = 1) {
  const auto& proposal = story.proposal(number);
  const auto document = story.document(number);
  const auto rule = parse_other_rule(asked, proposal);
  if (!rule) throw std::logic_error(rule.error().what.en);
  const auto other = by_other_rule(document, proposal, *rule);
  const WhatIf what_if{document, other, proposal, *rule, asked};
  return {what_if_lines(what_if), what_if_json(what_if)};
}

// The same wins, and gets another sum.
TEST(WhatIf, SaysExactlyWhatWouldChange) {
  const auto story = PlayedStory::of("qv_99_share.txt");
  const auto asked = ask(story, "approval");
  EXPECT_EQ(text_of(asked.lines, Language::en),
            "The same ballots by another rule, \"approval\": Decided: 道.\n"
            "  道: 3 votes → JPY 6,000\n"
            "  橋: 1 vote → JPY 2,000\n"
            "  屋根: 1 vote → JPY 2,000\n"
            "  3 took part, 0 abstained\n"
            "  Money: of JPY 10,000, 0 stays in the purse\n"
            "  That would change the result. By this vote's own rule: Decided: 道. What changes:\n"
            "    JPY for 橋: 3,889 → 2,000\n"
            "    JPY for 道: 6,111 → 6,000\n"
            "    JPY for 屋根: 0 → 2,000\n"
            "    橋: 7 → 1\n"
            "    道: 11 → 3\n"
            "    屋根: -1 → 1\n");
  EXPECT_TRUE(tells(asked.lines, Language::ja, "　　橋へのお金（JPY）：3,889 → 2,000\n"));
  EXPECT_EQ(boost::json::serialize(asked.json.at("changes").at(0)),
            R"({"what":"money","of":"JPY for 橋","from":"3,889","to":"2,000"})");
  EXPECT_FALSE(asked.json.at("same_decision").as_bool());
}

TEST(WhatIf, SaysSoWhenNothingWould) {
  const auto story = PlayedStory::of("village_day.txt");
  const auto asked = ask(story, "approval");
  EXPECT_TRUE(tells(asked.lines, Language::en,
                    "  What is decided would not change, nor would any figure.\n"));
  EXPECT_TRUE(asked.json.at("same_decision").as_bool());
  EXPECT_TRUE(asked.json.at("changed_figures").as_array().empty());
}

TEST(WhatIf, TellsFiguresThatChangeWhileTheDecisionStands) {
  const auto story = PlayedStory::of("village_day.txt");
  EXPECT_TRUE(tells(ask(story, "direct ballots").lines, Language::en,
                    "  What is decided would not change. These figures alone would:\n"
                    "    by delegation: 10 → 0\n"
                    "    delegation ended nowhere: 3 → 0\n"
                    "    did not vote: 388 → 401\n"
                    "    花いっぱい運動: 34 → 24\n"));
}

TEST(WhatIf, TakesTheCapAway) {
  const auto story = PlayedStory::of("caps.txt");
  EXPECT_TRUE(tells(ask(story, "no cap").lines, Language::en,
                    "  for 6, against 2, abstained 0\n"
                    "  What is decided would not change. These figures alone would:\n"
                    "    by delegation: 3 → 5\n"
                    "    over a cap: 2 → 0\n"
                    "    for: 4 → 6\n"));
}

TEST(WhatIf, ReadsTiesByAnotherRule) {
  const auto story = PlayedStory::of("ties.txt");
  EXPECT_TRUE(
      tells(ask(story, "tie status quo").lines, Language::en,
            "  That would change the result. By this vote's own rule: A tie, which the chair "
            "(member 4) decided: passed. What changes:\n"
            "    outcome: a tie → not passed\n"));
  EXPECT_FALSE(parse_other_rule("tie lots", story.proposal()));
}

}  // namespace
}  // namespace yoriai::cli
