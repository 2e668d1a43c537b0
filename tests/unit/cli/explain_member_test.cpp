#include "cli/trail_words.h"
#include "tests/unit/cli/played_story.h"

namespace yoriai::cli {
namespace {

std::string told(const PlayedStory& story, std::uint32_t member, std::size_t proposal = 1,
                 Language language = Language::en) {
  const auto document = story.document(proposal);
  return text_of(
      member_lines({story.state(), story.proposal(proposal), document}, core::MemberNumber{member}),
      language);
}

constexpr const char* kBegin = R"(community 山里
charter paper.toml
at 2026-04-01 09:00 JST
Hanako founds as resident with roles steward and registrar and facilitator and clerk
Taro founds as resident with roles steward and registrar and chair and clerk
)";

PlayedStory paper_story(const std::string& rest, const PlayedStory::EditCharter& edit = {}) {
  return {kBegin + rest, YORIAI_SOURCE_DIR "/tests/scenario/told.txt", [&](core::Charter& charter) {
            charter.roles.push_back({core::Role::chair, 1});
            std::ranges::sort(charter.roles, {}, &core::RoleRule::role);
            if (edit) edit(charter);
          }};
}

TEST(MemberTold, WhatBecameOfADelegation) {
  const auto story = paper_story(R"(5 residents join
Hanako proposes "Mend the roof"
Hanako announces opens 2026-04-03 09:00 JST closes 2026-04-10 18:00 JST
at 2026-04-04 09:00 JST
1 residents join
Hanako votes yes
resident 1 delegates to Hanako
resident 2 delegates to Hanako until 2026-04-09 18:00 JST
resident 3 delegates to "resident 2"
resident 4 delegates to Hanako
resident 4 revokes all delegations
resident 5 opts out
resident 5 is present
at 2026-04-12 09:00 JST
expect no-quorum
)");
  EXPECT_EQ(told(story, 3),
            "Member 3 cast no ballot and had delegated: 3 → 1\n"
            "  The delegate's ballot counts for them too.\n"
            "  What member 1 voted: for\n");
  const std::string ended =
      "Their delegation to member 1 ended Thursday 9 April 2026, 18:00 JST, before the deadline.\n";
  EXPECT_EQ(told(story, 4), "Member 4 did not vote.\n  " + ended);
  EXPECT_EQ(told(story, 5),
            "Member 5 cast no ballot and had delegated: 5 → 4\n"
            "  The delegate did not vote.\n"
            "  Of member 4: " +
                ended);
  EXPECT_EQ(told(story, 5, 1, Language::ja),
            "5番の人は自分で投票せず、委任しています：5 → 4\n"
            "　委任先が投票しませんでした。\n"
            "　4番の人：1番への委任は、締切前の2026年4月9日（木）18:00に期限が切れていました。\n");
  EXPECT_EQ(told(story, 6),
            "Member 6 did not vote.\n"
            "  They had revoked all delegations, Saturday 4 April 2026, 09:00 JST.\n");
  EXPECT_EQ(told(story, 7),
            "Member 7 did not vote.\n"
            "  They had opted out of delegating in this vote.\n"
            "  They were noted as present in the room, and count as present.\n");
}

TEST(MemberTold, WhyOffTheRoll) {
  const auto story = PlayedStory::of("ties.txt");
  EXPECT_EQ(
      told(story, 4, 3),
      "Member 4 is not on the roll of this vote.\n"
      "  They have an interest of their own in this proposal, and its draft leaves them off.\n");
  EXPECT_EQ(told(story, 4, 3, Language::ja),
            "4番の人は、この投票の名簿にいません。\n"
            "　この議案に利害があるので、議案で名簿から外されています。\n");
  EXPECT_EQ(told(story, 99),
            "Member 99 is not on the roll of this vote.\n  There is no member of this number.\n");
  const auto later = PlayedStory::of("delegation.txt");  // Sora, who came in after the opening
  EXPECT_EQ(told(later, 14),
            "Member 14 is not on the roll of this vote.\n"
            "  They came in Monday 3 November 2025, 09:00 JST, after the roll was frozen at the "
            "opening.\n");
}

TEST(MemberTold, TheBallotOfTheirHousehold) {
  const auto story = paper_story(
      R"(2 residents join household 7
Hanako proposes "Mend the roof"
Hanako announces opens 2026-04-03 09:00 JST closes 2026-04-10 18:00 JST
at 2026-04-04 09:00 JST
resident 2 votes yes
resident 1 votes no
resident 2 votes yes
at 2026-04-12 09:00 JST
)",
      [](core::Charter& charter) { charter.houses.at(0).weight = core::HouseWeight::household; });
  const auto& proposal = story.proposal();
  EXPECT_EQ(told(story, 4),
            "Member 4 votes with household 7, which is on the roll by its member 3.\n"
            "Member 3 voted: for\n");
  const auto row = *row_for(story.state(), proposal, core::MemberNumber{4});
  const auto traced = trace_ballots(story.book().store(), story.state(), proposal, row);
  ASSERT_EQ(traced.size(), 3U);
  EXPECT_EQ(traced.front().ballot.author, core::MemberNumber{4});
  EXPECT_TRUE(
      tells(traced_lines(traced, proposal), Language::en, "  Their ballots in the book:\n"));
  EXPECT_NE(text_of(traced_lines(traced, proposal), Language::en).find("cast by member 4: for"),
            std::string::npos);
}

constexpr const char* kPoints = R"(community 山里
charter qv-99-share
at 2027-05-01 09:00 JST
Hanako founds as voter with roles steward and registrar and facilitator
Taro founds as voter with roles steward and registrar
2 voters join
Hanako proposes "What first" method quadratic credits 99 option "A" option "B"
Taro seconds
Hanako announces opens 2027-05-10 09:00 JST closes 2027-05-20 18:00 JST
at 2027-05-11 09:00 JST
Hanako gives A=9 B=3
Taro delegates to Hanako until 2027-06-01 09:00 JST
at 2027-06-01 09:00 JST
)";

TEST(MemberTold, WhatACopyOfPointsSays) {
  const PlayedStory story(kPoints, "a.txt",
                          [](core::Charter& charter) { charter.kinds.at(0).delegation = true; });
  EXPECT_EQ(told(story, 2),
            "Member 2 cast no ballot and had delegated: 2 → 1\n"
            "  The delegate's ballot counts for them too.\n"
            "  What member 1 voted: A +9, B +3\n");
  const PlayedStory without(kPoints, "a.txt");
  EXPECT_EQ(told(without, 2),
            "Member 2 did not vote.\n  This kind of proposal takes no delegations.\n");
}

}  // namespace
}  // namespace yoriai::cli
