// Kind 12: specs/events.md section 4.12.
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

core::BallotCast& cast(Scene& s) { return s.body<core::BallotCast>(); }
core::Ballot& ballot(Scene& s) { return cast(s).ballot; }

bool author_is_gone(const Scene& s) {
  return s.village->state().members().find(author_of(s))->gone();
}

void let_die(Scene& s, core::MemberNumber member) {
  meanwhile(s, [&](Village& village) {
    village.enter(village.change(member, core::MemberField::status, 3));
  });
}

// Whoever comes after the opening is not on the roll; dead, if the author before was.
void sign_as_newcomer(Scene& s) {
  const bool gone = author_is_gone(s);
  core::MemberNumber newcomer;
  meanwhile(s, [&](Village& village) { newcomer = village.join(); });
  sign_as(s, newcomer);
  cast(s).voter = newcomer;
  if (gone) let_die(s, newcomer);
}

void turn_to_announced(Scene& s) {
  meanwhile(s, [&](Village& village) { cast(s).proposal = village.announce(kThird, question()); });
}

void let_vote_close(Scene& s) {
  s.village->close(s.proposal);
  s.attempt.at = s.village->now();
}

void come_late(Scene& s) {
  s.attempt.at = s.village->state().find(s.proposal)->terms.closes_at + core::Duration{1};
}

Faults before_the_ballot() {
  return {
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::proposal_unknown, [](Scene& s) { cast(s).proposal.draft.data[0] ^= std::byte{1}; }},
      {Refusal::voting_not_open, turn_to_announced},
      {Refusal::voting_over, let_vote_close},
      {Refusal::voter_not_author, [](Scene& s) { cast(s).voter = kStranger; }},
      {Refusal::not_on_roll, sign_as_newcomer},
      {Refusal::voter_gone, [](Scene& s) { let_die(s, author_of(s)); }},
      {Refusal::late_without_receipt, come_late},
      {Refusal::revision_out_of_range, [](Scene& s) { cast(s).revision = core::Revision{0}; }}};
}

const Apart kNotOpenIsKnown{Refusal::proposal_unknown, Refusal::voting_not_open,
                            "what is not open yet is known"};
const Apart kNotYetOrOver{Refusal::voting_not_open, Refusal::voting_over,
                          "a vote is before its opening or after its closing"};

Scene voting_scene(const core::ProposalDrafted& draft, const core::Ballot& says) {
  auto village = village_of_four();
  const auto proposal = village->open(kFacilitator, draft);
  Attempt attempt = village->ballot(kVillager, proposal, says);
  return scene(std::move(village), std::move(attempt), proposal);
}

// Points, 99 credits, no sign: each fault of the numbers has an option of its own.
Order<Scene> points_order() {
  Faults faults = before_the_ballot();
  const Faults own = {
      {Refusal::form_wrong, [](Scene& s) { ballot(s).choices = {core::OptionIndex{0}}; }},
      {Refusal::votes_count_wrong, [](Scene& s) { ballot(s).votes.push_back(0); }},
      {Refusal::vote_out_of_range, [](Scene& s) { ballot(s).votes[0] = 32'769; }},
      {Refusal::negative_not_allowed, [](Scene& s) { ballot(s).votes[1] = -1; }},
      {Refusal::over_credits, [](Scene& s) { ballot(s).votes[2] = 10; }}};
  faults = joined(std::move(faults), own);
  return order_of_kind("BallotCast, points",
                       [] {
                         return voting_scene(points(3, 99, false), give({1, 2, 3}));
                       },
                       std::move(faults), {kNotOpenIsKnown, kNotYetOrOver});
}

TEST(Precedence, BallotCastPoints) { check(points_order()); }

// One option. Choices and points never meet in one method, so option_unknown and votes_count_wrong,
// neighbours in the specification, cannot be together.
Order<Scene> choice_order() {
  Faults faults = before_the_ballot();
  std::erase_if(faults, [](const auto& fault) { return fault.code == Refusal::voting_over; });
  faults.push_back({Refusal::form_wrong, [](Scene& s) {
                      ballot(s).choices.insert(ballot(s).choices.begin(), core::OptionIndex{0});
                    }});
  faults.push_back(
      {Refusal::option_unknown, [](Scene& s) { ballot(s).choices = {core::OptionIndex{3}}; }});
  return order_of_kind("BallotCast, one option",
                       [] { return voting_scene(choice_of(3, core::Method::one_of), pick({1})); },
                       std::move(faults), {kNotOpenIsKnown});
}

TEST(Precedence, BallotCastOneOption) { check(choice_order()); }

std::string verdict_on(const core::ProposalDrafted& draft, const core::Ballot& says) {
  Scene s = voting_scene(draft, says);
  return named(judge(s));
}

TEST(BallotRefused, FormsThatDoNotFit) {
  const auto many = choice_of(3, core::Method::approval);
  EXPECT_EQ(verdict_on(question(), pick({})), "form_wrong");
  EXPECT_EQ(verdict_on(question(), pick({0, 1})), "form_wrong");
  EXPECT_EQ(verdict_on(question(), give({1})), "form_wrong");
  EXPECT_EQ(verdict_on(many, pick({})), "form_wrong");
  EXPECT_EQ(verdict_on(many, pick({0, 1, 2})), "fine");
  EXPECT_EQ(verdict_on(many, {core::BallotForm::blank, {core::OptionIndex{1}}, {}}), "form_wrong");
  EXPECT_EQ(verdict_on(many, {core::BallotForm::withdrawn, {}, {1}}), "form_wrong");
  EXPECT_EQ(verdict_on(many, {static_cast<core::BallotForm>(3), {}, {}}), "form_wrong");
}

TEST(BallotRefused, OptionsThatDoNotExistOrAscend) {
  const auto many = choice_of(3, core::Method::approval);
  EXPECT_EQ(verdict_on(question(), pick({2})), "option_unknown");
  EXPECT_EQ(verdict_on(many, pick({0, 3})), "option_unknown");
  EXPECT_EQ(verdict_on(many, pick({1, 0})), "option_unknown");
  EXPECT_EQ(verdict_on(many, pick({1, 1})), "option_unknown");
}

TEST(BallotRefused, CreditsMissingAreCounted) {
  Scene s = voting_scene(points(3, 99, true), give({9, -4, 2}));
  const auto refused = judge(s);
  EXPECT_EQ(named(refused), "over_credits");
  EXPECT_EQ(refused.error().detail, 81 + 16 + 4 - 99U);
}

}  // namespace
}  // namespace yoriai::tests
