#include <gtest/gtest.h>

#include "cli/charter_file.h"
#include "cli/rehearsal/export_digest.h"
#include "cli/rehearsal/one_book.h"
#include "cli/rehearsal/parser.h"
#include "cli/rehearsal/run.h"
#include "cli/scratch_book.h"
#include "ledger/register_record.h"
#include "tests/support/keys.h"

namespace yoriai::cli {
namespace {

constexpr std::string_view kBegin = R"(charter tsukigase-purse
at 2025-10-20 09:00 JST
Hanako founds as resident roles steward and registrar and facilitator
Taro founds as resident roles steward and registrar
)";

struct Ended {
  std::unique_ptr<ScratchBook> scratch = std::make_unique<ScratchBook>("");
  std::optional<FileResult<Played>> played;
  std::vector<Told> told;
  [[nodiscard]] const ledger::Book& book() const { return scratch->book(); }
};

Ended run(const std::string& rest, std::string_view begin = kBegin) {
  Ended ended;
  const auto script = parse_scenario(std::string(begin) + rest, "a.txt");
  if (!script) {
    ADD_FAILURE() << describe(script.error()).en;
    return ended;
  }
  const auto charter = load_charter(script->charter, script->community);
  OneBook venue(ended.scratch->book());
  ended.played =
      play(*script, *charter, venue, [&](const Told& told) { ended.told.push_back(told); });
  return ended;
}

TEST(Rehearsal, BookIsMarkedAndSigned) {
  const Ended ended = run("3 residents join\n");
  ASSERT_TRUE(ended.played->has_value());
  EXPECT_TRUE((*ended.played)->as_expected());
  const auto& state = ended.book().state();
  EXPECT_TRUE(state.rehearsal());
  EXPECT_EQ(state.members().all().size(), 5U);
  const auto note = ended.book().store().checkpoint(state.ledger());
  ASSERT_TRUE(note.has_value());
  const auto checkpoint = ledger::open_checkpoint(*note, ended.book().checkpoint_keys());
  ASSERT_TRUE(checkpoint.has_value());
  EXPECT_EQ(checkpoint->size, state.size().value);
}

TEST(Rehearsal, SameScenarioGivesTheSameBookAndAnotherByteAnother) {
  const auto first = run("20 residents join\n");
  const auto second = run("20 residents join\n");
  const auto other = run("20 residents join \n");
  EXPECT_EQ(first.book().tree().root(), second.book().tree().root());
  EXPECT_NE(first.book().tree().root(), other.book().tree().root());
  EXPECT_NE(first.book().state().ledger(), other.book().state().ledger());
}

TEST(ExportDigest, IsThatOfEntriesAndBlobsWhoeverSignedThem) {
  const std::string same = "Taro proposes \"Bench\" method one_of option \"A\" option \"B\"\n";
  const auto first = run(same);
  const auto second = run(same);
  const auto other = run("Taro proposes \"Lamps\" method one_of option \"A\" option \"B\"\n");
  const auto& key = tests::key_named("log");
  second.scratch->book().store().put_checkpoint(second.book().state().ledger(), "of others");
  EXPECT_EQ(export_digest(first.book(), key), export_digest(second.book(), key));
  EXPECT_NE(export_digest(first.book(), key), export_digest(other.book(), key));
}

TEST(Rehearsal, NamesAreInTheRegisterAlone) {
  const Ended ended = run("2 residents join\n");
  const auto& state = ended.book().state();
  const auto row = ended.book().store().register_row(state.ledger(), core::MemberNumber{4});
  ASSERT_TRUE(row.has_value());
  const auto opened = ledger::open_salted_record(*row);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->record.name, "resident 2");
  EXPECT_EQ(ledger::commitment_to(*row), state.members().find(core::MemberNumber{4})->commitment);
}

TEST(Rehearsal, UnexpectedRefusalEndsThePlay) {
  const Ended ended =
      run("Taro announces opens 2025-11-09 18:00 JST closes 2025-11-10 18:00 JST\n");
  // No proposal was drafted: the line names something that is not there.
  ASSERT_FALSE(ended.played->has_value());
  EXPECT_EQ(ended.played->error().line, 5U);

  const Ended refused = run("Ken joins as resident\nKen joins as resident\nexpect members 3\n");
  ASSERT_TRUE(refused.played->has_value());
  const Played& played = **refused.played;
  ASSERT_EQ(played.differences.size(), 1U);
  EXPECT_EQ(played.differences[0].line, 6U);
  EXPECT_NE(played.differences[0].what.en.find("commitment_reused"), std::string::npos);
  EXPECT_EQ(played.expectations, 0U);
}

TEST(Rehearsal, ExpectedRefusalThatDoesNotComeIsADifference) {
  const Ended ended = run("Jiro joins as resident -> refused key_in_use\nexpect members 3\n");
  const Played& played = **ended.played;
  ASSERT_EQ(played.differences.size(), 1U);
  EXPECT_EQ(played.expectations, 1U);  // and the play goes on
}

TEST(Rehearsal, AnotherRefusalOrDetailThanExpectedIsADifference) {
  const auto other = run("Taro joins as resident -> refused key_in_use\n");
  EXPECT_FALSE((*other.played)->as_expected());
  const auto right =
      run("Ken joins as resident by Hanako and Hanako -> refused cosigner_repeated\n");
  EXPECT_TRUE((*right.played)->as_expected());
}

TEST(Rehearsal, UnmetExpectationsAreAllTold) {
  const Ended ended = run("expect members 3\nexpect entries 1\nexpect member Taro died\n");
  const Played& played = **ended.played;
  ASSERT_EQ(played.differences.size(), 2U);
  EXPECT_EQ(played.differences[0].line, 5U);
  EXPECT_EQ(played.differences[0].what.en, "it is 2 instead");
  EXPECT_EQ(played.differences[1].what.en, "it is active instead");
}

TEST(Rehearsal, WhatFallsDueIsEnteredAtItsTime) {
  const Ended ended =
      run("Hanako proposes \"x\" method one_of option \"a\"\n"
          "Hanako announces opens 2025-10-22 09:00 JST closes 2025-10-23 09:00 JST grace 1h\n"
          "at 2025-10-23 10:00 JST\nexpect open\n"
          "at 2025-12-24 00:00 JST\nexpect failed winner nobody roll 2\n");
  ASSERT_TRUE((*ended.played)->as_expected());
  const auto& proposal = ended.book().state().proposals().at(0);
  // 10:00:00.001 on 23 October: the grace is over.
  EXPECT_EQ(ended.book().state().last_accepted_at().ms,
            proposal.terms.closes_at.ms + 3'600'000 + 1);
}

TEST(Rehearsal, UnattendedClockEntersNothing) {
  const Ended ended =
      run("Hanako proposes \"x\" method one_of option \"a\"\n"
          "Hanako announces opens 2025-10-22 09:00 JST closes 2025-10-23 09:00 JST\n"
          "at 2025-10-22 12:00 JST unattended\nexpect announced\n"
          "Taro votes for 1 -> refused transition_due\n"
          "advance\nexpect open\nTaro votes for 1\n");
  EXPECT_TRUE((*ended.played)->as_expected());
}

struct Lost {
  const char* rest;
  std::uint32_t line;
};
class LostLine : public testing::TestWithParam<Lost> {};
TEST_P(LostLine, NamesWhatIsNotThere) {
  const Ended ended = run(GetParam().rest);
  ASSERT_FALSE(ended.played->has_value());
  EXPECT_EQ(ended.played->error().line, GetParam().line);
  EXPECT_FALSE(ended.played->error().what.ja.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Rehearsal, LostLine,
    testing::Values(Lost{"Jiro leaves\n", 5}, Lost{"2 residents join\n3 residents leave\n", 6},
                    Lost{"2 residents join\nresident 3 leaves\n", 6}, Lost{"5 ghosts join\n", 5},
                    Lost{"Taro becomes ghost\n", 5}, Lost{"Taro seconds\n", 5},
                    Lost{"Taro proposes \"x\" kind y\n", 5},
                    Lost{"Taro proposes \"x\" topic y\n", 5}, Lost{"Taro delegates to Jiro\n", 5},
                    Lost{"expect member Jiro left\n", 5},
                    Lost{"Jiro joins as resident by Saburo\n", 5},
                    Lost{"Oto joins as resident without a key\nOto delegates to Taro\n", 6},
                    Lost{"Taro delegates to Hanako from tablet\n", 5},
                    Lost{"\"a\\nb\" joins as resident\n", 5}));

TEST(Rehearsal, NothingHappensBeforeTimeAndFounders) {
  const auto no_time = run("", "charter tsukigase-purse\nA founds as resident\n");
  ASSERT_FALSE(no_time.played->has_value());
  EXPECT_EQ(no_time.played->error().line, 2U);
  const auto no_founders =
      run("", "charter tsukigase-purse\nat 2025-10-20 09:00 JST\n3 residents join\n");
  ASSERT_FALSE(no_founders.played->has_value());
  EXPECT_EQ(no_founders.played->error().line, 3U);
}

TEST(Rehearsal, CrowdsAreNamedOncePerProposal) {
  const Ended ended =
      run("10 residents join\n5 residents join\n"
          "Hanako proposes \"x\" method one_of option \"a\" option \"b\"\n"
          "Hanako announces opens 2025-10-22 09:00 JST closes 2025-10-23 09:00 JST\n"
          "at 2025-10-22 12:00 JST\n"
          "4 residents vote for 1\nresidents 3-6 vote for 2\n4 residents vote for 1\n"
          "5 residents delegate to Taro until 2025-12-01 00:00 JST\n"
          "at 2025-10-24 09:00 JST\n"
          // 1, 2 for a; 3 to 6 for b; 7 to 10 for a; 11 to 15 handed on to nobody who voted.
          "expect votes 6 4 voted 10 ended-nowhere 5 did-not-vote 2 roll 17\n");
  ASSERT_TRUE(ended.played->has_value()) << describe(ended.played->error()).en;
  for (const Told& told : (*ended.played)->differences) ADD_FAILURE() << told.what.en;
}

}  // namespace
}  // namespace yoriai::cli
