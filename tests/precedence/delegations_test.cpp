// Kind 13: specs/events.md section 4.13.
#include "core/limits.h"
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Refusal;

core::DelegationSet& handed(Scene& s) { return s.body<core::DelegationSet>(); }

void let_proposal_end(Scene& s) {
  meanwhile(s, [&](Village& village) {
    Attempt withdrawal = village.withdrawal(kFacilitator, s.proposal);
    std::get<core::ProposalWithdrawn>(withdrawal.body).reason = "no longer needed";
    withdrawal.signers.push_back(village.key_of(kSteward));
    village.enter(withdrawal);
  });
}

Order<Scene> delegation_order() {
  Faults faults = {
      {Refusal::author_not_active, suspend_author},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::voter_not_author, [](Scene& s) { handed(s).delegator = kThird; }},
      {Refusal::revision_out_of_range, [](Scene& s) { handed(s).revision = core::Revision{51}; }},
      {Refusal::scope_ill_formed, [](Scene& s) { handed(s).scope.topic = core::TopicIndex{1}; }},
      {Refusal::proposal_unknown,
       [](Scene& s) { handed(s).scope.proposal.draft.data[0] ^= std::byte{1}; }},
      {Refusal::voting_over, let_proposal_end},
      {Refusal::self_delegation, [](Scene& s) { handed(s).target = kVillager; }},
      {Refusal::delegate_unknown, [](Scene& s) { handed(s).target = kStranger; }},
      {Refusal::expiry_too_far, [](Scene& s) { handed(s).expires_at = {}; }},
  };
  const auto good = [] {
    auto village = village_of_four();
    const auto proposal = village->announce(kFacilitator, question());
    Attempt attempt = village->delegation(kVillager, kSteward, on_proposal(proposal), 1,
                                          village->now() + 10 * kDay);
    return scene(std::move(village), std::move(attempt), proposal);
  };
  return order_of_kind(
      "DelegationSet", good, std::move(faults),
      {{Refusal::proposal_unknown, Refusal::voting_over, "what has ended is known"},
       {Refusal::self_delegation, Refusal::delegate_unknown, "oneself is a member"}});
}

TEST(Precedence, DelegationSet) { check(delegation_order()); }

std::string verdict_on(const core::Scope& scope, core::Instant expires_at,
                       core::Duration longest = 400 * kDay) {
  VillageSetup setup;
  setup.charter.max_delegation = longest;
  auto village = std::make_unique<Village>(setup);
  Attempt attempt = village->delegation(kThird, kSteward, scope, 1, expires_at);
  Scene s = scene(std::move(village), std::move(attempt));
  return named(judge(s));
}

TEST(DelegationRefused, ScopesThatAreNone) {
  const core::Instant soon = kVillageStart + kDay;
  EXPECT_EQ(verdict_on(on_topic(1), soon), "fine");
  EXPECT_EQ(verdict_on(on_topic(2), soon), "scope_ill_formed");
  EXPECT_EQ(verdict_on({core::ScopeLevel::everything, core::TopicIndex{1}, {}}, soon),
            "scope_ill_formed");
  EXPECT_EQ(verdict_on({static_cast<core::ScopeLevel>(4), {}, {}}, soon), "scope_ill_formed");
}

TEST(DelegationRefused, RevocationsThatNameSomebodyOrAnEnd) {
  const auto verdict = [](core::MemberNumber target, core::Instant expires_at,
                          const core::Scope& scope = core::kAllScopes) {
    auto village = std::make_unique<Village>();
    Attempt attempt = village->delegation(kThird, target, scope, 1, expires_at);
    Scene s = scene(std::move(village), std::move(attempt));
    return named(judge(s));
  };
  EXPECT_EQ(verdict(core::kNobody, {}), "fine");  // whatever the longest delegation is
  EXPECT_EQ(verdict(kSteward, {}), "scope_ill_formed");
  EXPECT_EQ(verdict(core::kNobody, {kVillageStart + kDay}), "scope_ill_formed");
  auto with_topic = core::kAllScopes;
  with_topic.topic = core::TopicIndex{1};
  EXPECT_EQ(verdict(core::kNobody, {}, with_topic), "scope_ill_formed");
}

TEST(DelegationExpiry, OneThatNamesNoneEndsByItself) {
  VillageSetup setup;
  setup.charter.default_delegation = 10 * kDay;
  Village village(setup);
  village.enter(village.delegation(kThird, kSteward));
  const auto value = village.state().delegations().latest(kThird, everything());
  EXPECT_EQ(value->expires_at, village.now() + 10 * kDay);
  village.enter(village.delegation(kThird, core::kNobody, core::kAllScopes, 2));
  EXPECT_EQ(village.state().delegations().latest(kThird, core::kAllScopes)->expires_at.ms, 0U);
}

TEST(DelegationRefused, ExpiryBeyondTheCharters) {
  const core::Instant latest = kVillageStart + 400 * kDay;
  EXPECT_EQ(verdict_on(everything(), latest), "fine");
  EXPECT_EQ(verdict_on(everything(), latest + core::Duration{1}), "expiry_too_far");
  EXPECT_EQ(verdict_on(everything(), {1}), "fine");  // long past: ends what was handed on
  EXPECT_EQ(verdict_on(everything(), {}, {}), "fine");
  EXPECT_EQ(verdict_on(everything(), {core::kLatestInstantMs}, {}), "fine");
  EXPECT_EQ(verdict_on(everything(), {core::kLatestInstantMs + 1}, {}), "expiry_too_far");
}

}  // namespace
}  // namespace yoriai::tests
