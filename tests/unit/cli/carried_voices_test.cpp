#include "cli/carried_voices.h"

#include "tests/unit/cli/played_story.h"

namespace yoriai::cli {
namespace {

// What the count itself gave to the one who voted, where that was the only ballot of the chain.
TEST(CarriedVoices, AreThoseThatTheCountKeeps) {
  const auto story = PlayedStory::of("caps.txt");
  std::size_t compared = 0;
  for (const auto& proposal : story.state().proposals()) {
    if (proposal.phase != core::Phase::closed) continue;
    const auto document = story.document(proposal.draft.number.value);
    const auto& roll = proposal.box.roll();
    const CarriedVoicesOf voices(story.state(), proposal, proposal.terms.closes_at);
    for (std::size_t at = 0; at < roll.size(); ++at) {
      if (!proposal.box.at(at).standing(true)) continue;
      std::uint32_t kept = 0;
      std::vector<core::MemberNumber> cut;
      for (const auto& row : document.result.decided.represented) {
        if (row.end != roll[at].number) continue;
        kept += row.fate == core::Fate::copied ? 1 : 0;
        if (row.fate == core::Fate::cut) cut.push_back(row.member);
      }
      const auto carried = voices.by(roll[at].number);
      const bool alone = carried.kept + carried.cut.size() == kept + cut.size();
      if (!alone) continue;  // somebody between voted as well
      EXPECT_EQ(carried.kept, kept);
      EXPECT_EQ(carried.cut, cut);
      compared += cut.size();
    }
  }
  EXPECT_GT(compared, 0U);
}

TEST(CarriedVoices, NamePapersHandedInByProxy) {
  const auto story = PlayedStory::of("roukyo.txt");
  std::size_t papers = 0;
  for (const auto& proposal : story.state().proposals()) {
    for (const auto& helped : proposal.box.papers().helped()) {
      if (helped.channel != core::Channel::proxy) continue;
      const CarriedVoicesOf voices(story.state(), proposal, proposal.terms.closes_at);
      const auto proxies = voices.by(helped.helper).proxies;
      EXPECT_NE(std::ranges::find(proxies, helped.voter), proxies.end());
      ++papers;
    }
  }
  EXPECT_GT(papers, 0U);
}

}  // namespace
}  // namespace yoriai::cli
