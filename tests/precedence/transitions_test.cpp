// Kinds 11 and 14: specs/events.md sections 4.11 and 4.14.
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

// What is due names a proposal that is known; anything else gives way to it. So the unknown one is
// shown before anything is due.
template <class Body>
void forget_proposal(Scene& s) {
  s.body<Body>().proposal.draft.data[0] ^= std::byte{1};
  s.attempt.at = s.village->state().last_accepted_at();
}

const Apart kDueIsKnown{Refusal::proposal_unknown, Refusal::not_due_yet,
                        "when an opening or closing is due follows from its proposal"};

template <class Body>
Faults sequencer_faults() {
  return {{Refusal::role_missing, [](Scene& s) { sign_as(s, kThird); }},
          {Refusal::cosigner_unexpected, add_cosigner},
          {Refusal::proposal_unknown, forget_proposal<Body>},
          {Refusal::not_due_yet, [](Scene& s) { s.attempt.at.ms -= 1; }}};
}

Scene opening_scene() {
  auto village = village_of_four();
  const auto proposal = village->announce(kVillager, question());
  village->sleep_until(village->state().find(proposal)->terms.opens_at);
  Attempt attempt = village->opening(proposal);
  return scene(std::move(village), std::move(attempt), proposal);
}

Order<Scene> opening_order() {
  Faults faults = sequencer_faults<core::VotingOpened>();
  faults.push_back({Refusal::roll_differs, [](Scene& s) {
                      s.body<core::VotingOpened>().roll_digest.data[0] ^= std::byte{1};
                    }});
  return order_of_kind("VotingOpened", opening_scene, std::move(faults), {kDueIsKnown});
}

TEST(Precedence, VotingOpened) { check(opening_order()); }

TEST(OpeningRefused, AnotherCountOfPeople) {
  Scene s = opening_scene();
  s.body<core::VotingOpened>().houses.at(0).people = 3;
  EXPECT_EQ(named(judge(s)), "roll_differs");
}

Scene closing_scene() {
  auto village = village_of_four();
  const auto proposal = village->open(kVillager, question());
  village->enter(village->ballot(kVillager, proposal, yes()));
  const auto& terms = village->state().find(proposal)->terms;
  village->sleep_until(terms.closes_at + terms.grace + core::Duration{1});
  Attempt attempt = village->closing(proposal);
  return scene(std::move(village), std::move(attempt), proposal);
}

Order<Scene> closing_order() {
  Faults faults = sequencer_faults<core::VotingClosed>();
  faults.push_back({Refusal::result_differs, [](Scene& s) {
                      s.body<core::VotingClosed>().result.hash.data[0] ^= std::byte{1};
                    }});
  return order_of_kind("VotingClosed", closing_scene, std::move(faults), {kDueIsKnown});
}

TEST(Precedence, VotingClosed) { check(closing_order()); }

TEST(ClosingRefused, AnotherSizeOfTheResult) {
  Scene s = closing_scene();
  ++s.body<core::VotingClosed>().result.size;
  EXPECT_EQ(named(judge(s)), "result_differs");
}

TEST(TransitionRefused, TheSequencersMissingRoleIsNoRoleOfMembers) {
  Scene s = opening_scene();
  sign_as(s, kThird);
  EXPECT_EQ(judge(s).error().detail, core::kRoleCount);
}

}  // namespace
}  // namespace yoriai::tests
