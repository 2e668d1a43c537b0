// Kinds 7 and 8: specs/events.md sections 4.7 and 4.8.
#include "core/limits.h"
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Method;
using core::Refusal;

core::ProposalDrafted& drafted(Scene& s) { return s.body<core::ProposalDrafted>(); }

core::RoleChange& role_change_of(Scene& s) {
  auto& change = drafted(s).role_change;
  if (!change) change = core::RoleChange{kVillager, core::Role::treasurer, true};
  return *change;
}

void join_guests(Scene& s) {
  meanwhile(s, [&](Village& village) {
    village.enter(village.change(author_of(s), core::MemberField::member_class, kGuest.value));
  });
}

Order<Scene> draft_order() {
  Faults faults = {
      {Refusal::author_not_active, suspend_author},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::class_may_not_propose, join_guests},
      {Refusal::proposal_number_not_next,
       [](Scene& s) { drafted(s).number = core::ProposalNumber{5}; }},
      {Refusal::kind_unknown, [](Scene& s) { drafted(s).kind = core::KindIndex{3}; }},
      {Refusal::topic_unknown, [](Scene& s) { drafted(s).topic = core::TopicIndex{2}; }},
      {Refusal::method_not_allowed, [](Scene& s) { drafted(s).method = static_cast<Method>(4); }},
      {Refusal::options_count_wrong, [](Scene& s) { drafted(s).options = {""}; }},
      {Refusal::points_ill_formed, [](Scene& s) { drafted(s).negative = true; }},
      {Refusal::spending_ill_formed, [](Scene& s) { drafted(s).purse = core::Amount{1}; }},
      {Refusal::charter_base_wrong, [](Scene& s) { drafted(s).charter = core::Digest{}; }},
      {Refusal::blob_too_large,
       [](Scene& s) { drafted(s).wording.size = core::kMaxBlobBytes + 1; }},
      {Refusal::member_unknown, [](Scene& s) { role_change_of(s).member = kStranger; }},
      {Refusal::role_unknown, [](Scene& s) { role_change_of(s).role = core::Role::clerk; }},
  };
  const auto good = [] {
    auto village = village_of_four();
    Attempt attempt = village->draft(kVillager, question());
    return scene(std::move(village), std::move(attempt));
  };
  return order_of_kind("ProposalDrafted", good, std::move(faults));
}

TEST(Precedence, ProposalDrafted) { check(draft_order()); }

std::string verdict_in(std::unique_ptr<Village> village, core::MemberNumber author,
                       const core::ProposalDrafted& body) {
  Attempt attempt = village->draft(author, body);
  Scene s = scene(std::move(village), std::move(attempt));
  return named(judge(s));
}
std::string verdict_on(const core::ProposalDrafted& body) {
  return verdict_in(village_of_four(), kVillager, body);
}

TEST(DraftRefused, MethodThatTheKindDoesNotAllow) {
  auto body = choice_of(2, Method::one_of, kAmendment);
  EXPECT_EQ(verdict_on(body), "method_not_allowed");
}

TEST(DraftRefused, RoleChangeByAnotherMethodThanYesNo) {
  auto body = choice_of(2, Method::one_of);
  body.role_change = core::RoleChange{kVillager, core::Role::treasurer, true};
  EXPECT_EQ(verdict_on(body), "method_not_allowed");
}

TEST(DraftRefused, OptionsThatDoNotFitTheMethod) {
  EXPECT_EQ(verdict_on(choice_of(0, Method::one_of)), "options_count_wrong");
  EXPECT_EQ(verdict_on(choice_of(1, Method::yes_no)), "options_count_wrong");
}

TEST(DraftRefused, PointsOutOfBounds) {
  EXPECT_EQ(verdict_on(points(2, 0, false)), "points_ill_formed");
  EXPECT_EQ(verdict_on(points(2, core::kMaxCredits + 1, false)), "points_ill_formed");
  EXPECT_EQ(verdict_on(points(2, core::kMaxCredits, true)), "fine");
}

TEST(DraftRefused, PurseAndSpendingThatDoNotFit) {
  const auto spend = [](core::Method method, core::Spending spending, std::uint64_t purse) {
    auto body = choice_of(method == Method::yes_no ? 0 : 2, method);
    body.spending = spending;
    body.purse = core::Amount{purse};
    return verdict_on(body);
  };
  EXPECT_EQ(spend(Method::one_of, core::Spending::winner_takes_it, core::kMaxPurse), "fine");
  EXPECT_EQ(spend(Method::one_of, core::Spending::winner_takes_it, core::kMaxPurse + 1),
            "spending_ill_formed");
  EXPECT_EQ(spend(Method::one_of, core::Spending::by_net_votes, 0), "spending_ill_formed");
  EXPECT_EQ(spend(Method::one_of, static_cast<core::Spending>(3), 1), "spending_ill_formed");
  EXPECT_EQ(spend(Method::yes_no, core::Spending::winner_takes_it, 1), "spending_ill_formed");
}

// A count by equal shares takes the longer, the larger the purse is.
TEST(DraftRefused, PurseTooLargeForEqualShares) {
  const auto verdict = [](core::Method method, std::uint64_t purse) {
    auto body = choice_of(2, method);
    body.spending = core::Spending::chosen_projects;
    body.purse = core::Amount{purse};
    body.costs = {core::Amount{1}, core::Amount{purse}};
    VillageSetup setup;
    auto& kind = setup.charter.kinds[0];
    kind.methods = static_cast<std::uint16_t>(1U << static_cast<unsigned>(method));
    kind.rules.front().threshold = {};
    return verdict_in(std::make_unique<Village>(setup), kFacilitator, body);
  };
  constexpr auto kMost = core::kMaxPurseTimesProjects / 2;
  EXPECT_EQ(verdict(Method::equal_shares, kMost), "fine");
  EXPECT_EQ(verdict(Method::equal_shares, kMost + 1), "spending_ill_formed");
  EXPECT_EQ(verdict(Method::greedy, kMost + 1), "fine");
}

TEST(DraftRefused, AmendmentWithoutItsBase) {
  EXPECT_EQ(verdict_on(question(kAmendment)), "charter_base_wrong");
}

TEST(DraftRefused, EmptyWording) {
  auto body = question();
  body.wording.size = 0;
  EXPECT_EQ(verdict_on(body), "blob_too_large");
}

Order<Scene> second_order() {
  Faults faults = {
      {Refusal::author_not_active, suspend_author},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::class_may_not_second, join_guests},
      {Refusal::proposal_unknown,
       [](Scene& s) { s.body<core::ProposalSeconded>().proposal.draft.data[0] ^= std::byte{1}; }},
      {Refusal::not_a_draft,
       [](Scene& s) {
         meanwhile(s, [&](Village& village) { village.enter(village.announcement(s.proposal)); });
       }},
      {Refusal::own_proposal, [](Scene& s) { sign_as(s, kVillager); }},
      {Refusal::already_seconded,
       [](Scene& s) {
         meanwhile(s, [&](Village& village) {
           // From another device than the one that is about to say it again.
           village.enter(village.key_addition(kThird));
           Attempt earlier = village.second(kThird, s.proposal);
           const auto& members = village.state().members();
           const auto devices = members.keys_of(*members.find(kThird));
           earlier.signers = {&secret_of(devices.back())};
           village.enter(earlier);
         });
       }},
  };
  const auto good = [] {
    VillageSetup setup;
    setup.charter.classes[kGuest.value].may_not_second = true;
    auto village = std::make_unique<Village>(setup);
    village->join();
    const auto proposal = village->propose(kVillager, question());
    Attempt attempt = village->second(kThird, proposal);
    return scene(std::move(village), std::move(attempt), proposal);
  };
  return order_of_kind(
      "ProposalSeconded", good, std::move(faults),
      {{Refusal::proposal_unknown, Refusal::not_a_draft, "what is no draft any more is known"},
       {Refusal::own_proposal, Refusal::already_seconded, "nobody has seconded their own"}});
}

TEST(Precedence, ProposalSeconded) { check(second_order()); }

}  // namespace
}  // namespace yoriai::tests
