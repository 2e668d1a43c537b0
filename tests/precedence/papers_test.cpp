// Kind 19: specs/events.md section 4.19.
#include "core/limits.h"
#include "core/result_document.h"
#include "tests/precedence/scene.h"

namespace yoriai::tests {
namespace {

using core::Channel;
using core::Refusal;

// The office is founders 1 to 3; two of them are clerks, who also help.
constexpr core::MemberNumber kClerk{2};
constexpr core::MemberNumber kOtherClerk{3};
constexpr core::MemberNumber kNeighbour{5};
constexpr std::uint16_t kClerksHelp = 1U << 6U;

core::PaperEntered& paper(Scene& s) { return s.body<core::PaperEntered>(); }
core::Ballot& ballot(Scene& s) { return paper(s).ballot; }

VillageSetup setup_with_clerks() {
  VillageSetup setup;
  setup.charter.roles.push_back({core::Role::clerk, 2});
  setup.charter.channels = {kClerksHelp, 1, 1};
  setup.founders[1].roles.push_back(core::Role::clerk);
  setup.founders[2].roles.push_back(core::Role::clerk);
  return setup;
}

Scene paper_scene(Channel channel, core::MemberNumber speaker = core::kNobody) {
  auto village = std::make_unique<Village>(setup_with_clerks());
  village->join({kResident, 1, {}, kFacilitator});
  village->join();
  const auto proposal = village->open(kFacilitator, points(3, 99, false));
  Attempt attempt = village->paper(kVillager, proposal, give({1, 2, 3}), channel, speaker);
  return scene(std::move(village), std::move(attempt), proposal);
}

void let_die(Scene& s, core::MemberNumber member) {
  meanwhile(s, [&](Village& village) {
    village.enter(village.change(member, core::MemberField::status, 3));
  });
}

void turn_to_announced(Scene& s) {
  meanwhile(s, [&](Village& village) { paper(s).proposal = village.announce(kThird, question()); });
}

void let_vote_close(Scene& s) {
  s.village->close(s.proposal);
  s.attempt.at = s.village->now();
}

// Whoever comes after the opening is not on the roll; dead, if the voter before was.
void turn_to_newcomer(Scene& s) {
  const bool gone = s.village->state().members().find(paper(s).voter)->gone();
  core::MemberNumber newcomer;
  meanwhile(s, [&](Village& village) { newcomer = village.join(); });
  paper(s).voter = newcomer;
  if (gone) let_die(s, newcomer);
}

// Another paper of the same slip, for somebody else.
void use_slip(Scene& s) {
  meanwhile(s, [&](Village& village) {
    Attempt other = village.paper(kNeighbour, s.proposal, blank());
    std::get<core::PaperEntered>(other.body).slip = paper(s).slip;
    village.enter(other);
  });
}

// The same two help somebody else before, or the same proxy comes for somebody else.
void help_another(Scene& s) {
  meanwhile(s, [&](Village& village) {
    Attempt other = village.paper(kNeighbour, s.proposal, blank(), paper(s).channel);
    std::get<core::PaperEntered>(other.body).slip = 1'000;
    village.enter(other);
  });
}

void come_late(Scene& s) {
  s.attempt.at = s.village->state().find(s.proposal)->terms.closes_at + core::Duration{1};
}

Faults before_the_signers() {
  return {{Refusal::author_not_active, suspend_author},
          {Refusal::proposal_unknown,
           [](Scene& s) { paper(s).proposal.draft.data[0] ^= std::byte{1}; }},
          {Refusal::voting_not_open, turn_to_announced},
          {Refusal::voting_over, let_vote_close},
          {Refusal::channel_not_allowed, [](Scene& s) { paper(s).channel = Channel::own; }}};
}

Faults after_the_slip() {
  return {{Refusal::late_without_receipt, come_late},
          {Refusal::revision_out_of_range, [](Scene& s) { paper(s).revision = {}; }},
          {Refusal::form_wrong, [](Scene& s) { ballot(s).choices = {core::OptionIndex{0}}; }},
          {Refusal::votes_count_wrong, [](Scene& s) { ballot(s).votes.push_back(0); }},
          {Refusal::vote_out_of_range, [](Scene& s) { ballot(s).votes[0] = 32'769; }},
          {Refusal::negative_not_allowed, [](Scene& s) { ballot(s).votes[1] = -1; }},
          {Refusal::over_credits, [](Scene& s) { ballot(s).votes[2] = 10; }}};
}

const std::vector<Apart> kPhases = {
    {Refusal::proposal_unknown, Refusal::voting_not_open, "what is not open yet is known"},
    {Refusal::voting_not_open, Refusal::voting_over,
     "a vote is before its opening or after its closing"},
    kMoreOrFewer};

Order<Scene> paper_order() {
  Faults faults = before_the_signers();
  const Faults own = {{Refusal::role_missing, [](Scene& s) { sign_as(s, kFacilitator); }},
                      {Refusal::cosigner_unexpected, add_cosigner},
                      {Refusal::cosigner_missing, drop_first_cosigner},
                      {Refusal::not_on_roll, turn_to_newcomer},
                      {Refusal::voter_gone, [](Scene& s) { let_die(s, paper(s).voter); }},
                      {Refusal::speaker_wrong, [](Scene& s) { paper(s).speaker = kFacilitator; }},
                      {Refusal::attestation_missing, [](Scene& s) { paper(s).attested = true; }},
                      {Refusal::slip_out_of_range, [](Scene& s) { paper(s).slip = 0; }},
                      {Refusal::slip_used, use_slip}};
  faults = joined(std::move(faults), own);
  faults = joined(std::move(faults), after_the_slip());
  auto apart = kPhases;
  apart.push_back({Refusal::slip_out_of_range, Refusal::slip_used, "one slip has one number"});
  return order_of_kind(
      "PaperEntered, paper", [] { return paper_scene(Channel::paper); }, std::move(faults), apart);
}

TEST(Precedence, PaperEntered) { check(paper_order()); }

Order<Scene> assisted_order() {
  Faults faults = before_the_signers();
  const Faults own = {
      {Refusal::role_missing, [](Scene& s) { sign_as(s, kFacilitator); }},
      {Refusal::cosigner_unexpected, add_cosigner},
      {Refusal::cosigner_missing, drop_first_cosigner},
      {Refusal::not_on_roll, turn_to_newcomer},
      {Refusal::voter_gone, [](Scene& s) { let_die(s, paper(s).voter); }},
      {Refusal::speaker_wrong, [](Scene& s) { paper(s).speaker = kFacilitator; }},
      {Refusal::helper_is_party,
       [](Scene& s) {
         meanwhile(s, [&](Village& village) {
           village.enter(village.change(paper(s).voter, core::MemberField::guardian, 3));
         });
       }},
      {Refusal::attestation_missing, [](Scene& s) { paper(s).attested = false; }},
      {Refusal::helped_too_many, help_another},
      {Refusal::slip_out_of_range, [](Scene& s) { paper(s).slip = core::kMaxSlip + 1; }}};
  faults = joined(std::move(faults), own);
  return order_of_kind(
      "PaperEntered, assisted", [] { return paper_scene(Channel::assisted); }, std::move(faults),
      kPhases);
}

TEST(Precedence, AssistedPaperEntered) { check(assisted_order()); }

std::string verdict(Scene& s) { return named(seen(judge(s))); }

TEST(PaperRefused, ChannelsThatTheCharterDoesNotHave) {
  for (const auto channel : {Channel::assisted, Channel::proxy}) {
    Scene s = paper_scene(channel, channel == Channel::proxy ? kNeighbour : core::kNobody);
    EXPECT_EQ(verdict(s), "fine");
    auto setup = setup_with_clerks();
    setup.charter.channels = {};
    Village village(setup);
    village.join();
    const auto proposal = village.open(kFacilitator, question());
    EXPECT_EQ(village.submit(village.paper(kVillager, proposal, yes(), channel)).error().code,
              Refusal::channel_not_allowed);
    EXPECT_TRUE(village.submit(village.paper(kVillager, proposal, yes())).has_value());
  }
  Scene unknown = paper_scene(Channel::paper);
  paper(unknown).channel = static_cast<Channel>(5);
  EXPECT_EQ(verdict(unknown), "channel_not_allowed");
}

TEST(PaperRefused, GuardiansSpeakForTheirWardsAlone) {
  Scene on_paper = paper_scene(Channel::guardian, kFacilitator);
  EXPECT_EQ(verdict(on_paper), "fine");
  paper(on_paper).speaker = kNeighbour;
  EXPECT_EQ(verdict(on_paper), "speaker_wrong");

  Scene own_device = paper_scene(Channel::guardian, kFacilitator);
  paper(own_device).slip = 0;
  EXPECT_EQ(verdict(own_device), "cosigner_unexpected");
  own_device.attempt.signers = {own_device.village->key_of(kClerk)};
  EXPECT_EQ(verdict(own_device), "speaker_wrong");
  own_device.attempt.signers = {own_device.village->key_of(kFacilitator)};
  EXPECT_EQ(verdict(own_device), "fine");
  paper(own_device).voter = kNeighbour;  // who has no guardian
  EXPECT_EQ(verdict(own_device), "speaker_wrong");
}

TEST(PaperRefused, AGuardianWhoHasDiedSpeaksForNobody) {
  Scene s = paper_scene(Channel::guardian, kFacilitator);
  let_die(s, kFacilitator);
  EXPECT_EQ(verdict(s), "speaker_wrong");
}

TEST(PaperRefused, ProxiesAreOthersOnTheRollAndOfTheCap) {
  Scene s = paper_scene(Channel::proxy, kNeighbour);
  EXPECT_EQ(verdict(s), "fine");
  paper(s).speaker = kVillager;
  EXPECT_EQ(verdict(s), "speaker_wrong");
  paper(s).speaker = kStranger;
  EXPECT_EQ(verdict(s), "speaker_wrong");
  paper(s).speaker = kNeighbour;
  Attempt other = s.village->paper(kOtherClerk, s.proposal, blank(), Channel::proxy, kNeighbour);
  s.village->enter(other);
  EXPECT_EQ(judge(s).error(), (core::Refused{Refusal::helped_too_many, 1}));
  paper(s).voter = kOtherClerk;  // a second paper for the same voter is no second person
  paper(s).revision = core::Revision{2};
  EXPECT_EQ(verdict(s), "fine");
}

TEST(PaperRefused, HelpersWhoHaveToDoWithIt) {
  Scene household = paper_scene(Channel::assisted);
  for (const auto member : {kVillager, kClerk}) {
    household.village->enter(household.village->change(member, core::MemberField::household, 7));
  }
  EXPECT_EQ(verdict(household), "helper_is_party");
  Scene oneself = paper_scene(Channel::assisted);
  paper(oneself).voter = kOtherClerk;
  EXPECT_EQ(verdict(oneself), "helper_is_party");
}

TEST(PaperRefused, OneHelperIsNotTwo) {
  Scene s = paper_scene(Channel::assisted);
  s.village->enter(s.village->key_addition(kClerk));
  const auto keys =
      s.village->state().members().keys_of(*s.village->state().members().find(kClerk));
  s.attempt.signers = {&secret_of(keys[0]), &secret_of(keys[1])};
  EXPECT_EQ(verdict(s), "cosigner_missing");
  s.attempt.signers = {&secret_of(keys[0]), s.village->key_of(kFacilitator)};
  EXPECT_EQ(verdict(s), "cosigner_missing");
}

// A pen may do what no device sends: the voter took part, and takes no side.
TEST(PaperEntered, APaperThatCannotBeCountedIsSpoilt) {
  const core::Ballot spoilt{core::BallotForm::spoilt, {}, {}};
  Scene s = paper_scene(Channel::paper);
  ballot(s) = spoilt;
  EXPECT_EQ(verdict(s), "fine");
  ballot(s).choices = {core::OptionIndex{0}};
  EXPECT_EQ(verdict(s), "form_wrong");
  ballot(s) = spoilt;
  Village& village = *s.village;
  Attempt from_a_device = village.ballot(kVillager, s.proposal, blank());
  std::get<core::BallotCast>(from_a_device.body).ballot = spoilt;
  EXPECT_EQ(village.submit(from_a_device).error().code, Refusal::form_wrong);
  village.enter(village.ballot(kVillager, s.proposal, give({3, 0, 0})));
  village.enter(s.attempt);
  village.close(s.proposal);
  const auto result = *core::decode_result(village.document(s.proposal));
  EXPECT_EQ(result.result.spoilt_ballots,
            (std::vector<core::SpoiltBallot>{{kVillager, core::SpoiltBy::on_paper}}));
  const auto& house = result.result.decided.result.houses.front();
  EXPECT_EQ(house.spoilt, 1U);
  EXPECT_EQ(house.voted, 1U);
  EXPECT_EQ(house.options.front().supporters, 0U);
}

TEST(PaperEntered, AGuardiansOwnDeviceIsNoPaper) {
  Scene s = paper_scene(Channel::guardian, kFacilitator);
  ballot(s) = {core::BallotForm::spoilt, {}, {}};
  EXPECT_EQ(verdict(s), "fine");
  paper(s).slip = 0;
  s.attempt.signers = {s.village->key_of(kFacilitator)};
  EXPECT_EQ(verdict(s), "form_wrong");
}

TEST(PaperEntered, ALatePaperWithItsReceiptsWeighsAndUsesItsSlipOnce) {
  auto setup = four_peers();
  const auto clerks = setup_with_clerks();
  setup.charter.roles = clerks.charter.roles;
  setup.founders = clerks.founders;
  Village village(setup);
  village.join();
  const auto proposal = village.open(kFacilitator, question());
  const auto deadline = village.state().find(proposal)->terms.closes_at;
  Attempt late = village.paper(kVillager, proposal, yes());
  late.receipts = {{&Village::peer_key(2), deadline, {}}};
  village.advance_to(deadline + kMinute);
  late.at = village.now();
  village.enter(late);
  EXPECT_TRUE(village.state().find(proposal)->box.late_uncounted(3));
  late.receipts.push_back({&Village::peer_key(3), deadline, {}});
  village.enter(village.receipts_addition(1, late));
  const auto& box = village.state().find(proposal)->box;
  EXPECT_FALSE(box.late_uncounted(3));
  EXPECT_TRUE(box.standing(true).stands(3));
  EXPECT_EQ(box.papers().slips().size(), 1U);
}

}  // namespace
}  // namespace yoriai::tests
