#include "cli/messages.h"

#include <gtest/gtest.h>

#include <set>

#include "cli/exit_codes.h"
#include "cli/failure.h"

namespace yoriai::cli {
namespace {

using core::Refusal;
using core::Refused;

TEST(Messages, EveryRefusalHasItsOwnSentenceInBothLanguages) {
  std::set<std::string> japanese;
  std::set<std::string> english;
  for (const auto code : core::all_refusals()) {
    const Words words = message(Refused{code, 2});
    const auto name = core::to_string(code);
    EXPECT_TRUE(words.ja.ends_with("。") || words.ja.ends_with("か。")) << name;
    EXPECT_TRUE(words.en.ends_with(".") || words.en.ends_with("?")) << name;
    EXPECT_TRUE(japanese.insert(words.ja).second) << name;
    EXPECT_TRUE(english.insert(words.en).second) << name;
  }
  EXPECT_EQ(japanese.size(), core::all_refusals().size());
}

TEST(Messages, EveryKindOfEventHasItsOwnWordsInBothLanguages) {
  std::set<std::string_view> japanese;
  std::set<std::string_view> english;
  for (const auto kind : core::kBodyKinds) {
    const Text words = word_for(kind);
    EXPECT_FALSE(words.ja.empty() || words.en.empty()) << static_cast<int>(kind);
    EXPECT_TRUE(japanese.insert(words.ja).second) << words.ja;
    EXPECT_TRUE(english.insert(words.en).second) << words.en;
  }
  EXPECT_EQ(word_for(core::Kind::cards_recorded).en, "record of cards");
  EXPECT_EQ(word_for(core::Kind::minutes_published).en, "minutes");
}

TEST(Messages, NoPlaceForAFigureIsLeftOpen) {
  for (const auto code : core::all_refusals()) {
    const Words words = message(Refused{code, 1});
    EXPECT_EQ(words.ja.find("{}"), std::string::npos) << core::to_string(code);
    EXPECT_EQ(words.en.find("{}"), std::string::npos) << core::to_string(code);
  }
}

TEST(Messages, FiguresAreShownAsWhatTheyAre) {
  EXPECT_NE(message({Refusal::too_many_cards, 2}).en.find("there may be is 2"), std::string::npos);
  EXPECT_NE(message({Refusal::too_many_cards, 0}).en.find("hold no cards"), std::string::npos);
  EXPECT_NE(message({Refusal::over_credits, 16}).ja.find("16点足りません"), std::string::npos);
  EXPECT_NE(message({Refusal::voting_over, 0}).en.find("over"), std::string::npos);
  // 2025-11-09 18:00 JST
  EXPECT_NE(message({Refusal::not_due_yet, 1'762'678'800'000}).ja.find("2025年11月9日（日）18:00"),
            std::string::npos);
  EXPECT_NE(message({Refusal::grace_too_short, 1'800'000}).en.find("30 minutes"),
            std::string::npos);
  EXPECT_NE(message({Refusal::role_missing, 1}).ja.find("名簿係"), std::string::npos);
  // What only the sequencer may enter.
  EXPECT_NE(message({Refusal::role_missing, core::kSequencer}).en.find("keeper of the book"),
            std::string::npos);
  EXPECT_NE(message({Refusal::role_missing, core::kAnyPeer}).en.find("peer of the book"),
            std::string::npos);
}

TEST(Messages, BallotOverItsCreditsIsToldCostAndCredits) {
  const core::Ballot ballot{core::BallotForm::choice, {}, {9, -5, 3}};  // 81 + 25 + 9 = 115
  const Words words = message({Refusal::over_credits, 16}, ballot);
  EXPECT_NE(words.ja.find("115点が必要ですが、持ち点は99点です。16点足りません"),
            std::string::npos);
  EXPECT_NE(words.en.find("costs 115 credits and you have 99: 16 too few"), std::string::npos);
  EXPECT_EQ(message({Refusal::voting_over, 0}, ballot), message({Refusal::voting_over, 0}));
}

TEST(Messages, NamesOfRolesAndMethodsReadBack) {
  for (std::uint16_t i = 0; i < core::kRoleCount; ++i) {
    const auto role = static_cast<core::Role>(i);
    EXPECT_EQ(role_named(name_of(role)), role);
  }
  for (std::uint8_t i = 0; i < core::kMethodCount; ++i) {
    const auto method = static_cast<core::Method>(i);
    EXPECT_EQ(method_named(name_of(method)), method);
  }
  EXPECT_EQ(role_named("mayor"), std::nullopt);
  EXPECT_EQ(method_named(""), std::nullopt);
}

TEST(ExitCodes, EveryRefusalHasAnAnswerOfItsClass) {
  const std::set<std::uint16_t> known{400, 403, 404, 409, 413, 422, 503};
  for (const auto code : core::all_refusals()) {
    const Answer answer = answer_to(code);
    EXPECT_TRUE(known.contains(answer.http)) << core::to_string(code);
    EXPECT_TRUE(answer.exit == ExitCode::refused || answer.exit == ExitCode::environment)
        << core::to_string(code);
  }
}

TEST(ExitCodes, ClassesFollowTheFault) {
  EXPECT_EQ(answer_to(Refusal::voting_over).http, 409);
  EXPECT_EQ(answer_to(Refusal::header_too_large).http, 413);
  EXPECT_EQ(answer_to(Refusal::role_missing).http, 403);
  EXPECT_EQ(answer_to(Refusal::transition_due).http, 503);
  EXPECT_EQ(answer_to(Refusal::clock_behind).exit, ExitCode::environment);
  using Cause = ledger::EnvironmentError::Cause;
  EXPECT_EQ(exit_of(Cause::locked), ExitCode::environment);
  EXPECT_EQ(exit_of(Cause::damaged), ExitCode::damaged);
  EXPECT_EQ(exit_of(Cause::high_water), ExitCode::damaged);
}

TEST(Failure, KeepsWhatTheBookRefused) {
  const Failure refused(Refused{Refusal::not_on_roll, 0});
  EXPECT_EQ(refused.exit, ExitCode::refused);
  EXPECT_EQ(refused.refused->code, Refusal::not_on_roll);
  const Failure file(FileFault{"a.csv", 7, 3, {"だめ", "bad"}});
  EXPECT_EQ(file.exit, ExitCode::usage);
  EXPECT_EQ(file.what.en, "a.csv:7:3: bad.");
}

}  // namespace
}  // namespace yoriai::cli
