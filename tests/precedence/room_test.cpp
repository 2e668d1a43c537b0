// Kinds 20 and 21: specs/events.md sections 4.20 and 4.21.
#include "core/result_document.h"
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

constexpr core::MemberNumber kClerk{2};
constexpr core::MemberNumber kChair{3};
constexpr core::MemberNumber kGuestNumber{5};

core::CountEntered& counted(Scene& s) { return s.body<core::CountEntered>(); }
core::PresenceNoted& noted(Scene& s) { return s.body<core::PresenceNoted>(); }

VillageSetup setup_with_office() {
  VillageSetup setup;
  setup.charter.roles.push_back({core::Role::chair, 1});
  setup.charter.roles.push_back({core::Role::clerk, 2});
  setup.founders[1].roles.push_back(core::Role::clerk);
  setup.founders[2].roles.push_back(core::Role::chair);
  setup.founders[2].roles.push_back(core::Role::clerk);
  return setup;
}

std::unique_ptr<Village> village_with_office() {
  auto village = std::make_unique<Village>(setup_with_office());
  village->join();
  village->join({kGuest, 1, {}, {}});
  return village;
}

const Terms kInBoxes{2 * kHour, 2 * kDay, 30 * kMinute, core::Visibility::box};

// Points: the guest has ten credits, so that every paper may cost ten.
Scene count_scene(core::Visibility visibility = core::Visibility::box) {
  auto village = village_with_office();
  Terms terms = kInBoxes;
  terms.visibility = visibility;
  const auto proposal = village->open(kFacilitator, points(3, 99, false), terms);
  core::CountEntered body;
  body.proposal = proposal;
  body.station = "hall";
  body.issued = 4;
  body.marked = {kFacilitator, kVillager, kGuestNumber};
  body.papers = {{1, {}, {1, 2, 1}}};
  body.blank = 1;
  body.spoilt = 1;
  Attempt attempt = village->box_count(body);
  return scene(std::move(village), std::move(attempt), proposal);
}

Scene presence_scene() {
  auto village = village_with_office();
  const auto proposal = village->open(kFacilitator, question());
  Attempt attempt = village->presence(proposal, {kClerk, kVillager});
  return scene(std::move(village), std::move(attempt), proposal);
}

template <class Body>
void turn_to_announced(Scene& s) {
  meanwhile(
      s, [&](Village& village) { s.body<Body>().proposal = village.announce(kThird, question()); });
}

void let_vote_close(Scene& s) {
  s.village->close(s.proposal);
  s.attempt.at = s.village->now();
}

// A proposal of the same times without boxes.
void turn_to_open(Scene& s) {
  meanwhile(s, [&](Village& village) {
    counted(s).proposal = village.announce(kThird, points(3, 99, false),
                                           {kHour, 2 * kDay, 30 * kMinute, core::Visibility::open});
  });
  s.village->advance_to(s.village->state().find(counted(s).proposal)->terms.opens_at);
  s.attempt.at = s.village->now();
}

void mark_before(Scene& s) {
  meanwhile(s, [&](Village& village) {
    core::CountEntered other;
    other.proposal = s.proposal;
    other.station = "school";
    other.issued = 1;
    other.marked = {kVillager};
    other.blank = 1;
    village.enter(village.box_count(other));
  });
}

void note_before(Scene& s) {
  meanwhile(s, [&](Village& village) { village.enter(village.presence(s.proposal, {kVillager})); });
}

const std::vector<Apart> kPhases = {
    {Refusal::proposal_unknown, Refusal::voting_not_open, "what is not open yet is known"},
    {Refusal::voting_not_open, Refusal::voting_over,
     "a vote is before its opening or after its closing"},
    kMoreOrFewer};

template <class Body>
Faults before_the_room() {
  return joined(wrong_signers(kFacilitator),
                {{Refusal::proposal_unknown,
                  [](Scene& s) { s.body<Body>().proposal.draft.data[0] ^= std::byte{1}; }},
                 {Refusal::voting_not_open, turn_to_announced<Body>},
                 {Refusal::voting_over, let_vote_close}});
}

Order<Scene> count_order() {
  Faults faults = before_the_room<core::CountEntered>();
  const Faults own = {
      {Refusal::not_a_box, turn_to_open},
      {Refusal::count_ill_formed, [](Scene& s) { counted(s).issued = 2; }},
      {Refusal::not_on_roll, [](Scene& s) { counted(s).marked.push_back(kStranger); }},
      {Refusal::already_marked, mark_before},
      {Refusal::form_wrong,
       [](Scene& s) { counted(s).papers[0].choices = {core::OptionIndex{0}}; }},
      {Refusal::votes_count_wrong, [](Scene& s) { counted(s).papers[0].votes.push_back(0); }},
      {Refusal::vote_out_of_range, [](Scene& s) { counted(s).papers[0].votes[0] = 32'769; }},
      {Refusal::negative_not_allowed, [](Scene& s) { counted(s).papers[0].votes[1] = -1; }},
      {Refusal::over_credits, [](Scene& s) { counted(s).papers[0].votes[2] = 4; }},
      {Refusal::count_differs, [](Scene& s) { counted(s).spoilt = 2; }}};
  faults = joined(std::move(faults), own);
  auto apart = kPhases;
  apart.push_back({Refusal::voting_over, Refusal::not_a_box, "both are about which vote it is"});
  return order_of_kind(
      "CountEntered", [] { return count_scene(); }, std::move(faults), apart);
}

TEST(Precedence, CountEntered) { check(count_order()); }

Order<Scene> presence_order() {
  Faults faults = before_the_room<core::PresenceNoted>();
  const Faults own = {
      {Refusal::count_ill_formed,
       [](Scene& s) { noted(s).members.insert(noted(s).members.begin(), kStranger); }},
      {Refusal::not_on_roll, [](Scene& s) { noted(s).members.push_back(kStranger); }},
      {Refusal::already_noted, note_before}};
  faults = joined(std::move(faults), own);
  return order_of_kind("PresenceNoted", presence_scene, std::move(faults), kPhases);
}

TEST(Precedence, PresenceNoted) { check(presence_order()); }

std::string verdict(Scene& s) { return named(seen(judge(s))); }

TEST(CountRefused, SheetsThatSayNothingClear) {
  const auto spoilt = [](auto spoil) {
    Scene s = count_scene();
    spoil(counted(s));
    return verdict(s);
  };
  using Body = core::CountEntered;
  EXPECT_EQ(spoilt([](Body&) {}), "fine");
  EXPECT_EQ(spoilt([](Body& b) { b.station.clear(); }), "count_ill_formed");
  EXPECT_EQ(spoilt([](Body& b) { b.house = core::HouseIndex{1}; }), "count_ill_formed");
  EXPECT_EQ(spoilt([](Body& b) { b.marked.clear(); }), "count_ill_formed");
  EXPECT_EQ(spoilt([](Body& b) { std::swap(b.marked[0], b.marked[1]); }), "count_ill_formed");
  EXPECT_EQ(spoilt([](Body& b) { b.papers[0].count = 0; }), "count_ill_formed");
  EXPECT_EQ(spoilt([](Body& b) { b.papers.push_back(b.papers[0]); }), "count_ill_formed");
  EXPECT_EQ(spoilt([](Body& b) { b.papers[0].count = 2; }), "count_differs");
}

TEST(CountEntered, EntersUntilTheGraceIsOverAndWhateverHappenedToTheVoters) {
  Scene s = count_scene();
  meanwhile(s, [](Village& village) {
    village.enter(village.change(kVillager, core::MemberField::status, 3));
  });
  const auto& terms = s.village->state().find(s.proposal)->terms;
  s.attempt.at = terms.closes_at + terms.grace;
  EXPECT_EQ(verdict(s), "fine");
  s.attempt.at = s.attempt.at + core::Duration{1};
  EXPECT_EQ(verdict(s), "transition_due");
}

TEST(CountEntered, MarksPutBallotsAsideAndDelegatesInABoxCarryNobody) {
  Scene s = count_scene();
  Village& village = *s.village;
  village.enter(village.ballot(kVillager, s.proposal, give({9, 0, 0})));
  village.enter(village.delegation(kThird, kVillager, everything(), 1, village.now() + 9 * kDay));
  s.attempt.at = village.now();
  village.enter(s.attempt);
  village.close(s.proposal);
  const auto document = core::decode_result(village.document(s.proposal));
  ASSERT_TRUE(document.has_value());
  const auto& house = document->result.decided.result.houses.front();
  EXPECT_EQ(house.voted, 3U);
  EXPECT_EQ(house.by_channel, (core::ByChannel{0, 0, 0, 0, 0, 3}));
  EXPECT_EQ(house.spoilt, 1U);
  EXPECT_EQ(house.cast(), 1U);
  EXPECT_EQ(house.options[0].in_favour, 1U);
  const std::vector<core::SetAside> aside = {{kVillager, core::Channel::own, core::Channel::box}};
  EXPECT_EQ(document->result.set_aside, aside);
  ASSERT_EQ(document->result.decided.represented.size(), 1U);
  EXPECT_EQ(document->result.decided.represented[0].fate, core::Fate::end_in_box);
}

TEST(PresenceNoted, WhoIsInTheRoomCountsAsPresentOnce) {
  Scene s = presence_scene();
  Village& village = *s.village;
  village.enter(village.ballot(kVillager, s.proposal, yes()));
  s.attempt.at = village.now();
  village.enter(s.attempt);
  village.close(s.proposal);
  const auto document = core::decode_result(village.document(s.proposal));
  const auto& house = document->result.decided.result.houses.front();
  EXPECT_EQ(house.voted, 1U);
  EXPECT_EQ(house.in_room, 1U);  // the clerk, who did not vote
  EXPECT_EQ(house.present(), 2U);
  EXPECT_EQ(house.cast(), 1U);
}

// Kind 26: specs/events.md section 4.26.
core::MinutesPublished& minutes(Scene& s) { return s.body<core::MinutesPublished>(); }

Scene minutes_scene() {
  auto village = village_with_office();
  const auto proposal = village->open(kFacilitator, question());
  village->close(proposal);
  Attempt attempt = village->minutes(proposal);
  return scene(std::move(village), std::move(attempt), proposal);
}

void turn_to_draft(Scene& s) {
  meanwhile(s,
            [&](Village& village) { minutes(s).proposal = village.propose(kThird, question()); });
}

Order<Scene> minutes_order() {
  return order_of_kind(
      "MinutesPublished", minutes_scene,
      joined(wrong_signers(kFacilitator),
             {{Refusal::proposal_unknown,
               [](Scene& s) { minutes(s).proposal.draft.data[0] ^= std::byte{1}; }},
              {Refusal::not_ended, turn_to_draft},
              {Refusal::blob_too_large, [](Scene& s) { minutes(s).minutes.size = 0; }},
              {Refusal::minutes_differ, [](Scene& s) { minutes(s).corrects = core::EventId{}; }}}),
      {kMoreOrFewer,
       {Refusal::proposal_unknown, Refusal::not_ended, "what has not ended is known"}});
}

TEST(Precedence, MinutesPublished) { check(minutes_order()); }

TEST(MinutesPublished, AreCorrectedByLaterOnesThatNameTheLast) {
  Scene s = minutes_scene();
  Village& village = *s.village;
  const auto first = village.enter(s.attempt).id;
  Attempt again = village.minutes(s.proposal);
  EXPECT_EQ(village.submit(again).error().code, Refusal::minutes_differ);
  std::get<core::MinutesPublished>(again.body).corrects = first;
  const auto second = village.enter(again).id;
  Attempt third = village.minutes(s.proposal);
  std::get<core::MinutesPublished>(third.body).corrects = first;
  EXPECT_EQ(village.submit(third).error().code, Refusal::minutes_differ);
  const auto& kept = village.state().find(s.proposal)->minutes;
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept.back().event, second);
}

}  // namespace
}  // namespace yoriai::tests
