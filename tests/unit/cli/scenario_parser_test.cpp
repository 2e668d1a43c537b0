#include <gtest/gtest.h>

#include "cli/rehearsal/parser.h"

namespace yoriai::cli {
namespace {

constexpr std::string_view kHead = "charter qv-99-share\n";

// The action of the only step in a scenario of one line.
template <class Kind>
Kind only(const std::string& line) {
  const auto script = parse_scenario(std::string(kHead) + line, "a.txt");
  if (!script) {
    ADD_FAILURE() << describe(script.error()).en;
    return {};
  }
  const Kind* action = std::get_if<Kind>(&script->steps.at(0).action);
  if (action == nullptr) {
    ADD_FAILURE() << line << " is read as another action: " << script->steps[0].action.index();
    return {};
  }
  return *action;
}

constexpr core::Instant kSunday{1'762'678'800'000};  // 2025-11-09 18:00 JST

TEST(ScenarioParser, HeadingsAreTaken) {
  const auto script =
      parse_scenario("community \"月 ヶ瀬\"\ncharter a.toml\nhost b.example\n", "x");
  ASSERT_TRUE(script.has_value());
  EXPECT_EQ(script->community, "月 ヶ瀬");
  EXPECT_EQ(script->charter, "a.toml");
  EXPECT_EQ(script->host, "b.example");
  EXPECT_TRUE(script->steps.empty());
}

TEST(ScenarioParser, StepsKeepLineAndWords) {
  const auto script = parse_scenario("charter a\n\nadvance   # now\n花子 votes yes\n", "x");
  ASSERT_TRUE(script.has_value());
  EXPECT_EQ(script->steps.at(0).line, 3U);
  EXPECT_EQ(script->steps.at(0).words, "advance");
  EXPECT_EQ(script->steps.at(1).line, 4U);
}

TEST(ScenarioParser, TimeStandsOrMoves) {
  const auto at = only<SetTime>("at 2025-11-09 18:00 JST");
  EXPECT_EQ(std::get<core::Instant>(at.to), kSunday);
  EXPECT_FALSE(at.unattended);
  for (const auto* touching : {"at 2025-11-09 18:00JST", "at 2025-11-09 18:00JST unattended"}) {
    EXPECT_EQ(std::get<core::Instant>(only<SetTime>(touching).to), kSunday) << touching;
  }
  const auto iso = only<SetTime>("at 2025-11-09T09:00:00Z unattended");
  EXPECT_EQ(std::get<core::Instant>(iso.to), kSunday);
  EXPECT_TRUE(iso.unattended);
  EXPECT_EQ(std::get<core::Duration>(only<SetTime>("after 1d12h").to).ms, 129'600'000U);
}

TEST(ScenarioParser, NewcomersBringTheirThings) {
  const auto founder =
      only<FoundWith>("花子 founds as resident roles clerk and steward devices phone and tablet")
          .founder;
  EXPECT_EQ(founder.roles, (std::vector{core::Role::clerk, core::Role::steward}));
  EXPECT_EQ(founder.devices, (std::vector<std::string>{"phone", "tablet"}));
  EXPECT_EQ(only<FoundWith>("a founds as b with role chair").founder.roles.size(), 1U);
  const auto join =
      only<Join>("Ann joins as guest without a key household 7 guardian 花子 by A and B");
  EXPECT_TRUE(join.newcomers.at(0).devices.empty());
  EXPECT_EQ(join.newcomers.at(0).household.value, 7U);
  EXPECT_EQ(join.newcomers.at(0).guardian, "花子");
  EXPECT_EQ(join.by, (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(only<JoinCrowd>("1,200 residents join").count, 1200U);
}

TEST(ScenarioParser, WhoIsOneSomeOrThose) {
  EXPECT_EQ(std::get<OnePerson>(only<Second>("\"open\" seconds").who).name, "open");
  EXPECT_EQ(std::get<NextOnes>(only<Second>("3 residents second").who).count, 3U);
  const auto those = std::get<NumberedOnes>(only<Second>("residents 4-9 second proposal 2").who);
  EXPECT_EQ(those.first, 4U);
  EXPECT_EQ(those.last, 9U);
  EXPECT_EQ(std::get<NumberedOnes>(only<Second>("resident 17 seconds").who).last, 17U);
  EXPECT_EQ(only<Propose>("resident 17 proposes \"x\"").person, "resident 17");
}

TEST(ScenarioParser, ProposalsTakeTheirPartsInAnyOrder) {
  const auto p = only<Propose>(
      "A proposes \"T\" purse 45,394 by net votes option \"x\" credits 99 negative\n"
      "  method quadratic option \"y\" topic t kind k wording \"w\\nv\"\n"
      "  amends the charter dismisses B as chair");
  EXPECT_EQ(p.title, "T");
  EXPECT_EQ(p.purse.value, 45'394U);
  EXPECT_EQ(p.spending, core::Spending::by_net_votes);
  EXPECT_EQ(p.options, (std::vector<std::string>{"x", "y"}));
  EXPECT_TRUE(p.negative && p.amends);
  EXPECT_EQ(p.method, core::Method::quadratic);
  EXPECT_EQ(p.wording, "w\nv");
  EXPECT_FALSE(p.appointment->grant);
  EXPECT_EQ(p.appointment->person, "B");
  EXPECT_EQ(only<Propose>("A proposes \"T\" purse 5 to the winner").spending,
            core::Spending::winner_takes_it);
  const auto announced = only<Announce>(
      "A announces proposal 3 opens 2025-11-09 18:00 JST closes 2025-11-10 18:00 JST grace 1h box");
  EXPECT_EQ(announced.proposal->value, 3U);
  EXPECT_EQ(announced.opens_at, kSunday);
  EXPECT_EQ(announced.grace->ms, 3'600'000U);
  EXPECT_EQ(announced.visibility, core::Visibility::box);
  EXPECT_EQ(only<Withdraw>("A withdraws because \"no\" by B").by.size(), 1U);
}

TEST(ScenarioParser, BallotsOfEveryForm) {
  EXPECT_TRUE(std::get<SayYesNo>(only<Vote>("A votes yes").ballot).yes);
  EXPECT_FALSE(std::get<SayYesNo>(only<Vote>("9 as vote no").ballot).yes);
  EXPECT_TRUE(std::holds_alternative<Abstain>(only<Vote>("A abstains").ballot));
  EXPECT_TRUE(std::holds_alternative<TakeBack>(only<Vote>("A takes the ballot back").ballot));
  const auto choose = std::get<Choose>(only<Vote>("A votes for 2 and B and \"C d\"").ballot);
  ASSERT_EQ(choose.options.size(), 3U);
  EXPECT_EQ(std::get<std::uint32_t>(choose.options[1]), 2U);
  EXPECT_EQ(std::get<std::string>(choose.options[2]), "C d");
  const auto ranks = std::get<RankOptions>(only<Vote>("A ranks B then 3 and \"x\" then A").ballot);
  ASSERT_EQ(ranks.places.size(), 3U);
  EXPECT_EQ(ranks.places[1].size(), 2U);
  const auto give = std::get<GivePoints>(only<Vote>("A gives A=5 3=-2").ballot);
  EXPECT_EQ(std::get<std::uint32_t>(give.votes.at(1).first), 3U);
  EXPECT_EQ(give.votes[1].second, -2);
  const auto vote = only<Vote>(
      "A votes yes on proposal 2 from tablet revision 7 received 2025-11-09 18:00 JST "
      "in the name of B");
  EXPECT_EQ(vote.proposal->value, 2U);
  EXPECT_EQ(vote.device, "tablet");
  EXPECT_EQ(vote.revision->value, 7U);
  EXPECT_EQ(*vote.received, kSunday);
  EXPECT_EQ(vote.voter, "B");
}

TEST(ScenarioParser, DelegationsHaveScopes) {
  const auto wide = only<Delegate>("A delegates to B");
  EXPECT_TRUE(std::holds_alternative<OnEverything>(wide.scope));
  EXPECT_EQ(wide.until.ms, 0U);
  const auto topic = only<Delegate>("5 as delegate to B on topic t until 2025-11-09 18:00 JST");
  EXPECT_EQ(std::get<OnTopic>(topic.scope).name, "t");
  EXPECT_EQ(topic.until, kSunday);
  const auto out = only<Delegate>("A opts out on proposal 4 revision 2");
  EXPECT_TRUE(out.to.empty());
  EXPECT_EQ(std::get<OnProposal>(out.scope).proposal->value, 4U);
  EXPECT_FALSE(std::get<OnProposal>(only<Delegate>("A opts out on this proposal").scope)
                   .proposal.has_value());
}

TEST(ScenarioParser, MembersChange) {
  const auto died = only<ChangeMember>("A dies by B and C");
  EXPECT_EQ(std::get<core::MemberStatus>(died.to), core::MemberStatus::died);
  EXPECT_EQ(died.by.size(), 2U);
  EXPECT_EQ(std::get<core::MemberStatus>(only<ChangeMember>("3 as are suspended").to),
            core::MemberStatus::suspended);
  EXPECT_EQ(std::get<NewClass>(only<ChangeMember>("A becomes guest").to).name, "guest");
  EXPECT_EQ(std::get<core::HouseholdNumber>(only<ChangeMember>("A moves to household 9").to).value,
            9U);
  EXPECT_EQ(std::get<NewGuardian>(only<ChangeMember>("A gets guardian nobody").to).name, "");
  EXPECT_EQ(only<AddDevice>("A adds device watch").device, "watch");
  EXPECT_TRUE(only<ReplaceKeys>("A recovers with x and y by B").recovered);
  EXPECT_FALSE(only<ReplaceKeys>("A replaces keys with x").recovered);
  EXPECT_TRUE(only<ChangeRole>("A gets role chair decided by proposal 2").grant);
  EXPECT_FALSE(only<ChangeRole>("A loses role chair by B").grant);
}

TEST(ScenarioParser, CardsComeAndGo) {
  const auto got = only<GetCards>("as 1-3 get 5 cards by B and C");
  EXPECT_EQ(got.count, 5U);
  EXPECT_EQ(std::get<NumberedOnes>(got.who).last, 3U);
  EXPECT_EQ(got.by.size(), 2U);
  EXPECT_EQ(only<GetCards>("A gets 1 card").count, 1U);
  EXPECT_EQ(only<RecordCards>("2,610 cards are recorded").count, 2'610U);
  const auto sold = only<PassCards>("20 cards of a 7 go to B");
  EXPECT_EQ(sold.from, "a 7");
  EXPECT_EQ(sold.to, "B");
  EXPECT_FALSE(sold.revoked);
  EXPECT_EQ(only<PassCards>("1 card of nobody goes to A").from, "");
  EXPECT_EQ(only<PassCards>("3 cards of A go to nobody").to, "");
  EXPECT_TRUE(only<PassCards>("5 cards of A are revoked by B and C").revoked);
  const auto expect = only<Expect>("expect all-cards 9 in-cards roll 7 roll 2");
  EXPECT_FALSE(std::get<ExpectFigure>(expect.all[0]).in_cards);
  EXPECT_TRUE(std::get<ExpectFigure>(expect.all[1]).in_cards);
  EXPECT_FALSE(std::get<ExpectFigure>(expect.all[2]).in_cards);
}

TEST(ScenarioParser, ExpectationsAreListed) {
  const auto expect = only<Expect>(
      "expect proposal 2 passed without late ballots tied winner B votes 5 -3 order 2 1 \"x\"\n"
      "  did-not-fit 1,000 voice of A copied end B steps 2 open winner nobody");
  EXPECT_EQ(expect.proposal->value, 2U);
  ASSERT_EQ(expect.all.size(), 9U);
  EXPECT_TRUE(std::get<ExpectOutcome>(expect.all[1]).without_late);
  EXPECT_EQ(std::get<ExpectRow>(expect.all[3]).figures, (std::vector<std::int64_t>{5, -3}));
  EXPECT_EQ(std::get<ExpectOrder>(expect.all[4]).options.size(), 3U);
  EXPECT_EQ(std::get<ExpectFigure>(expect.all[5]).value, 1000U);
  EXPECT_EQ(*std::get<ExpectVoice>(expect.all[6]).steps, 2U);
  EXPECT_FALSE(std::get<ExpectWinner>(expect.all[8]).option.has_value());
  EXPECT_EQ(only<ExpectMember>("expect member A left").status, core::MemberStatus::left);
  EXPECT_EQ(only<ExpectCount>("expect entries 12").value, 12U);
}

TEST(ScenarioParser, RefusalsAreNamedWithTheirDetail) {
  const auto script =
      parse_scenario("charter a\nA votes yes -> refused over_credits 16\nA votes no\n", "x");
  ASSERT_TRUE(script.has_value());
  EXPECT_EQ(script->steps[0].refused->code, core::Refusal::over_credits);
  EXPECT_EQ(script->steps[0].refused->detail, 16U);
  EXPECT_FALSE(script->steps[1].refused.has_value());
}

TEST(ScenarioParser, PeersAndWhatBecomesOfTheirMachines) {
  const auto script = parse_scenario(
      "charter a\npeers Office and City and B needed 2 liars 1\nnode City is killed\n"
      "node City starts again\nnode B takes the lead\nexpect one book\n",
      "x");
  ASSERT_TRUE(script.has_value()) << script.error().what.en;
  EXPECT_EQ(script->peers.names, (std::vector<std::string>{"Office", "City", "B"}));
  EXPECT_EQ(script->peers.needed, 2);
  EXPECT_EQ(script->peers.liars, 1);
  using What = MachineDeed::What;
  const std::vector<std::pair<What, std::string>> deeds{
      {What::killed, "City"}, {What::started, "City"}, {What::leads, "B"}};
  ASSERT_EQ(script->steps.size(), deeds.size() + 1);
  for (std::size_t at = 0; at < deeds.size(); ++at) {
    const auto& deed = std::get<MachineDeed>(script->steps[at].action);
    EXPECT_EQ(std::pair(deed.what, deed.peer), deeds[at]);
  }
  EXPECT_TRUE(std::holds_alternative<ExpectOneBook>(script->steps.back().action));
}

TEST(ScenarioParser, WhatPeersDoByThemselvesIsNotForTheText) {
  for (const char* line : {"at 2025-11-09 18:00 JST unattended",
                           "A votes yes received 2025-11-09 18:00 JST", "node C dances"}) {
    const auto script =
        parse_scenario(std::string("charter a\npeers A and B\n") + line + "\n", "x");
    ASSERT_FALSE(script.has_value()) << line;
    EXPECT_EQ(script.error().line, 3U) << line;
  }
}

struct Bad {
  const char* line;  // the second of the scenario
  std::uint32_t column;
};
class BadScenario : public testing::TestWithParam<Bad> {};
TEST_P(BadScenario, IsRefusedAtItsWord) {
  const auto script = parse_scenario(std::string(kHead) + GetParam().line, "a.txt");
  ASSERT_FALSE(script.has_value());
  EXPECT_EQ(script.error().line, 2U) << script.error().what.en;
  EXPECT_EQ(script.error().column, GetParam().column) << script.error().what.en;
}
INSTANTIATE_TEST_SUITE_P(
    ScenarioParser, BadScenario,
    testing::Values(
        Bad{"A dances", 3}, Bad{"A", 2}, Bad{"at noon", 4}, Bad{"at 2025-11-09 18:00", 4},
        Bad{"after 5", 7}, Bad{"advance now", 9}, Bad{"A founds resident", 10},
        Bad{"A founds as b role mayor", 20}, Bad{"5 residents found as b", 13},
        Bad{"A joins as b household x", 24}, Bad{"0 residents join", 1}, Bad{"A proposes T", 12},
        Bad{"A proposes \"T\" method lottery", 23}, Bad{"A proposes \"T\" option x", 23},
        Bad{"A votes for", 12}, Bad{"A votes for and", 13}, Bad{"A votes maybe", 9},
        Bad{"A gives 5", 9}, Bad{"A votes yes on 2", 16}, Bad{"A votes yes revision 65536", 22},
        Bad{"A delegates B", 13}, Bad{"A delegates to B on roads", 21}, Bad{"expect", 7},
        Bad{"expect joy", 8}, Bad{"expect voted many", 14}, Bad{"expect voice of A lost", 19},
        Bad{"expect member A gone", 17}, Bad{"A votes yes -> refused", 23},
        Bad{"A votes yes -> refused nothing", 24}, Bad{"A votes yes -> taken", 16},
        Bad{"A votes yes -> refused over_credits 1 2", 39}, Bad{"1,2 residents join", 5},
        Bad{"peers A and A", 14}, Bad{"peers A needed 17", 16}, Bad{"node A is killed", 17},
        Bad{"expect one book", 16}));

TEST(ScenarioParser, HeadingAfterTheFirstStepIsRefused) {
  const auto script = parse_scenario("charter a\nadvance\nhost b\n", "x");
  ASSERT_FALSE(script.has_value());
  EXPECT_EQ(script.error().line, 3U);
}

TEST(ScenarioParser, CharterMustBeNamed) {
  EXPECT_FALSE(parse_scenario("community a\n", "x").has_value());
  EXPECT_FALSE(parse_scenario("", "x").has_value());
}

TEST(ScenarioParser, PapersSayWhoEnteredThem) {
  const auto paper = only<Vote>("ハル votes yes on paper slip 12 entered by 梅 and 松");
  ASSERT_TRUE(paper.entered.has_value());
  EXPECT_EQ(paper.entered->channel, core::Channel::paper);
  EXPECT_EQ(paper.entered->slip, 12U);
  EXPECT_EQ(paper.entered->by, (std::vector<std::string>{"梅", "松"}));
  const auto helped = only<Vote>("ナツ votes no assisted by 梅 and 松 without attestation");
  ASSERT_TRUE(helped.entered.has_value());
  EXPECT_EQ(helped.entered->channel, core::Channel::assisted);
  EXPECT_FALSE(helped.entered->attested);
  const auto ward = only<Vote>("アキ votes yes through guardian 花子");
  ASSERT_TRUE(ward.entered.has_value());
  EXPECT_TRUE(ward.entered->no_paper);
  EXPECT_EQ(ward.entered->speaker, "花子");
  const auto on_paper = only<Vote>("アキ votes yes through guardian 花子 on paper");
  EXPECT_FALSE(on_paper.entered->no_paper);
  EXPECT_EQ(on_paper.entered->channel, core::Channel::guardian);
  EXPECT_FALSE(only<Vote>("花子 votes yes on proposal 2").entered.has_value());
}

TEST(ScenarioParser, BoxesSayWhatWasInThem) {
  const auto box = only<CountBox>(
      "station \"Hall\" counts 3 for A and B 2 blank 1 spoilt of 9 papers in village marks 5 "
      "residents and 花子 on proposal 2 by 梅 and 松");
  EXPECT_EQ(box.station, "Hall");
  ASSERT_EQ(box.papers.size(), 3U);
  EXPECT_EQ(std::get<Choose>(box.papers[0].says).options.size(), 2U);
  EXPECT_TRUE(std::holds_alternative<Abstain>(box.papers[1].says));
  EXPECT_TRUE(box.papers[2].spoilt);
  EXPECT_EQ(box.issued, 9U);
  EXPECT_EQ(box.house, "village");
  EXPECT_EQ(box.marked.size(), 2U);
  EXPECT_EQ(box.proposal, core::ProposalNumber{2});
  EXPECT_EQ(box.by.size(), 2U);
  const auto present = only<NotePresence>("residents 1-40 are present by 梅 and 花子");
  EXPECT_EQ(present.by.size(), 2U);
}

TEST(ScenarioParser, WhatIsSaidInOffice) {
  const auto report = only<Attest>("花子 reports \"Spent 44,000\" on proposal 2 as treasurer");
  EXPECT_EQ(report.speaker, "花子");
  EXPECT_EQ(report.what, core::AttestationKind::report);
  EXPECT_EQ(report.text, "Spent 44,000");
  EXPECT_EQ(report.proposal, core::ProposalNumber{2});
  EXPECT_EQ(report.role, core::Role::treasurer);
  const auto approval = only<Attest>("resident 3 approves as chair");
  EXPECT_EQ(approval.what, core::AttestationKind::approve);
  EXPECT_TRUE(approval.text.empty());
  EXPECT_FALSE(approval.proposal.has_value());
  EXPECT_EQ(only<Attest>("A objects \"x\" as steward").what, core::AttestationKind::object);
  EXPECT_EQ(only<Attest>("A gives evidence \"x\" as clerk").what, core::AttestationKind::evidence);
  const auto peer = only<Attest>("node rehearsal finds \"Something\" on proposal 1");
  EXPECT_EQ(peer.what, core::AttestationKind::finding);
  EXPECT_EQ(peer.speaker, "rehearsal");
  EXPECT_FALSE(peer.role.has_value());
  // Whose word it is has to be said.
  EXPECT_FALSE(parse_scenario("charter a\nA approves\n", "x").has_value());
  EXPECT_FALSE(parse_scenario("charter a\nnode A approves as chair\n", "x").has_value());
}

}  // namespace
}  // namespace yoriai::cli
