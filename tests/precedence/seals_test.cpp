// Sealed votes: kind 22, and what sealing adds to kinds 9, 12 and 19 (specs/events.md 4.9, 4.12,
// 4.22; specs/rules.md 15).
#include "core/limits.h"
#include "core/result_document.h"
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Outcome;
using core::Refusal;
using core::SpoiltBy;

constexpr core::MemberNumber kOpener = kSteward;  // members 2 and 3 of sealed_terms()
constexpr core::MemberNumber kLaterOpener = kThird;

std::string verdict_on(Village& village, const Attempt& attempt) {
  const auto refused = village.judge(attempt);
  if (refused) record(refused->code);
  return refused ? std::string(to_string(refused->code)) : "fine";
}

core::Instant grace_end_of(const Village& village, const core::ProposalId& proposal) {
  return core::grace_end(village.state(), *village.state().find(proposal));
}

void wait_for_keys(Village& village, const core::ProposalId& proposal) {
  village.advance_to(grace_end_of(village, proposal) + core::Duration{1});
}

core::ResultDocument result_of(const Village& village, const core::ProposalId& proposal) {
  return *core::decode_result(village.document(proposal));
}

// Opened by all, and counted.
core::ResultDocument count(Village& village, const core::ProposalId& proposal) {
  wait_for_keys(village, proposal);
  village.enter(village.seal_opening(kOpener, proposal));
  village.enter(village.seal_opening(kLaterOpener, proposal));
  village.close(proposal);
  return result_of(village, proposal);
}

// The vote whose grace is over, with one ballot in it.
Scene opening_scene() {
  auto village = village_of_four();
  const auto proposal = village->open(kFacilitator, question(), sealed_terms());
  village->enter(village->sealed_ballot(kVillager, proposal, yes()));
  wait_for_keys(*village, proposal);
  Attempt attempt = village->seal_opening(kOpener, proposal);
  return scene(std::move(village), std::move(attempt), proposal);
}

core::SealOpened& opened(Scene& s) { return s.body<core::SealOpened>(); }

void turn_to_an_open_vote(Scene& s) {
  meanwhile(s, [&](Village& village) {
    const auto other = village.announce(kThird, question());
    village.advance_to(village.state().find(other)->terms.opens_at);
    opened(s).proposal = other;
  });
  s.attempt.at = s.village->state().last_accepted_at();
  s.village->sleep_until(s.attempt.at);
}

Order<Scene> opening_order() {
  Faults faults = {
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::proposal_unknown,
       [](Scene& s) { opened(s).proposal.draft.data[0] ^= std::byte{1}; }},
      {Refusal::voting_not_open,
       [](Scene& s) {
         meanwhile(s, [&](Village& village) {
           Terms later;
           later.opens_in = 30 * kDay;
           opened(s).proposal = village.announce(kThird, question(), later);
         });
       }},
      {Refusal::not_a_sealed_vote, turn_to_an_open_vote},
      {Refusal::not_an_opener, [](Scene& s) { sign_as(s, kVillager); }},
      {Refusal::already_opened,
       [](Scene& s) {
         meanwhile(s, [&](Village& village) {
           Attempt before = village.seal_opening(kOpener, s.proposal);
           before.salt = 77;
           before.at = s.attempt.at;
           village.enter(before);
         });
       }},
      {Refusal::secret_differs, [](Scene& s) { opened(s).secret.data[5] ^= std::byte{1}; }},
  };
  return order_of_kind(
      "SealOpened", opening_scene, std::move(faults),
      {{Refusal::proposal_unknown, Refusal::voting_not_open, "what is not open yet is known"},
       {Refusal::voting_not_open, Refusal::not_a_sealed_vote, "an open vote is open"},
       {Refusal::not_a_sealed_vote, Refusal::not_an_opener,
        "nobody opens a vote that is not sealed"},
       {Refusal::not_an_opener, Refusal::already_opened, "only an opener has opened"}});
}

TEST(Precedence, SealOpened) { check(opening_order()); }

TEST(SealOpened, ComesAfterTheGraceAndOnce) {
  auto village = village_of_four();
  const auto proposal = village->open(kFacilitator, question(), sealed_terms());
  const auto end = grace_end_of(*village, proposal);
  Attempt early = village->seal_opening(kOpener, proposal);
  early.at = end;
  EXPECT_EQ(verdict_on(*village, early), "not_due_yet");
  ++early.at.ms;
  EXPECT_EQ(verdict_on(*village, early), "fine");
  village->sleep_until(early.at);
  village->enter(early);
  early.salt = 777;
  EXPECT_EQ(verdict_on(*village, early), "already_opened");
  village->enter(village->seal_opening(kLaterOpener, proposal));
  village->close(proposal);
  early.at = village->now();
  EXPECT_EQ(verdict_on(*village, early), "voting_over");
}

// Else whoever suspends a member could make a vote void.
TEST(SealOpened, IsNotStoppedBySuspendingTheOpener) {
  Scene s = opening_scene();
  meanwhile(s, [&](Village& village) {
    village.enter(village.change(kOpener, core::MemberField::status, 1));
  });
  EXPECT_EQ(named(judge(s)), "fine");
}

TEST(SealedVote, TakesNothingOnceTheGraceIsOver) {
  Scene s = opening_scene();
  auto& village = *s.village;
  Attempt late = village.sealed_ballot(kThird, s.proposal, no());
  EXPECT_EQ(verdict_on(village, late), "grace_over");
  village.enter(village.seal_opening(kOpener, s.proposal));
  EXPECT_EQ(verdict_on(village, late), "voting_over");
  Attempt in_time = village.sealed_ballot(kThird, s.proposal, no());
  in_time.receipts = {{&Village::node_key(), s.village->now(), {}}};
  EXPECT_EQ(verdict_on(village, in_time), "voting_over");
}

TEST(SealedVote, IsClosedByItsLastKey) {
  auto village = village_of_four();
  const auto proposal = village->open(kFacilitator, question(), sealed_terms());
  village->enter(village->sealed_ballot(kVillager, proposal, yes()));
  village->enter(village->sealed_ballot(kThird, proposal, no()));
  village->enter(village->sealed_ballot(kThird, proposal, yes(), 2));
  village->enter(village->sealed_ballot(kSteward, proposal, blank()));
  village->enter(village->sealed_ballot(kFacilitator, proposal, no()));
  village->enter(village->sealed_ballot(kFacilitator, proposal, withdrawn(), 2));
  const auto before = core::state_digest(village->state());
  const auto result = count(*village, proposal);
  EXPECT_NE(core::state_digest(village->state()), before);
  const auto& decided = result.result.decided.result;
  EXPECT_EQ(decided.outcome, Outcome::passed);
  const auto& house = decided.houses.front();
  EXPECT_EQ(house.options.front().in_favour, 2U);
  EXPECT_EQ(house.options.front().against, 0U);
  EXPECT_EQ(house.blank, 1U);
  EXPECT_EQ(house.spoilt, 0U);
  EXPECT_EQ(house.did_not_vote, 1U);
  const std::vector<core::OpenerResult> both{{kOpener, true}, {kLaterOpener, true}};
  EXPECT_EQ(result.result.openers, both);
}

TEST(SealedVote, NamesWhyABallotIsSpoilt) {
  auto village = village_of_four();
  const auto proposal = village->open(kFacilitator, points(3, 99, false), sealed_terms());
  village->enter(village->sealed_ballot(kVillager, proposal, give({9, 3, 0})));
  village->enter(village->sealed_ballot(kSteward, proposal, give({9, 3, 1})));
  const auto boxes = village->state().find(proposal)->box.at(3).standing(true);
  village->enter(village->ballot(kThird, proposal, *boxes));
  auto random = *boxes;
  random.sealed[3] ^= std::byte{0x40};
  village->enter(village->ballot(kFacilitator, proposal, random));
  const auto result = count(*village, proposal);
  const auto& house = result.result.decided.result.houses.front();
  EXPECT_EQ(house.voted, 4U);
  EXPECT_EQ(house.spoilt, 2U);
  EXPECT_EQ(house.cast(), 2U);
  const std::vector<core::SpoiltBallot> spoilt{{kFacilitator, SpoiltBy::no_box},
                                               {kThird, SpoiltBy::made_for_another}};
  EXPECT_EQ(result.result.spoilt_ballots, spoilt);
}

TEST(SealedVote, SpoilsWhatIsOverTheCreditsAndCopiesIt) {
  auto village = village_of_four();
  village->enter(village->delegation(kThird, kSteward, {}, 1, village->now() + 99 * kDay));
  village->enter(village->delegation(kFacilitator, kVillager, {}, 1, village->now() + 99 * kDay));
  const auto proposal = village->open(kFacilitator, points(2, 99, true), sealed_terms());
  village->enter(village->sealed_ballot(kSteward, proposal, give({10, 0})));
  village->enter(village->sealed_ballot(kVillager, proposal, give({-9, 4})));
  const auto result = count(*village, proposal);
  const auto& house = result.result.decided.result.houses.front();
  EXPECT_EQ(house.voted, 2U);
  EXPECT_EQ(house.copied, 2U);
  EXPECT_EQ(house.spoilt, 2U);  // the copy of a spoilt ballot is spoilt
  EXPECT_EQ(house.options[0].against, 18U);
  EXPECT_EQ(house.options[1].in_favour, 8U);
  const std::vector<core::SpoiltBallot> spoilt{{kSteward, SpoiltBy::credits}};
  EXPECT_EQ(result.result.spoilt_ballots, spoilt);
}

TEST(SealedVote, IsVoidWithoutAllKeys) {
  auto village = village_of_four();
  const auto proposal = village->open(kFacilitator, question(), sealed_terms());
  village->enter(village->sealed_ballot(kVillager, proposal, yes()));
  wait_for_keys(*village, proposal);
  village->enter(village->seal_opening(kLaterOpener, proposal));
  const auto due = core::closing_due(village->state(), *village->state().find(proposal));
  EXPECT_EQ(due, grace_end_of(*village, proposal) + kDay + core::Duration{1});
  village->close(proposal);
  EXPECT_EQ(village->state().find(proposal)->outcome, Outcome::not_opened);
  const auto result = result_of(*village, proposal);
  EXPECT_EQ(result.result.decided.result.outcome, Outcome::not_opened);
  const auto& house = result.result.decided.result.houses.front();
  EXPECT_EQ(house.voted, 1U);
  EXPECT_EQ(house.spoilt, 1U);
  EXPECT_FALSE(house.threshold_met);
  const std::vector<core::OpenerResult> one{{kOpener, false}, {kLaterOpener, true}};
  EXPECT_EQ(result.result.openers, one);
  EXPECT_TRUE(result.result.spoilt_ballots.empty());
  Attempt too_late = village->seal_opening(kOpener, proposal);
  EXPECT_EQ(verdict_on(*village, too_late), "voting_over");
}

// A replay of its bytes comes to the same state.
TEST(SealedVote, IsTheSameWhenReplayed) {
  auto village = village_of_four();
  const auto proposal = village->open(kFacilitator, question(), sealed_terms());
  village->enter(village->sealed_ballot(kVillager, proposal, yes()));
  count(*village, proposal);
  core::State again;
  for (const auto& line : village->lines()) ASSERT_TRUE(replay(again, line));
  EXPECT_EQ(core::state_digest(again), core::state_digest(village->state()));
}

TEST(SealedBallotRefused, ByItsSizeAndForm) {
  auto village = village_of_four();
  const auto proposal = village->open(kFacilitator, question(), sealed_terms());
  const auto size = village->state().find(proposal)->sealed_bytes();
  EXPECT_EQ(size, 41U + 96U);
  EXPECT_EQ(verdict_on(*village, village->ballot(kVillager, proposal, yes())), "sealing_wrong");
  auto sealed =
      village->sealed({proposal, kVillager, core::Channel::own, core::Revision{1}}, yes());
  EXPECT_EQ(verdict_on(*village, village->ballot(kVillager, proposal, sealed)), "fine");
  sealed.form = core::BallotForm::choice;
  EXPECT_EQ(verdict_on(*village, village->ballot(kVillager, proposal, sealed)), "form_wrong");
  sealed.form = core::BallotForm::sealed;
  sealed.choices = {core::OptionIndex{1}};
  EXPECT_EQ(verdict_on(*village, village->ballot(kVillager, proposal, sealed)), "form_wrong");
  sealed.choices.clear();
  sealed.sealed.pop_back();
  const auto refused = village->judge(village->ballot(kVillager, proposal, sealed));
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->code, Refusal::sealing_wrong);
  EXPECT_EQ(refused->detail, size);
  const auto open = village->open(kFacilitator, question());
  sealed.sealed.resize(size);
  EXPECT_EQ(verdict_on(*village, village->ballot(kVillager, open, sealed)), "sealing_wrong");
  sealed.sealed.clear();
  EXPECT_EQ(verdict_on(*village, village->ballot(kVillager, open, sealed)), "form_wrong");
}

core::ProposalAnnounced& announced(Scene& s) { return s.body<core::ProposalAnnounced>(); }

Scene announcement_scene() {
  auto village = village_of_four();
  const auto proposal = village->propose(kVillager, question());
  Attempt attempt = village->announcement(proposal, sealed_terms());
  return scene(std::move(village), std::move(attempt), proposal);
}

core::SealKey another_key() {
  core::SealKey key;
  key.data.fill(std::byte{9});
  return key;
}

Order<Scene> announcement_order() {
  Faults faults = joined(
      wrong_signers(kVillager),
      {
          {Refusal::proposal_unknown,
           [](Scene& s) { announced(s).proposal.draft.data[0] ^= std::byte{1}; }},
          {Refusal::wording_differs, [](Scene& s) { announced(s).wording_hash = {}; }},
          {Refusal::visibility_unsupported,
           [](Scene& s) { announced(s).visibility = core::Visibility::secret; }},
          {Refusal::openers_ill_formed, [](Scene& s) { announced(s).openers[1].key = {}; }},
          {Refusal::seal_key_used,
           [](Scene& s) { announced(s).openers[0].key = announced(s).openers[1].key; }},
          {Refusal::open_within_wrong, [](Scene& s) { announced(s).open_within = kMinute; }},
          {Refusal::notice_too_short, [](Scene& s) { announced(s).opens_at.ms = s.attempt.at.ms; }},
      });
  return order_of_kind("ProposalAnnounced, sealed", announcement_scene, std::move(faults),
                       {kMoreOrFewer,
                        {Refusal::openers_ill_formed, Refusal::seal_key_used,
                         "a key used twice is the other one's, which is unfit"}});
}

TEST(Precedence, SealedAnnouncement) { check(announcement_order()); }

TEST(SealedAnnouncement, AsksForTwoOrThreeOpenersInOrder) {
  Scene one = announcement_scene();
  announced(one).openers.pop_back();
  one.attempt.signers.pop_back();
  EXPECT_EQ(named(judge(one)), "openers_ill_formed");
  Scene turned = announcement_scene();
  std::swap(announced(turned).openers[0], announced(turned).openers[1]);
  EXPECT_EQ(named(judge(turned)), "openers_ill_formed");
  Scene three = announcement_scene();
  announced(three).openers.push_back({kVillager, another_key()});
  three.attempt.signers.push_back(three.village->key_of(kVillager));
  EXPECT_EQ(named(judge(three)), "fine");
}

// A key that nobody has stands for no opener, not even for number 0.
TEST(SealedAnnouncement, NobodyIsNoOpener) {
  Scene s = announcement_scene();
  announced(s).openers[0].member = core::kNobody;
  s.attempt.signers[1] = &key_named("stranger");
  EXPECT_EQ(named(judge(s)), "cosigner_missing");
}

TEST(SealedAnnouncement, OthersHaveNoOpeners) {
  Scene s = announcement_scene();
  announced(s).visibility = core::Visibility::open;
  EXPECT_EQ(named(judge(s)), "openers_ill_formed");
  Scene time = announcement_scene();
  announced(time).visibility = core::Visibility::open;
  announced(time).openers.clear();
  time.attempt.signers.resize(1);
  EXPECT_EQ(named(judge(time)), "openers_ill_formed");
  announced(time).open_within = {};
  EXPECT_EQ(named(judge(time)), "fine");
}

TEST(SealedAnnouncement, TheOpenersTimeIsBounded) {
  Scene s = announcement_scene();
  announced(s).open_within.ms = core::kMaxOpenWithinMs;
  EXPECT_EQ(named(judge(s)), "fine");
  ++announced(s).open_within.ms;
  EXPECT_EQ(named(judge(s)), "open_within_wrong");
}

TEST(SealedAnnouncement, AKeyServesOneVote) {
  Scene s = announcement_scene();
  auto& village = *s.village;
  village.enter(s.attempt);
  const auto other = village.propose(kVillager, question());
  Attempt again = village.announcement(other, sealed_terms());
  EXPECT_EQ(verdict_on(village, again), "fine");
  std::get<core::ProposalAnnounced>(again.body).openers[0].key = announced(s).openers[0].key;
  EXPECT_EQ(verdict_on(village, again), "seal_key_used");
}

TEST(SealedAnnouncement, WhoAnnouncesMayOpenAndSignsOnce) {
  auto village = village_of_four();
  const auto proposal = village->propose(kVillager, question());
  auto terms = sealed_terms();
  terms.openers = {kFacilitator, kVillager};
  const Attempt attempt = village->announcement(proposal, terms);
  EXPECT_EQ(attempt.signers.size(), 2U);
  EXPECT_EQ(verdict_on(*village, attempt), "fine");
}

}  // namespace
}  // namespace yoriai::tests
