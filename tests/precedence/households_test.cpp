// Ballots of households: specs/rules.md section 5, specs/events.md section 4.12.
#include "core/result_document.h"
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

constexpr core::MemberNumber kHusband{4};
constexpr core::MemberNumber kWife{5};
constexpr core::MemberNumber kLodger{6};  // of no household
constexpr core::HouseholdNumber kHome{7};

// The ballot of the home, cast by the wife; the roll has the husband's row for it.
Scene household_scene() {
  VillageSetup setup;
  setup.charter.houses.front().weight = core::HouseWeight::household;
  auto village = std::make_unique<Village>(setup);
  village->join({kResident, 1, kHome, {}});
  village->join({kResident, 1, kHome, {}});
  village->join();
  const auto proposal = village->open(kFacilitator, question());
  Attempt attempt = village->ballot(kHusband, proposal, yes());
  attempt.signers = {village->key_of(kWife)};
  return scene(std::move(village), std::move(attempt), proposal);
}

std::string verdict(Scene& s) { return named(seen(judge(s))); }

std::string verdict_for(core::MemberNumber voter, core::MemberNumber signer) {
  Scene s = household_scene();
  s.body<core::BallotCast>().voter = voter;
  s.attempt.signers = {s.village->key_of(signer)};
  return verdict(s);
}

void change(Scene& s, core::MemberNumber member, core::MemberField what, std::uint32_t value) {
  meanwhile(s, [&](Village& village) { village.enter(village.change(member, what, value)); });
}

TEST(Households, HaveOneRowOfTheLowestNumber) {
  const Scene s = household_scene();
  const auto& roll = s.village->state().find(s.proposal)->box.roll();
  ASSERT_EQ(roll.size(), 5U);  // three founders, the home, the lodger
  EXPECT_EQ(roll[3].number, kHusband);
  EXPECT_EQ(roll[3].household, kHome);
  EXPECT_EQ(roll[4].number, kLodger);
  EXPECT_EQ(roll[4].household, core::HouseholdNumber{});
}

TEST(Households, WhoeverIsOfThemCastsTheirBallot) {
  EXPECT_EQ(verdict_for(kHusband, kWife), "fine");
  EXPECT_EQ(verdict_for(kHusband, kHusband), "fine");
  EXPECT_EQ(verdict_for(kWife, kWife), "not_on_roll");
  EXPECT_EQ(verdict_for(kHusband, kLodger), "voter_not_author");
  EXPECT_EQ(verdict_for(kLodger, kWife), "voter_not_author");
  EXPECT_EQ(verdict_for(kFacilitator, kWife), "voter_not_author");
}

TEST(Households, WhoHasMovedOutOrIsSuspendedSpeaksForThemNoMore) {
  Scene moved = household_scene();
  change(moved, kWife, core::MemberField::household, 8);
  EXPECT_EQ(verdict(moved), "voter_not_author");
  Scene suspended = household_scene();
  change(suspended, kWife, core::MemberField::status, 1);
  EXPECT_EQ(verdict(suspended), "voter_not_author");
  Scene moved_in = household_scene();
  change(moved_in, kLodger, core::MemberField::household, kHome.value);
  moved_in.attempt.signers = {moved_in.village->key_of(kLodger)};
  EXPECT_EQ(verdict(moved_in), "fine");
}

TEST(Households, KeepTheirVoteWhenTheMemberOfTheirRowDiesOrMoves) {
  Scene died = household_scene();
  change(died, kHusband, core::MemberField::status, 3);
  EXPECT_EQ(verdict(died), "fine");
  Scene moved = household_scene();
  change(moved, kHusband, core::MemberField::household, 9);
  EXPECT_EQ(verdict(moved), "fine");
}

TEST(Households, TheLastWordCountsWhoeverSpoke) {
  Scene s = household_scene();
  Village& village = *s.village;
  // New keys give no more weight here than old ones.
  village.enter(village.key_replacement(kHusband));
  village.enter(village.ballot(kHusband, s.proposal, no(), 1));
  Attempt last = village.ballot(kHusband, s.proposal, yes(), 2);
  last.signers = {village.key_of(kWife)};
  village.enter(last);
  village.close(s.proposal);
  const auto document = core::decode_result(village.document(s.proposal));
  const auto& house = document->result.decided.result.houses.front();
  EXPECT_EQ(house.roll, 5U);
  EXPECT_EQ(house.voted, 1U);
  EXPECT_EQ(house.options.front().in_favour, 1U);
}

}  // namespace
}  // namespace yoriai::tests
