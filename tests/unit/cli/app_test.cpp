#include "cli/app.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <boost/json.hpp>

#include <sstream>

namespace yoriai::cli {
namespace {

void add_count(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand("count", "counts to three");
  context.on(*verb, [&context]() -> VerbResult {
    context.say("{}まで数えました。", "Counted to {}.", 3);
    context.answer({{"counted", 3}});
    context.next_command("yoriai count");
    return ExitCode::ok;
  });
}

void add_refuse(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand("refuse", "is refused");
  context.on(*verb, []() -> VerbResult {
    YORIAI_CHECK(core::Status(core::refuse(core::Refusal::over_credits, 16)));
    return ExitCode::ok;
  });
}

void add_break(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand("break", "meets a damaged book");
  context.on(*verb, []() -> VerbResult {
    throw ledger::EnvironmentError(ledger::EnvironmentError::Cause::damaged, "entry 7");
  });
}

void add_place(CLI::App& app, Context& context) {
  CLI::App* verb = app.add_subcommand("place", "says where the book lies, and whether to go on");
  context.on(*verb, [&context]() -> VerbResult {
    context.answer({{"book", context.book_folder().string()}, {"at", context.now().ms}});
    return ExitCode::negative;
  });
}

struct Ended {
  int exit;
  std::string out;
  std::string err;
};

Ended run(std::vector<const char*> arguments, Language language = Language::en) {
  constexpr std::array<AddVerb, 4> kVerbs{add_count, add_refuse, add_break, add_place};
  arguments.insert(arguments.begin(), "yoriai");
  std::ostringstream out;
  std::ostringstream err;
  const int exit =
      run_app(kVerbs, arguments, {out, err, [] { return core::Instant{1234}; }, language, "home"});
  return {exit, out.str(), err.str()};
}

TEST(App, VerbSpeaksTheLocalesLanguageAndNamesTheNextCommand) {
  const Ended english = run({"count"});
  EXPECT_EQ(english.exit, 0);
  EXPECT_EQ(english.out, "Counted to 3.\n\nNext:\n  yoriai count\n");
  EXPECT_EQ(run({"count"}, Language::ja).out,
            "3まで数えました。\n\n次にできること:\n  yoriai count\n");
}

TEST(App, OptionsStandBeforeOrAfterTheVerb) {
  EXPECT_EQ(run({"--lang", "ja", "count"}).out, run({"count", "--lang", "ja"}).out);
  EXPECT_EQ(run({"--lang", "ja", "count"}).out, run({"count"}, Language::ja).out);
}

TEST(App, JsonIsOneObjectAndNothingElse) {
  const Ended ended = run({"count", "--json"}, Language::ja);
  EXPECT_EQ(ended.out, "{\"ok\":true,\"counted\":3,\"next\":[\"yoriai count\"]}\n");
  EXPECT_EQ(ended.err, "");
}

TEST(App, RefusalIsToldOnTheErrorStreamWithItsExitCode) {
  const Ended ended = run({"refuse"});
  EXPECT_EQ(ended.exit, 3);
  EXPECT_EQ(ended.out, "");
  EXPECT_NE(ended.err.find("16 credits short"), std::string::npos);
  EXPECT_NE(run({"refuse"}, Language::ja).err.find("16点足りません"), std::string::npos);
}

TEST(App, RefusalInJsonHasCodeNumberAndDetail) {
  const Ended ended = run({"refuse", "--json"});
  const auto object = boost::json::parse(ended.out).as_object();
  EXPECT_FALSE(object.at("ok").as_bool());
  const auto& error = object.at("error").as_object();
  EXPECT_EQ(error.at("code").as_string(), "over_credits");
  EXPECT_EQ(error.at("number").as_int64(), 713);
  EXPECT_EQ(error.at("detail").to_number<int>(), 16);
  EXPECT_EQ(error.at("exit").as_int64(), 3);
}

TEST(App, EnvironmentFaultsEndWithTheirClass) {
  const Ended ended = run({"break"});
  EXPECT_EQ(ended.exit, 5);
  EXPECT_NE(ended.err.find("entry 7"), std::string::npos);
}

TEST(App, CommandLineThatCannotBeMeantIsUsage) {
  for (const std::vector<const char*>& wrong :
       {std::vector<const char*>{}, {"dance"}, {"count", "--loud"}, {"count", "--lang", "de"}}) {
    const Ended ended = run(wrong);
    EXPECT_EQ(ended.exit, 2);
    EXPECT_NE(ended.err, "");
    EXPECT_EQ(ended.out, "");
  }
}

TEST(App, MistakeInTheCommandLineIsJsonTooWhenAskedFor) {
  const Ended ended = run({"count", "--json", "--loud"});
  EXPECT_EQ(ended.exit, 2);
  EXPECT_EQ(boost::json::parse(ended.out).as_object().at("ok"), false);
}

TEST(App, OutputThatCannotBeWrittenIsAFaultOfTheMachine) {
  constexpr std::array<AddVerb, 1> kVerbs{add_count};
  std::ostringstream out;
  out.setstate(std::ios::badbit);
  std::ostringstream err;
  const std::array arguments{"yoriai", "count"};
  const int exit =
      run_app(kVerbs, arguments, {out, err, [] { return core::Instant{}; }, Language::en, "home"});
  EXPECT_EQ(exit, 4);
  EXPECT_NE(err.str(), "");
}

TEST(App, HelpIsPrintedAndFine) {
  const Ended ended = run({"count", "--help"});
  EXPECT_EQ(ended.exit, 0);
  EXPECT_NE(ended.out.find("counts to three"), std::string::npos);
}

TEST(App, BookFolderAndClockComeFromOutside) {
  const Ended home = run({"place", "--json"});
  EXPECT_EQ(home.exit, 1);
  EXPECT_EQ(home.out, "{\"ok\":false,\"book\":\"home\",\"at\":1234}\n");
  EXPECT_NE(run({"place", "--json", "--book", "away"}).out.find("away"), std::string::npos);
}

}  // namespace
}  // namespace yoriai::cli
