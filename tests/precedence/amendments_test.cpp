// Changed charters, kind 25, and drafts of several kinds: specs/events.md sections 4.7, 4.9, 4.25.
#include "core/sha256.h"
#include "ledger/event_codec.h"
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Outcome;
using core::Refusal;
using core::Role;

core::CharterRef frozen(const core::Charter& charter) {
  const auto hash = core::sha256(ledger::encode_charter(charter));
  return std::make_shared<const core::FrozenCharter>(core::FrozenCharter{charter, hash});
}

// The charter in force, with a longer notice for ordinary proposals.
core::Charter longer_notice(const Village& village) {
  auto charter = village.state().charter()->rules;
  charter.kinds[0].notice = 5 * kHour;
  return charter;
}

core::ProposalDrafted amendment(const Village& village, const core::Charter& charter) {
  auto draft = question(kAmendment);
  draft.charter = village.state().charter()->hash;
  draft.amended = frozen(charter);
  return draft;
}

core::ProposalId opened(Village& village, const core::ProposalDrafted& draft) {
  return village.open(kVillager, draft, {2 * kDay, kDay, 30 * kMinute});
}

void let_pass(Village& village, const core::ProposalId& proposal) {
  for (const auto voter : {kFacilitator, kSteward, kThird}) {
    village.enter(village.ballot(voter, proposal, yes()));
  }
  village.close(proposal);
}

core::ProposalId passed(Village& village, const core::Charter& charter) {
  const auto proposal = opened(village, amendment(village, charter));
  let_pass(village, proposal);
  return proposal;
}

Attempt in_force(const Village& village, const core::ProposalId& proposal) {
  return {core::CharterInForce{proposal},
          village.holders(Role::steward, village.state().charter()->rules.stewards_needed),
          village.state().ledger(),
          village.now(),
          {},
          village.lines().size()};
}

core::CharterInForce& adopted(Scene& s) { return s.body<core::CharterInForce>(); }

Order<Scene> in_force_order() {
  Faults faults = joined(wrong_signers(kVillager),
                         {{Refusal::proposal_unknown,
                           [](Scene& s) { adopted(s).proposal.draft.data[0] ^= std::byte{1}; }},
                          {Refusal::amendment_not_decided, [](Scene& s) {
                             meanwhile(s, [&](Village& village) {
                               Attempt earlier = in_force(village, s.proposal);
                               earlier.signers = {village.key_of(kThird), village.key_of(kSteward)};
                               village.enter(earlier);
                             });
                           }}});
  const auto good = [] {
    auto village = village_of_four();
    const auto proposal = passed(*village, longer_notice(*village));
    Attempt attempt = in_force(*village, proposal);
    attempt.salt = 78;
    return scene(std::move(village), std::move(attempt), proposal);
  };
  return order_of_kind("CharterInForce", good, std::move(faults),
                       {kMoreOrFewer,
                        {Refusal::proposal_unknown, Refusal::amendment_not_decided,
                         "what is in force already is known"}});
}

TEST(Precedence, CharterInForce) { check(in_force_order()); }

std::string verdict_on(Village& village, const Attempt& attempt) {
  const auto refused = village.judge(attempt);
  if (refused) record(refused->code);
  return refused ? std::string(to_string(refused->code)) : "fine";
}

TEST(CharterInForce, HoldsForWhatIsAnnouncedLater) {
  auto village = village_of_four();
  const auto before = village->propose(kVillager, question());
  const auto announced = village->announce(kVillager, question(), {10 * kDay, kDay, kHour});
  const auto hash = village->state().charter()->hash;
  const auto proposal = passed(*village, longer_notice(*village));
  EXPECT_EQ(village->state().charter()->hash, hash);
  village->enter(in_force(*village, proposal));
  EXPECT_NE(village->state().charter()->hash, hash);
  EXPECT_TRUE(village->state().find(proposal)->carried_out);
  EXPECT_EQ(village->state().find(announced)->charter->hash, hash);
  EXPECT_EQ(verdict_on(*village, village->announcement(before, {2 * kHour, kDay, kHour})),
            "notice_too_short");
  village->enter(village->announcement(before, {5 * kHour, kDay, kHour}));
}

TEST(CharterInForce, ASecondAmendmentOfTheOldCharterMustBeRestated) {
  auto village = village_of_four();
  auto other = longer_notice(*village);
  other.kinds[0].notice = 9 * kHour;
  const auto announced = [&](const core::Charter& charter, core::Duration lasts) {
    return village->announce(kVillager, amendment(*village, charter), {2 * kDay, lasts, kHour});
  };
  const auto first = announced(longer_notice(*village), kDay);
  const auto second = announced(other, 5 * kDay);
  village->advance_to(village->state().find(second)->terms.opens_at);
  let_pass(*village, first);
  village->enter(in_force(*village, first));
  let_pass(*village, second);
  EXPECT_EQ(village->state().find(second)->outcome, Outcome::passed);
  EXPECT_EQ(verdict_on(*village, in_force(*village, second)), "charter_base_wrong");
}

TEST(CharterInForce, AsksForPassedAmendmentsThatCarryACharter) {
  auto village = village_of_four();
  auto in_words = question(kAmendment);
  in_words.charter = village->state().charter()->hash;
  const auto words = opened(*village, in_words);
  EXPECT_EQ(verdict_on(*village, in_force(*village, words)), "amendment_not_decided");
  let_pass(*village, words);
  EXPECT_EQ(verdict_on(*village, in_force(*village, words)), "amendment_not_decided");
  const auto failed = opened(*village, amendment(*village, longer_notice(*village)));
  village->enter(village->ballot(kSteward, failed, no()));
  village->close(failed);
  EXPECT_EQ(verdict_on(*village, in_force(*village, failed)), "amendment_not_decided");
}

TEST(CharterInForce, AsksForTheHoldersItsRolesNeed) {
  auto village = village_of_four();
  auto charter = longer_notice(*village);
  charter.roles.push_back({Role::chair, 1});
  const auto proposal = passed(*village, charter);
  EXPECT_EQ(verdict_on(*village, in_force(*village, proposal)), "holders_missing");
}

std::string drafted(Village& village, const std::function<void(core::Charter&)>& change) {
  auto charter = village.state().charter()->rules;
  change(charter);
  return verdict_on(village, village.draft(kVillager, amendment(village, charter)));
}

TEST(AmendmentRefused, CharterThatCannotFollow) {
  auto village = village_of_four();
  EXPECT_EQ(drafted(*village, [](auto& c) { c.topics.push_back("sea"); }), "fine");
  EXPECT_EQ(drafted(*village, [](auto& c) { c.topics.pop_back(); }), "charter_breaks_off");
  EXPECT_EQ(drafted(*village, [](auto& c) { std::swap(c.topics[0], c.topics[1]); }),
            "charter_breaks_off");
  EXPECT_EQ(drafted(*village, [](auto& c) { c.classes.pop_back(); }), "charter_breaks_off");
  EXPECT_EQ(drafted(*village, [](auto& c) { c.classes[0].name = "other"; }), "charter_breaks_off");
  EXPECT_EQ(drafted(*village, [](auto& c) { c.peers_needed = 2; }), "charter_breaks_off");
  EXPECT_EQ(drafted(*village, [](auto& c) { c.kinds.clear(); }), "charter_ill_formed");
  auto elsewhere = question();
  elsewhere.amended = frozen(longer_notice(*village));
  EXPECT_EQ(verdict_on(*village, village->draft(kVillager, elsewhere)), "charter_base_wrong");
}

// The ordinary and the direct kind in one: what both allow, and every condition.
TEST(SeveralKinds, AreTheStricterOfBoth) {
  auto village = village_of_four();
  auto draft = question();
  draft.also = {kDirect};
  const auto proposal = village->propose(kVillager, draft);
  EXPECT_EQ(verdict_on(*village, village->announcement(proposal, {core::Duration{0}, kDay, kHour})),
            "notice_too_short");
  village->enter(village->announcement(proposal));
  EXPECT_FALSE(village->state().find(proposal)->kind().delegation);
  EXPECT_EQ(village->state().find(proposal)->also().size(), 1U);
}

TEST(SeveralKinds, AreOthersInOrder) {
  auto village = village_of_four();
  const auto verdict = [&](std::vector<core::KindIndex> also) {
    auto draft = question();
    draft.also = std::move(also);
    if (draft.also == std::vector{kAmendment}) draft.charter = village->state().charter()->hash;
    return verdict_on(*village, village->draft(kVillager, draft));
  };
  EXPECT_EQ(verdict({kDirect}), "fine");
  EXPECT_EQ(verdict({kAmendment}), "fine");  // and so it is one
  EXPECT_EQ(verdict({kOrdinary}), "also_ill_formed");
  EXPECT_EQ(verdict({kDirect, kDirect}), "also_ill_formed");
  EXPECT_EQ(verdict({core::KindIndex{3}}), "also_ill_formed");
}

// Allowed is what both allow: named ballots, by the one; sealed ones or boxes, by the other.
TEST(SeveralKinds, HaveAVisibilityInCommon) {
  VillageSetup setup;
  auto& kinds = setup.charter.kinds;
  kinds[kDirect.value].visibilities = 0b011;  // open or sealed
  kinds[kAmendment.value].visibilities = 0b100;
  setup.charter.roles.push_back({core::Role::clerk, 0});
  auto village = std::make_unique<Village>(setup);
  village->join();
  auto draft = question();
  draft.also = {kDirect};
  const auto proposal = village->propose(kVillager, draft);
  EXPECT_EQ(verdict_on(*village, village->announcement(proposal, sealed_terms())), "fine");
  Terms boxes;
  boxes.visibility = core::Visibility::box;
  EXPECT_EQ(verdict_on(*village, village->announcement(proposal, boxes)), "visibility_not_allowed");
  draft.also = {kAmendment};
  draft.charter = village->state().charter()->hash;
  EXPECT_EQ(verdict_on(*village, village->draft(kVillager, draft)), "fine");
  draft.also = {kAmendment, kDirect};
  EXPECT_EQ(verdict_on(*village, village->draft(kVillager, draft)), "also_ill_formed");
}

TEST(Outdated, DraftsOfAKindThatIsNoMore) {
  auto village = village_of_four();
  const auto ordinary = village->propose(kVillager, question());
  const auto choice = village->propose(kVillager, choice_of(2, core::Method::one_of));
  auto charter = village->state().charter()->rules;
  charter.kinds[0].methods = 1;  // yes or no alone
  const auto digest = core::state_digest(village->state());
  village->enter(in_force(*village, passed(*village, charter)));
  EXPECT_NE(core::state_digest(village->state()), digest);
  EXPECT_EQ(verdict_on(*village, village->announcement(choice)), "draft_outdated");
  EXPECT_EQ(verdict_on(*village, village->announcement(ordinary)), "fine");
  charter.kinds[0].name = "another";
  village->enter(in_force(*village, passed(*village, charter)));
  EXPECT_EQ(verdict_on(*village, village->announcement(ordinary)), "draft_outdated");
}

// Who is in a class that came with the new charter is not on the roll of an older vote.
TEST(CharterInForce, ANewClassIsNotOnAnOlderVotesRoll) {
  auto village = village_of_four();
  const auto older = village->announce(kVillager, question(), {30 * kDay, kDay, kHour});
  auto charter = village->state().charter()->rules;
  charter.classes.push_back({"elder", core::HouseIndex{0}, true, core::Credits{0}});
  village->enter(in_force(*village, passed(*village, charter)));
  village->enter(village->change(kVillager, core::MemberField::member_class, 2));
  village->advance_to(village->state().find(older)->terms.opens_at);
  EXPECT_EQ(village->state().find(older)->box.roll().size(), 3U);
}

}  // namespace
}  // namespace yoriai::tests
