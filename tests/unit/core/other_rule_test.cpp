#include "core/other_rule.h"

#include <gtest/gtest.h>

#include "core/result_document.h"
#include "tests/support/village.h"

namespace yoriai::tests {
namespace {

using core::MemberNumber;
using core::OtherRule;

constexpr MemberNumber kVoter{1};

// Members 2 and 3 have put these papers into a box; member 4 was in the room.
core::Proposal with_box(const Village& village, const core::ProposalId& id,
                        std::vector<core::EqualPapers> papers) {
  auto proposal = *village.state().find(id);
  core::BoxCount count;
  count.station = "hall";
  count.marked = 2;
  count.papers = std::move(papers);
  proposal.box.counts().add(std::move(count), {1, 2});
  proposal.box.counts().note_present({3});
  return proposal;
}

VillageSetup four_people() {
  VillageSetup setup;
  setup.founders.push_back({kResident, 1, {}});
  return setup;
}

TEST(OtherRule, CountsThePapersOfBoxesToo) {
  Village village(four_people());
  const auto id = village.open(kVoter, question());
  village.enter(village.ballot(kVoter, id, no()));
  const auto proposal = with_box(village, id, {{2, {core::OptionIndex{1}}, {}}});
  OtherRule rule;
  rule.threshold = core::Condition{3, 4, false, core::ConditionBase::cast};
  for (const bool direct_only : {false, true}) {
    rule.direct_only = direct_only;
    const auto other = core::count_by_other_rule(proposal, {}, rule).result;
    EXPECT_EQ(other.outcome, core::Outcome::failed);  // two of three
    EXPECT_EQ(other.houses.front().voted, 3U);
    EXPECT_EQ(other.houses.front().in_room, 1U);
    EXPECT_EQ(other.houses.front().options.front().in_favour, 2U);
  }
}

TEST(OtherRule, ReadsPapersLikeBallots) {
  Village village(four_people());
  auto draft = choice_of(2, core::Method::quadratic);
  draft.credits = core::Credits{99};
  draft.negative = true;
  const auto id = village.open(kVoter, draft);
  const auto proposal = with_box(village, id, {{1, {}, {-1, 0}}, {1, {}, {-1, 2}}});
  OtherRule rule;
  rule.method = core::Method::approval;
  const auto house = core::count_by_other_rule(proposal, {}, rule).result.houses.front();
  EXPECT_EQ(house.options.at(0).in_favour, 0U);
  EXPECT_EQ(house.options.at(1).in_favour, 1U);
  EXPECT_EQ(house.blank, 1U);
  const auto points = core::count_by_other_rule(proposal, {}, {}).result.houses.front();
  EXPECT_EQ(points.options.at(0).against, 2U);
  EXPECT_EQ(points.options.at(1).in_favour, 2U);
}

// Members 2 and 3 hand on to member 1, who votes, and carries one of them at most.
std::unique_ptr<Village> capped_village() {
  VillageSetup setup;
  setup.charter.kinds[0].rules.front().cap = {1, 0, 0};
  auto village = std::make_unique<Village>(setup);
  for (const std::uint32_t delegator : {2U, 3U}) {
    village->enter(
        village->delegation(MemberNumber{delegator}, kVoter, {}, 1, village->now() + 30 * kDay));
  }
  return village;
}

TEST(OtherRule, KeepsTheCapsOfTheVote) {
  const auto village = capped_village();
  const auto id = village->open(kVoter, question());
  village->enter(village->ballot(kVoter, id, yes()));
  const auto& state = village->state();
  const auto& proposal = *state.find(id);
  const auto own = core::count_vote(proposal, state.members(), state.delegations());
  ASSERT_EQ(own.decided.result.houses.front().cut, 1U);

  OtherRule rule;
  rule.quorum = core::Condition{1, 1, false, core::ConditionBase::roll};
  const auto all = core::count_by_other_rule(proposal, own.decided.represented, rule);
  EXPECT_EQ(all.represented, own.decided.represented);
  EXPECT_EQ(all.result.outcome, core::Outcome::no_quorum);

  OtherRule direct;
  direct.direct_only = true;
  const auto alone = core::count_by_other_rule(proposal, own.decided.represented, direct);
  EXPECT_EQ(alone.result.houses.front().cut, 0U);
  EXPECT_EQ(alone.result.houses.front().present(), 1U);
}

// With several kinds the other condition stands in the place of all of theirs.
TEST(OtherRule, TakesThePlaceOfTheConditionOfEveryKind) {
  VillageSetup setup;
  setup.charter.kinds[2].rules.front().quorum = {1, 1, false, core::ConditionBase::roll};
  Village village(setup);
  auto draft = question();
  draft.also = {core::KindIndex{2}};
  const auto id = village.open(kVoter, draft);
  village.enter(village.ballot(kVoter, id, yes()));
  const auto& state = village.state();
  const auto& proposal = *state.find(id);
  const auto own = core::count_vote(proposal, state.members(), state.delegations());
  ASSERT_EQ(own.decided.result.outcome, core::Outcome::no_quorum);
  OtherRule rule;
  rule.quorum = core::Condition{1, 10, false, core::ConditionBase::roll};
  const auto other = core::count_by_other_rule(proposal, own.decided.represented, rule);
  EXPECT_EQ(other.result.outcome, core::Outcome::passed);
}

}  // namespace
}  // namespace yoriai::tests
