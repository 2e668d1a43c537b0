// Kinds 9 and 10: specs/events.md sections 4.9 and 4.10.
#include "core/limits.h"
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

core::ProposalAnnounced& announced(Scene& s) { return s.body<core::ProposalAnnounced>(); }

// A draft of the kind that needs two seconds, which it has, and whose ballots are named.
Scene announcement_scene() {
  VillageSetup setup;
  setup.charter.kinds[kAmendment.value].visibilities = 1;
  auto village = std::make_unique<Village>(setup);
  village->join();
  auto amendment = question(kAmendment);
  amendment.charter = village->state().charter()->hash;
  const auto proposal = village->propose(kVillager, amendment);
  village->enter(village->second(kFacilitator, proposal));
  village->enter(village->second(kSteward, proposal));
  Attempt attempt = village->announcement(proposal, {2 * kDay, kDay, 30 * kMinute});
  return scene(std::move(village), std::move(attempt), proposal);
}

void withdraw_what_is_announced(Scene& s) {
  meanwhile(s, [&](Village& village) {
    village.enter(village.withdrawal(kVillager, announced(s).proposal));
  });
}

// Another draft of the same kind, with one second.
void turn_to_unseconded(Scene& s) {
  meanwhile(s, [&](Village& village) {
    auto amendment = question(kAmendment);
    amendment.charter = village.state().charter()->hash;
    const auto proposal = village.propose(kVillager, amendment);
    village.enter(village.second(kThird, proposal));
    announced(s).proposal = proposal;
  });
}

// Opening and deadline move together, so that the vote lasts as long as before.
void open_too_soon(Scene& s) {
  const auto lasts = announced(s).closes_at.ms - announced(s).opens_at.ms;
  announced(s).opens_at = s.attempt.at + kHour;
  announced(s).closes_at.ms = announced(s).opens_at.ms + lasts;
}

Order<Scene> announcement_order() {
  Faults faults = {
      {Refusal::author_not_active, suspend_author},
      {Refusal::role_missing, [](Scene& s) { sign_as(s, kVillager); }},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::proposal_unknown,
       [](Scene& s) { announced(s).proposal.draft.data[0] ^= std::byte{1}; }},
      {Refusal::not_a_draft, withdraw_what_is_announced},
      {Refusal::seconds_missing, turn_to_unseconded},
      {Refusal::wording_differs, [](Scene& s) { announced(s).wording_hash = {}; }},
      {Refusal::visibility_unsupported,
       [](Scene& s) { announced(s).visibility = core::Visibility::secret; }},
      {Refusal::visibility_not_allowed,
       [](Scene& s) { announced(s).visibility = core::Visibility::sealed; }},
      {Refusal::notice_too_short, open_too_soon},
      {Refusal::voting_time_empty,
       [](Scene& s) { announced(s).closes_at = announced(s).opens_at; }},
      {Refusal::grace_too_short, [](Scene& s) { announced(s).grace = kMinute; }},
  };
  return order_of_kind(
      "ProposalAnnounced", announcement_scene, std::move(faults),
      {{Refusal::proposal_unknown, Refusal::not_a_draft, "what is no draft any more is known"}});
}

TEST(Precedence, ProposalAnnounced) { check(announcement_order()); }

TEST(AnnouncementRefused, RolesOfTheCharter) {
  VillageSetup setup;
  setup.charter.announcer_roles = 1U << static_cast<unsigned>(core::Role::registrar);
  auto village = std::make_unique<Village>(setup);
  village->join();
  const auto proposal = village->propose(kVillager, question());
  auto by = [&](core::MemberNumber who) {
    auto attempt = village->announcement(proposal);
    attempt.signers = {village->key_of(who)};
    return village->judge(attempt);
  };
  const auto refused = by(kVillager);
  ASSERT_TRUE(refused);
  record(refused->code);
  EXPECT_EQ(*refused, (core::Refused{Refusal::role_missing, 1}));  // the registrar
  EXPECT_FALSE(by(kThird));
}

TEST(AnnouncementRefused, TimesBeyondTenYears) {
  Scene far = announcement_scene();
  announced(far).closes_at.ms = far.attempt.at.ms + core::kMaxSpanMs + 1;
  EXPECT_EQ(named(judge(far)), "voting_time_empty");
  Scene patient = announcement_scene();
  announced(patient).grace.ms = core::kMaxSpanMs + 1;
  EXPECT_EQ(named(judge(patient)), "grace_too_short");
}

TEST(AnnouncementRefused, ThisMomentIsNoticeEnoughForAKindWithoutNotice) {
  auto village = village_of_four();
  const auto proposal = village->propose(kVillager, question(kDirect));
  EXPECT_TRUE(village->submit(village->announcement(proposal, {core::Duration{0}, kDay, kHour})));
}

core::ProposalWithdrawn& withdrawn_in(Scene& s) { return s.body<core::ProposalWithdrawn>(); }

const Apart kEndedIsKnown{Refusal::proposal_unknown, Refusal::too_late_to_withdraw,
                          "what is open or has ended is known"};

void forget_proposal(Scene& s) { withdrawn_in(s).proposal.draft.data[0] ^= std::byte{1}; }

void withdraw_already(Scene& s) {
  meanwhile(s, [&](Village& village) {
    Attempt earlier = village.withdrawal(kSteward, s.proposal);
    std::get<core::ProposalWithdrawn>(earlier.body).reason = "already";
    earlier.signers.push_back(village.key_of(kThird));
    village.enter(earlier);
  });
}

// The drafter takes back a draft. After it is announced this would be the stewards' matter.
Order<Scene> own_withdrawal_order() {
  Faults faults = {{Refusal::author_not_active, suspend_author},
                   {Refusal::proposal_unknown, forget_proposal},
                   {Refusal::too_late_to_withdraw, withdraw_already},
                   {Refusal::cosigner_unexpected, add_cosigner}};
  const auto good = [] {
    auto village = village_of_four();
    const auto proposal = village->propose(kVillager, question());
    Attempt attempt = village->withdrawal(kVillager, proposal);
    return scene(std::move(village), std::move(attempt), proposal);
  };
  return order_of_kind("ProposalWithdrawn by its drafter", good, std::move(faults),
                       {kEndedIsKnown});
}

TEST(Precedence, ProposalWithdrawnByItsDrafter) { check(own_withdrawal_order()); }

Order<Scene> stewards_withdrawal_order() {
  Faults faults = {{Refusal::author_not_active, suspend_author},
                   {Refusal::proposal_unknown, forget_proposal},
                   {Refusal::too_late_to_withdraw, withdraw_already},
                   {Refusal::role_missing, [](Scene& s) { sign_as(s, kVillager); }},
                   {Refusal::cosigner_unexpected, add_cosigner},
                   {Refusal::cosigner_missing, drop_first_cosigner},
                   {Refusal::reason_missing, [](Scene& s) { withdrawn_in(s).reason.clear(); }}};
  const auto good = [] {
    auto village = village_of_four();
    const auto proposal = village->announce(kVillager, question());
    Attempt attempt = village->withdrawal(kFacilitator, proposal);
    std::get<core::ProposalWithdrawn>(attempt.body).reason = "the hall has burnt down";
    attempt.signers.push_back(village->key_of(kSteward));
    return scene(std::move(village), std::move(attempt), proposal);
  };
  return order_of_kind("ProposalWithdrawn by stewards", good, std::move(faults),
                       {kEndedIsKnown, kMoreOrFewer});
}

TEST(Precedence, ProposalWithdrawnByStewards) { check(stewards_withdrawal_order()); }

TEST(WithdrawalRefused, OpenVotesRunToTheirEnd) {
  auto village = village_of_four();
  const auto proposal = village->open(kVillager, question());
  Attempt attempt = village->withdrawal(kVillager, proposal);
  Scene s = scene(std::move(village), std::move(attempt), proposal);
  EXPECT_EQ(named(judge(s)), "too_late_to_withdraw");
}

}  // namespace
}  // namespace yoriai::tests
