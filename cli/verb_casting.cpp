// yoriai casting-vote: the chair decides where as many said yes as no.
#include <boost/json.hpp>

#include "cli/desk.h"
#include "cli/find.h"
#include "cli/options.h"
#include "cli/verbs.h"

namespace yoriai::cli {
namespace {

struct Options {
  DeskOptions desk;
  std::uint32_t proposal = 0;
  std::string answer;
};

VerbResult cast(Context& context, const Options& options) {
  const bool passes = options.answer == "yes";
  if (!passes && options.answer != "no") {
    return fail(ExitCode::usage, {"議長の決定は yes か no です。", "The chair says yes or no."});
  }
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_TRY(auto posted, desk->post(core::CastingVote{proposal->id, passes}));
  const auto number = options.proposal;
  return report(
      context, options.desk, posted,
      {fmt::format("議案{}を、議長として{}と決めました。", number, passes ? "可決" : "否決"),
       fmt::format("Decided proposal {} as chair: {}.", number, passes ? "passed" : "not passed")},
      fmt::format("yoriai tally {} --explain", number), {{"proposal", number}});
}

}  // namespace

void add_casting_vote(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "casting-vote",
                        Text{"可否同数を議長が決める", "decide a tie as chair"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  required(option(verb, "answer", options->answer, "yes or no"));
  add_desk_options(verb, context, options->desk);
  example(verb, "yoriai casting-vote 3 yes --as chair");
  context.on(verb, [&context, options] { return cast(context, *options); });
}

}  // namespace yoriai::cli
