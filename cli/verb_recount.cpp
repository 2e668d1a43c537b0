// yoriai recount: count ballots that somebody else collected, and explain what was published.
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/recount/pb_file.h"
#include "cli/recount/ranked_file.h"
#include "cli/recount/verb_parts.h"
#include "cli/verbs.h"
#include "core/limits.h"

namespace yoriai::cli {

std::string command(const RecountOptions& options) {
  std::string out = "yoriai recount " + options.ballots;
  const auto add = [&out](std::string_view name, const std::string& value) {
    if (!value.empty()) out += fmt::format(" {} {}", name, value);
  };
  add("--method", options.method);
  add("--rule", options.rule);
  add("--published", options.published);
  if (options.purse) add("--purse", std::to_string(*options.purse));
  if (options.credits) add("--credits", std::to_string(*options.credits));
  return out;
}

core::Result<void, Failure> refuse(std::initializer_list<GivenOption> unfit, Text ballots) {
  for (const GivenOption& option : unfit) {
    if (!option.is_given) continue;
    return fail(ExitCode::usage,
                {fmt::format("{}は、{}には使えません。外してください。", option.name, ballots.ja),
                 fmt::format("{} says nothing of {}; leave it out.", option.name, ballots.en)});
  }
  return {};
}

namespace {

core::Result<void, Failure> check_numbers(const RecountOptions& options) {
  if (options.purse.value_or(0) > core::kMaxPurse) {
    return fail(ExitCode::usage, {fmt::format("--purse は0から{}までです。", core::kMaxPurse),
                                  fmt::format("--purse is 0 to {}.", core::kMaxPurse)});
  }
  const auto credits = options.credits.value_or(1);
  if (credits == 0 || credits > core::kMaxCredits) {
    return fail(ExitCode::usage, {fmt::format("--credits は1から{}までです。", core::kMaxCredits),
                                  fmt::format("--credits is 1 to {}.", core::kMaxCredits)});
  }
  return {};
}

VerbResult run(Context& context, const RecountOptions& options) {
  YORIAI_CHECK(check_numbers(options));
  if (is_pb_file(options.ballots)) return recount_projects(context, options);
  const bool ranked_file = is_ranked_file(options.ballots);
  const auto usual = ranked_file ? core::Method::ranked : core::Method::quadratic;
  const auto method = options.method.empty() ? std::optional(usual) : method_named(options.method);
  if (!method || core::chooses_projects(*method)) {
    return fail(ExitCode::usage,
                {"--method は yes_no、one_of、approval、quadratic、ranked のどれかです。費用のある"
                 "案は .pb のファイルで数えます。",
                 "--method is yes_no, one_of, approval, quadratic or ranked. Projects with costs "
                 "come as .pb files."});
  }
  if (*method == core::Method::ranked) return recount_rankings(context, options);
  if (ranked_file) {
    return fail(ExitCode::usage, {"このファイルは順位の票です。--method は ranked だけです。",
                                  "This file holds ranked ballots: --method can only be ranked."});
  }
  return recount_by_charter(context, options, *method);
}

}  // namespace

void add_recount(CLI::App& app, Context& context) {
  auto options = std::make_shared<RecountOptions>();
  auto& verb = add_verb(app, context, "recount",
                        Text{"よそで集めた票を数え直し、公表された数との違いを説明する",
                             "count ballots collected elsewhere, and explain what was published "
                             "(exit code 1 when it differs)"});
  const auto describe = [&](Text text) { return std::string(text.in(context.language())); };
  required(option(verb, "ballots", options->ballots,
                  describe({"票。CSV（voter,v0,v1,… か voter,choice）、順位の票（.soc .soi .toc "
                            ".toi）、費用のある案（.pb）",
                            "CSV: voter,v0,v1,... or voter,choice; ranked ballots: .soc, .soi, "
                            ".toc, .toi; projects: .pb"})));
  option(verb, "--method", options->method,
         describe({"CSVの中身：quadratic（点の票、書かないときはこれ）、ranked（順位、1が最上）、"
                   "approval（選んだ案に1）、one_of（一つに1、または choice に案の名前）、"
                   "yes_no（yes,no の一方に1、または choice に yes・no）",
                   "what a CSV holds: quadratic (votes; the usual), ranked (places, 1 the best), "
                   "approval (1 for what is approved), one_of (1 for one, or its name under "
                   "choice), yes_no (1 under yes or no, or yes or no under choice)"}));
  option(verb, "--rule", options->rule,
         describe(
             {"その方法のある規約：用意されたものの名前かファイル（書かなければ、定足数のない規約。"
              "yes_no は過半数）",
              "charter that has the method: preset or file (else one without a quorum; "
              "yes_no by more than half)"}));
  option(verb, "--published", options->published,
         describe({"公表された数。CSV：option,title,votes,amount（amount は点の票だけ）か "
                   "candidate_id,title,total_votes,…。順位の票は option,other,votes,other_votes",
                   "what was published, CSV: option,title,votes,amount (amount with points alone) "
                   "or candidate_id,title,total_votes,...; of rankings: "
                   "option,other,votes,other_votes"}));
  option(verb, "--purse", options->purse,
         describe({"点の票で分けるお金（書かなければ、公表された金額の合計）",
                   "money to share by points (else the sum of what was published)"}));
  option(verb, "--credits", options->credits,
         describe({"一人の持ち点（書かなければ、規約のもの）",
                   "credits of each voter (else the charter's)"}));
  option(verb, "--into", options->into,
         describe({"帳簿をこの新しいフォルダに残す（書かなければ、残さない）",
                   "keep the book in this new folder (else in memory)"}));
  example(verb,
          "yoriai recount tests/data/awaji-qv-2025/ballots.csv --rule qv-99-share "
          "--published tests/data/awaji-qv-2025/published.csv\n"
          "yoriai recount tests/data/debian-dpl-2002/ballots.soi "
          "--published tests/data/debian-dpl-2002/published.csv\n"
          "yoriai recount tests/data/wieliczka-green-2023/ballots.pb\n"
          "yoriai recount approvals.csv --method approval");
  context.on(verb, [&context, options] { return run(context, *options); });
}

}  // namespace yoriai::cli
