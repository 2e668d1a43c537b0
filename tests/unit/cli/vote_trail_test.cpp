#include "cli/vote_trail.h"

#include <boost/json.hpp>

#include "cli/trail_words.h"
#include "tests/unit/cli/played_story.h"

namespace yoriai::cli {
namespace {

constexpr const char* kRoom = R"(community 山里
charter paper.toml
at 2026-04-01 09:00 JST
Hanako founds as resident with roles steward and registrar and facilitator and clerk
Taro founds as resident with roles steward and registrar and clerk
6 residents join
Hanako proposes "Mend the roof"
Hanako announces opens 2026-04-03 09:00 JST closes 2026-04-10 18:00 JST box
at 2026-04-04 09:00 JST
resident 1 votes yes
resident 1 votes no
resident 1 votes yes revision 2
resident 1 abstains revision 7
resident 1 votes yes revision 3
resident 2 votes yes
resident 2 votes no on paper slip 31
resident 2 votes yes on paper slip 32
resident 3 votes no
resident 4 votes yes
resident 4 takes the ballot back
at 2026-04-10 17:00 JST
station "Hall" counts 1 yes of 1 papers marks resident 3
at 2026-04-12 09:00 JST
expect no-quorum
)";

std::vector<TracedBallot> traced(const PlayedStory& story, std::uint32_t member) {
  const auto& proposal = story.proposal();
  const auto position = *core::position_in(proposal.box.roll(), core::MemberNumber{member});
  return trace_ballots(story.book().store(), story.state(), proposal, position);
}

std::vector<Words> told(const PlayedStory& story, std::uint32_t member) {
  return traced_lines(traced(story, member), story.proposal());
}

}  // namespace

TEST(VoteTrail, CountsWhatWasReplaced) {
  const PlayedStory story(kRoom, YORIAI_SOURCE_DIR "/tests/scenario/room.txt");
  const auto lines = story.explained();
  EXPECT_TRUE(tells(lines, Language::en,
                    "  Ballots in the book: 11 = from the voter's own device 9 + on paper 2\n"
                    "    Replaced, because the same person spoke again by the same channel: 6 = "
                    "from the voter's own device 5 + on paper 1\n"));
  EXPECT_TRUE(tells(lines, Language::ja,
                    "　帳簿にある票：11＝本人の端末9＋紙2\n"
                    "　　うち、同じ人が同じ方法で出し直して置きかわった票：6＝本人の端末5＋紙1\n"));
  EXPECT_EQ(boost::json::serialize(trail_json(story.counts()).at("replaced")),
            R"({"own":5,"proxy":0,"guardian":0,"assisted":0,"paper":1})");
}

TEST(VoteTrail, TellsWhatBecameOfEachBallot) {
  const PlayedStory story(kRoom, YORIAI_SOURCE_DIR "/tests/scenario/room.txt");
  const std::string when = " (Saturday 4 April 2026, 09:00 JST), ";
  const std::string own = when + "from the voter's own device, revision ";
  EXPECT_EQ(text_of(told(story, 3), Language::en),
            "  Their ballots in the book:\n"
            "    Entry 11" +
                own +
                "1: for. Replaced by entry 14.\n"
                "    Entry 12" +
                own +
                "2: against. Replaced by entry 14.\n"
                "    Entry 13" +
                own +
                "2: for. Replaced by entry 14.\n"
                "    Entry 14" +
                own +
                "7: abstain. It counts.\n"
                "    Entry 15" +
                own +
                "3: for. It does not count: entry 14, with a later revision or "
                "key, was there already.\n");
  EXPECT_EQ(text_of(told(story, 4), Language::en),
            "  Their ballots in the book:\n"
            "    Entry 16" +
                own +
                "1: for. Set aside: there is one on paper (entry 18).\n"
                "    Entry 17" +
                when +
                "on paper, slip 31, revision 1: against. Replaced by entry 18.\n"
                "    Entry 18" +
                when + "on paper, slip 32, revision 2: for. It counts.\n");
  EXPECT_TRUE(tells(told(story, 5), Language::en,
                    "    Entry 19" + own + "1: against. Set aside: there is one in a box.\n"));
  EXPECT_EQ(
      text_of(told(story, 6), Language::ja),
      "　この人の票の記録：\n"
      "　　20行（2026年4月4日（土）09:00）本人の端末・改訂1：賛成。21行の票に置きかわりました。\n"
      "　　21行（2026年4月4日（土）09:"
      "00）本人の端末・改訂2：取り下げ。取り下げたので、票はありません。\n");
  const auto json = traced_json(traced(story, 4), story.proposal());
  EXPECT_EQ(json.at(1).at("slip"), 31);
  EXPECT_EQ(json.at(1).at("by_entry"), 18);
  EXPECT_EQ(json.at(0).at("by"), "paper");
}

// What is in the boxes of a sealed vote is told once it is open; of what was replaced nobody opened
// the box.
TEST(VoteTrail, TellsWhatSealedBallotsSaid) {
  const auto story = PlayedStory::of("sealed.txt");
  const auto& proposal = story.proposal();
  bool some = false;
  for (std::size_t at = 0; at < proposal.box.roll().size(); ++at) {
    for (const auto& one : trace_ballots(story.book().store(), story.state(), proposal, at)) {
      const bool sealed = one.says.form == core::BallotForm::sealed;
      EXPECT_EQ(sealed, one.end == BallotEnd::replaced) << one.ballot.entry;
      some = some || sealed;
    }
  }
  EXPECT_TRUE(some);
}

}  // namespace yoriai::cli
