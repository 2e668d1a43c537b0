// Voting again, and kind 23: specs/events.md sections 4.7, 4.9 and 4.23.
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Method;
using core::Outcome;
using core::Refusal;
using core::Role;
using core::TieRule;

// The ordinary kind leaves ties to the chair, for two days; the direct one has second rounds and
// second calls, drafted within ten days.
VillageSetup with_rules() {
  VillageSetup setup;
  setup.charter.roles.push_back({Role::chair, 1});
  auto& kinds = setup.charter.kinds;
  kinds[0].tie = TieRule::chair;
  kinds[0].casting = 2 * kDay;
  kinds[0].recusal = true;
  kinds[2].tie = TieRule::second_round;
  kinds[2].second_call = true;
  kinds[2].repeat_within = 10 * kDay;
  kinds[2].repeat_notice = kDay;
  kinds[2].recusal = true;
  kinds[2].seconds = 1;
  kinds[2].methods |= 1U << static_cast<unsigned>(Method::ranked);
  kinds[2].rules.front().quorum = {1, 2, false, core::ConditionBase::roll};
  setup.founders.push_back({kResident, 1, {Role::chair}});
  return setup;
}

constexpr core::MemberNumber kChair{4};

std::unique_ptr<Village> village_with_rules() { return std::make_unique<Village>(with_rules()); }

// As many yes as no, and closed.
core::ProposalId tied_vote(Village& village, core::ProposalDrafted draft = question()) {
  const auto proposal = village.open(kFacilitator, draft);
  village.enter(village.ballot(kSteward, proposal, yes()));
  village.enter(village.ballot(kThird, proposal, no()));
  village.close(proposal);
  return proposal;
}

Attempt deciding(Village& village, const core::ProposalId& proposal,
                 core::MemberNumber chair = kChair, bool passes = true) {
  return {core::CastingVote{proposal, passes},
          {village.key_of(chair)},
          village.state().ledger(),
          village.now(),
          {},
          village.lines().size()};
}

Order<Scene> casting_order() {
  Faults faults = {
      {Refusal::author_not_active, suspend_author},
      {Refusal::role_missing, [](Scene& s) { sign_as(s, kSteward); }},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::proposal_unknown,
       [](Scene& s) { s.body<core::CastingVote>().proposal.draft.data[0] ^= std::byte{1}; }},
      {Refusal::not_tied,
       [](Scene& s) {
         meanwhile(s, [&](Village& village) {
           village.enter(deciding(village, s.proposal, kChair, false));
         });
       }},
      {Refusal::casting_too_late, [](Scene& s) { s.attempt.at = s.attempt.at + 3 * kDay; }},
  };
  const auto good = [] {
    auto village = village_with_rules();
    const auto proposal = tied_vote(*village);
    Attempt attempt = deciding(*village, proposal);
    attempt.salt = 77;  // somebody else's words in this scene are not these
    return scene(std::move(village), std::move(attempt), proposal);
  };
  return order_of_kind(
      "CastingVote", good, std::move(faults),
      {{Refusal::proposal_unknown, Refusal::not_tied, "what was decided is known"}});
}

TEST(Precedence, CastingVote) { check(casting_order()); }

std::string verdict_on(Village& village, const Attempt& attempt) {
  const auto refused = village.judge(attempt);
  if (refused) record(refused->code);
  return refused ? std::string(to_string(refused->code)) : "fine";
}

TEST(CastingVote, DecidesOnceAndWithinTwoDays) {
  auto village = village_with_rules();
  const auto proposal = tied_vote(*village);
  EXPECT_EQ(village->state().find(proposal)->outcome, Outcome::tied);
  Attempt last = deciding(*village, proposal);
  last.at = village->state().find(proposal)->closed_at + 2 * kDay;
  EXPECT_EQ(verdict_on(*village, last), "fine");
  ++last.at.ms;
  EXPECT_EQ(verdict_on(*village, last), "casting_too_late");
  const auto digest = core::state_digest(village->state());
  village->enter(deciding(*village, proposal));
  EXPECT_EQ(village->state().find(proposal)->outcome, Outcome::passed);
  EXPECT_EQ(village->state().find(proposal)->cast_by, kChair);
  EXPECT_NE(core::state_digest(village->state()), digest);
  EXPECT_EQ(verdict_on(*village, deciding(*village, proposal, kChair, false)), "not_tied");
}

TEST(CastingVote, IsNotForWhoIsRecused) {
  auto village = village_with_rules();
  auto draft = question();
  draft.recused = {kChair};
  const auto proposal = tied_vote(*village, draft);
  EXPECT_EQ(village->state().find(proposal)->box.roll().size(), 3U);
  EXPECT_EQ(verdict_on(*village, deciding(*village, proposal)), "recused");
}

TEST(CastingVote, IsNotForOtherTies) {
  auto village = village_with_rules();
  EXPECT_EQ(verdict_on(*village, deciding(*village, tied_vote(*village, question(kDirect)))),
            "not_tied");
  const auto nothing = village->open(kFacilitator, question());
  EXPECT_EQ(verdict_on(*village, deciding(*village, nothing)), "not_tied");  // still open
  village->close(nothing);
  EXPECT_EQ(village->state().find(nothing)->outcome, Outcome::no_quorum);
  EXPECT_EQ(verdict_on(*village, deciding(*village, nothing)), "not_tied");
}

// A draft like the first, for the second vote.
core::ProposalDrafted again(const Village& village, const core::ProposalId& proposal) {
  const auto& earlier = *village.state().find(proposal);
  auto draft = earlier.draft;
  draft.repeats = proposal;
  draft.title = "Again";
  if (earlier.leaders.empty()) return draft;
  draft.options.clear();
  for (const auto option : earlier.leaders) {
    draft.options.push_back(earlier.draft.options[option.value]);
  }
  return draft;
}

// Three options, of which the first and the last are level.
core::ProposalId tied_choice(Village& village) {
  const auto proposal = village.open(kFacilitator, choice_of(3, Method::one_of, kDirect));
  village.enter(village.ballot(kSteward, proposal, pick({0})));
  village.enter(village.ballot(kThird, proposal, pick({2})));
  village.close(proposal);
  return proposal;
}

TEST(SecondRound, HasTheOptionsInTheFirstPlace) {
  auto village = village_with_rules();
  const auto first = tied_choice(*village);
  const auto draft = again(*village, first);
  ASSERT_EQ(draft.options, (std::vector<std::string>{"option 0", "option 2"}));
  auto all = draft;
  all.options = village->state().find(first)->draft.options;
  EXPECT_EQ(verdict_on(*village, village->draft(kSteward, all)), "repeat_differs");
  auto other = draft;
  other.wording.hash.data[0] ^= std::byte{1};
  EXPECT_EQ(verdict_on(*village, village->draft(kSteward, other)), "repeat_differs");

  // No second, and a notice of its own.
  const auto second = village->propose(kSteward, draft);
  EXPECT_EQ(verdict_on(*village, village->announcement(second, {kHour, kDay, kHour})),
            "notice_too_short");
  village->enter(village->announcement(second, {kDay, kDay, kHour}));
  EXPECT_EQ(village->state().find(first)->repeated_in.value, 2U);
  EXPECT_EQ(verdict_on(*village, village->draft(kThird, draft)), "repeat_not_allowed");

  // A second tie is not repeated.
  village->advance_to(village->state().find(second)->terms.opens_at);
  village->enter(village->ballot(kSteward, second, pick({0})));
  village->enter(village->ballot(kThird, second, pick({1})));
  village->close(second);
  EXPECT_EQ(village->state().find(second)->outcome, Outcome::tied);
  EXPECT_EQ(verdict_on(*village, village->draft(kSteward, again(*village, second))),
            "repeat_not_allowed");
}

TEST(SecondRound, OfARankingHasThoseWhoShareTheFirstPlace) {
  auto village = village_with_rules();
  const auto first = village->open(kFacilitator, choice_of(3, Method::ranked, kDirect));
  village->enter(village->ballot(kSteward, first, give({3, 1, 2})));
  village->enter(village->ballot(kThird, first, give({3, 2, 1})));
  village->close(first);
  EXPECT_EQ(village->state().find(first)->outcome, Outcome::tied);
  const auto draft = again(*village, first);
  EXPECT_EQ(draft.options, (std::vector<std::string>{"option 1", "option 2"}));
  EXPECT_EQ(verdict_on(*village, village->draft(kSteward, draft)), "fine");
}

TEST(SecondRound, MayBeDraftedAnewWhenTheDraftWasWithdrawn) {
  auto village = village_with_rules();
  const auto first = tied_choice(*village);
  const auto second = village->propose(kSteward, again(*village, first));
  village->enter(village->withdrawal(kSteward, second));
  EXPECT_EQ(verdict_on(*village, village->draft(kThird, again(*village, first))), "fine");
}

TEST(SecondRound, IsDraftedInTimeOrNotAtAll) {
  auto village = village_with_rules();
  const auto first = tied_choice(*village);
  Attempt attempt = village->draft(kSteward, again(*village, first));
  attempt.at = village->state().find(first)->closed_at + 10 * kDay;
  EXPECT_EQ(verdict_on(*village, attempt), "fine");
  ++attempt.at.ms;
  EXPECT_EQ(verdict_on(*village, attempt), "repeat_not_allowed");
}

TEST(SecondCall, IsJudgedByItsOwnQuorum) {
  auto village = village_with_rules();
  const auto first = village->open(kFacilitator, question(kDirect));
  village->enter(village->ballot(kSteward, first, yes()));  // one of four, half is asked for
  village->close(first);
  EXPECT_EQ(village->state().find(first)->outcome, Outcome::no_quorum);
  const auto second = village->propose(kSteward, again(*village, first));
  village->enter(village->announcement(second, {kDay, kDay, kHour}));
  village->advance_to(village->state().find(second)->terms.opens_at);
  village->enter(village->ballot(kSteward, second, yes()));
  village->close(second);
  EXPECT_EQ(village->state().find(second)->outcome, Outcome::passed);
}

TEST(SecondCall, IsNotForWhatWasDecided) {
  auto village = village_with_rules();
  const auto first = village->open(kFacilitator, question(kDirect));
  for (const auto voter : {kSteward, kThird}) {
    village->enter(village->ballot(voter, first, yes()));
  }
  EXPECT_EQ(verdict_on(*village, village->draft(kSteward, again(*village, first))),
            "repeat_not_allowed");  // not closed yet
  village->close(first);
  EXPECT_EQ(village->state().find(first)->outcome, Outcome::passed);
  EXPECT_EQ(verdict_on(*village, village->draft(kSteward, again(*village, first))),
            "repeat_not_allowed");
  auto unknown = again(*village, first);
  unknown.repeats->draft.data[0] ^= std::byte{1};
  EXPECT_EQ(verdict_on(*village, village->draft(kSteward, unknown)), "proposal_unknown");
}

TEST(Recusal, LeavesOffTheRollWhomTheStewardsSignFor) {
  auto village = village_with_rules();
  auto draft = question();
  draft.recused = {kThird};
  const auto proposal = village->propose(kSteward, draft);
  Attempt alone = village->announcement(proposal);
  alone.signers.resize(1);
  EXPECT_EQ(verdict_on(*village, alone), "cosigner_missing");
  village->enter(village->announcement(proposal));
  village->advance_to(village->state().find(proposal)->terms.opens_at);
  EXPECT_EQ(village->state().find(proposal)->box.roll().size(), 3U);
  EXPECT_EQ(verdict_on(*village, village->ballot(kThird, proposal, yes())), "not_on_roll");
}

TEST(Recusal, NamesMembersInOrderWhereTheCharterAllowsIt) {
  auto village = village_with_rules();
  const auto verdict = [&](core::KindIndex kind, std::vector<core::MemberNumber> recused) {
    auto draft = question(kind);
    draft.recused = std::move(recused);
    if (kind == kAmendment) draft.charter = village->state().charter()->hash;
    return verdict_on(*village, village->draft(kSteward, draft));
  };
  EXPECT_EQ(verdict({}, {kSteward, kThird}), "fine");
  EXPECT_EQ(verdict({}, {kThird, kSteward}), "recusal_ill_formed");
  EXPECT_EQ(verdict({}, {kThird, kThird}), "recusal_ill_formed");
  EXPECT_EQ(verdict({}, {kThird, kStranger}), "recusal_ill_formed");
  EXPECT_EQ(verdict(kAmendment, {kThird}), "recusal_ill_formed");
}

TEST(TieRules, AskForWhatTheyNeed) {
  const auto founded = [](const std::function<void(core::ProposalKind&)>& change, bool chair) {
    auto setup = with_rules();
    if (!chair) setup.charter.roles.pop_back();
    change(setup.charter.kinds[0]);
    return core::check_charter(setup.charter).has_value();
  };
  EXPECT_TRUE(founded([](auto&) {}, true));
  EXPECT_FALSE(founded([](auto&) {}, false));  // nobody in the chair
  EXPECT_FALSE(founded([](auto& kind) { kind.casting = {}; }, true));
  EXPECT_FALSE(founded([](auto& kind) { kind.tie = TieRule::status_quo; }, true));
  EXPECT_FALSE(founded([](auto& kind) { kind.rules.front().threshold.strict = false; }, true));
  EXPECT_FALSE(founded(
      [](auto& kind) { kind.rules.front().threshold.base = core::ConditionBase::roll; }, true));
  EXPECT_FALSE(founded([](auto& kind) { kind.second_call = true; }, true));
  EXPECT_FALSE(founded([](auto& kind) { kind.repeat_within = kDay; }, true));
  EXPECT_FALSE(founded(
      [](auto& kind) { kind.rules.front().second_quorum = kind.rules.front().quorum; }, true));
}

}  // namespace
}  // namespace yoriai::tests
