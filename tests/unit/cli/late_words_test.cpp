#include "cli/late_words.h"

#include <boost/json.hpp>

#include "tests/support/village.h"
#include "tests/unit/cli/played_story.h"

namespace yoriai::cli {
namespace {

TEST(LateBallots, AreToldWithWhatWouldBeWithoutThem) {
  const auto story = PlayedStory::of("last_second.txt");
  const auto lines = story.explained();
  EXPECT_TRUE(tells(lines, Language::en,
                    "  Voters with ballots entered after the deadline: 3 counted by receipts dated "
                    "in time, 0 not counted\n"
                    "    By receipts: 2, 4, 7\n"
                    "    Without those that count: Passed.\n"
                    "      for 2, against 0, abstained 0\n"));
  EXPECT_TRUE(tells(lines, Language::ja,
                    "　締切後に届いた票：締切前の受取証で数えたもの3人、数えないもの0人\n"
                    "　　受取証で数えた人：2, 4, 7\n"
                    "　　受取証で数えた票を除くと：可決されました。\n"
                    "　　　賛成2・反対0・棄権0\n"));
  const auto json = late_json(story.document(), story.proposal());
  EXPECT_EQ(boost::json::serialize(json),
            R"({"by_receipts":[2,4,7],"receipts_needed":1,"uncounted":[],)"
            R"("uncounted_but_earlier_counts":[]})");
}

TEST(LateBallots, ThereAreNoneMostly) {
  const auto story = PlayedStory::of("qv_99_share.txt");
  EXPECT_TRUE(
      tells(story.explained(), Language::en, "  Ballots entered after the deadline: none\n"));
}

// Two of four operators have to have held a ballot in time. Member 2's is shown to have been; that
// of member 3 is not, nor is the second word of member 1, whose first one came in time.
TEST(LateBallots, AreNamedWithTheReasonWhereTheyDoNotCount) {
  using tests::Village;
  Village village(tests::four_peers());
  const core::MemberNumber first{1};
  const auto proposal = village.open(first, tests::question());
  const auto deadline = village.state().find(proposal)->terms.closes_at;
  village.enter(village.ballot(first, proposal, tests::yes()));
  village.sleep_until(deadline + tests::kMinute);
  const auto come_late = [&](std::uint32_t voter, std::uint16_t revision,
                             const std::vector<std::size_t>& peers) {
    auto ballot = village.ballot(core::MemberNumber{voter}, proposal, tests::no(), revision);
    for (const auto peer : peers) {
      ballot.receipts.push_back({&Village::peer_key(peer), deadline, {}});
    }
    std::ranges::sort(ballot.receipts, {}, [](const auto& one) { return one.peer->public_key(); });
    village.enter(ballot);
  };
  come_late(2, 1, {2, 3});
  come_late(3, 1, {2});
  come_late(1, 2, {3});
  village.close(proposal);
  const auto document = *core::decode_result(village.document(proposal));
  const auto lines = late_lines(document, *village.state().find(proposal));
  EXPECT_EQ(
      text_of(lines, Language::en),
      "  Voters with ballots entered after the deadline: 1 counted by receipts dated in time, 2 "
      "not counted\n"
      "    By receipts: 2\n"
      "    Not counted: 3 (too few receipts dated in time; those of 2 operators are needed)\n"
      "    Not counted: 1 (too few receipts dated in time; those of 2 operators are needed); "
      "what they cast before counts instead\n"
      "    Without those that count: Passed.\n"
      "      for 1, against 0, abstained 0\n");
  EXPECT_EQ(boost::json::serialize(late_json(document, *village.state().find(proposal))),
            R"({"by_receipts":[2],"receipts_needed":2,"uncounted":[1,3],)"
            R"("uncounted_but_earlier_counts":[1]})");
}

}  // namespace
}  // namespace yoriai::cli
