// Kind 6: specs/events.md section 4.6.
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Refusal;
using core::Role;

core::RoleChanged& changed(Scene& s) { return s.body<core::RoleChanged>(); }

Faults steward_faults() {
  return joined(
      wrong_signers(kVillager),
      {{Refusal::member_unknown, [](Scene& s) { changed(s).change.member = kStranger; }}});
}

const Apart kIllegalIsKnown{Refusal::member_unknown, Refusal::step_not_legal,
                            "who cannot be given a role is a member"};

// Giving a villager the treasurer's role.
Order<Scene> giving_order() {
  Faults faults = steward_faults();
  faults.push_back({Refusal::step_not_legal, [](Scene& s) {
                      meanwhile(s, [](Village& village) {
                        village.enter(village.change(kVillager, core::MemberField::status, 1));
                      });
                    }});
  faults.push_back({Refusal::role_unknown, [](Scene& s) { changed(s).change.role = Role::clerk; }});
  faults.push_back({Refusal::role_unchanged, [](Scene& s) {
                      meanwhile(s, [](Village& village) {
                        village.enter(village.role_change(kVillager, Role::treasurer, true));
                      });
                    }});
  const auto good = [] {
    auto village = village_of_four();
    Attempt attempt = village->role_change(kVillager, Role::treasurer, true);
    // The stewards' other events in this scene must not be this very one.
    attempt.signers = {village->key_of(kThird), village->key_of(kSteward)};
    return scene(std::move(village), std::move(attempt));
  };
  return order_of_kind("RoleChanged, giving", good, std::move(faults),
                       {kMoreOrFewer,
                        kIllegalIsKnown,
                        {Refusal::role_unknown, Refusal::role_unchanged,
                         "nobody has a role that the charter does not know, and who gives one "
                         "changes something"}});
}

TEST(Precedence, RoleChangedGiving) { check(giving_order()); }

// Taking the third steward's role: two remain, as many as needed.
Scene taking_scene() {
  auto village = village_of_four();
  Attempt attempt = village->role_change(kThird, Role::steward, false);
  return scene(std::move(village), std::move(attempt));
}

void let_fewer_remain(Scene& s) {
  meanwhile(s, [](Village& village) {
    village.enter(village.role_change(kSteward, Role::steward, false));
  });
  s.attempt.signers = {s.village->key_of(kFacilitator), s.village->key_of(kThird)};
}

// A proposal that nobody knows; then one steward signs alone.
void cite_unknown(Scene& s) {
  changed(s).proposal = core::ProposalId{};
  changed(s).proposal->draft.data[0] = std::byte{1};
  s.attempt.signers.resize(1);
}

Order<Scene> taking_order() {
  Faults faults = steward_faults();
  faults.push_back({Refusal::role_unknown, [](Scene& s) { changed(s).change.role = Role::clerk; }});
  faults.push_back(
      {Refusal::role_unchanged, [](Scene& s) { changed(s).change.member = kVillager; }});
  faults.push_back({Refusal::role_not_decided, cite_unknown});
  faults.push_back({Refusal::role_still_needed, let_fewer_remain});
  return order_of_kind("RoleChanged, taking", taking_scene, std::move(faults), {kMoreOrFewer});
}

TEST(Precedence, RoleChangedTaking) { check(taking_order()); }

// A vote that makes the villager treasurer.
struct Appointment {
  std::unique_ptr<Village> village = village_of_four();
  core::ProposalId proposal;

  explicit Appointment(const core::Ballot& says) {
    core::ProposalDrafted draft = question();
    draft.role_change = core::RoleChange{kVillager, Role::treasurer, true};
    proposal = village->open(kVillager, draft);
    village->enter(village->ballot(kSteward, proposal, says));
  }

  // By one steward, who names the vote.
  Attempt carried_out(core::MemberNumber member, Role role, bool grant) {
    Attempt attempt = village->role_change(member, role, grant);
    std::get<core::RoleChanged>(attempt.body).proposal = proposal;
    attempt.signers.resize(1);
    return attempt;
  }
  std::string verdict(const Attempt& attempt) {
    const auto refused = village->judge(attempt);
    return refused ? std::string(to_string(refused->code)) : "fine";
  }
};

TEST(RoleAsVoted, OneStewardCarriesOutWhatPassedOnce) {
  Appointment vote(yes());
  const auto grant = [&] { return vote.carried_out(kVillager, Role::treasurer, true); };
  EXPECT_EQ(vote.verdict(grant()), "role_not_decided");  // not closed yet
  vote.village->close(vote.proposal);
  vote.village->enter(grant());
  EXPECT_TRUE(vote.village->state().members().find(kVillager)->holds(Role::treasurer));

  vote.village->advance_to(vote.village->now() + kMinute);
  vote.village->enter(vote.village->role_change(kVillager, Role::treasurer, false));
  Attempt again = grant();
  again.signers = {vote.village->key_of(kThird)};
  EXPECT_EQ(vote.verdict(again), "role_not_decided");
}

TEST(RoleAsVoted, NothingButWhatWasVoted) {
  Appointment vote(yes());
  vote.village->close(vote.proposal);
  EXPECT_EQ(vote.verdict(vote.carried_out(kThird, Role::treasurer, true)), "role_not_decided");
  EXPECT_EQ(vote.verdict(vote.carried_out(kVillager, Role::facilitator, true)), "role_not_decided");
  EXPECT_EQ(vote.verdict(vote.carried_out(kVillager, Role::treasurer, true)), "fine");
}

TEST(RoleAsVoted, NothingThatFailed) {
  Appointment vote(no());
  vote.village->close(vote.proposal);
  EXPECT_EQ(vote.verdict(vote.carried_out(kVillager, Role::treasurer, true)), "role_not_decided");
}

}  // namespace
}  // namespace yoriai::tests
