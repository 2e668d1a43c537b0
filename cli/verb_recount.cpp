// yoriai recount: count ballots that somebody else collected, and explain what was published.
#include <boost/json.hpp>

#include <numeric>

#include "cli/charter_file.h"
#include "cli/options.h"
#include "cli/read_file.h"
#include "cli/recount/compare.h"
#include "cli/recount/pb_words.h"
#include "cli/recount/ranked_words.h"
#include "cli/scratch_book.h"
#include "cli/verbs.h"

namespace yoriai::cli {
namespace {

constexpr std::uint64_t kAsPublished = UINT64_MAX;

struct Options {
  std::string ballots;
  std::string rule = "qv-99-share";
  std::string method = "quadratic";
  std::string published;
  std::string into;
  std::uint64_t purse = kAsPublished;
  std::optional<std::uint32_t> credits;
};

Attempted<std::optional<PublishedFile>> read_published(const Options& options,
                                                       const BallotFile& ballots) {
  if (options.published.empty()) return std::optional<PublishedFile>{};
  YORIAI_TRY(const std::string text, read_file(options.published));
  YORIAI_TRY(PublishedFile file, parse_published(text, options.published, ballots));
  return std::optional(std::move(file));
}

// What was said on the command line, else what was published in all.
core::Amount purse_of(const Options& options, const std::optional<PublishedFile>& published) {
  if (options.purse != kAsPublished) return core::Amount{options.purse};
  if (!published) return {};
  const auto& amounts = published->amounts;
  return core::Amount{std::accumulate(amounts.begin(), amounts.end(), std::uint64_t{0})};
}

core::Credits credits_of(const Options& options, const core::Charter& charter) {
  if (options.credits) return core::Credits{*options.credits};
  const auto own = charter.classes.front().credits;
  return own.value > 0 ? own : core::Credits{99};
}

boost::json::object json_of(const OptionComparison& option, const Comparison& comparison) {
  boost::json::object out{{"title", option.title},           {"votes", option.votes},
                          {"supporters", option.supporters}, {"amount", option.amount},
                          {"place", option.place.place},     {"shared_place", option.place.shared}};
  if (!comparison.published) return out;
  out["published_votes"] = option.published_votes;
  out["published_place"] = option.published_place.place;
  if (option.published_amount) out["published_amount"] = *option.published_amount;
  return out;
}

boost::json::value json_of(const std::optional<Way>& way) {
  if (!way) return nullptr;
  constexpr std::array<std::string_view, 3> kBallots{"last_of_each", "all", "first_of_each"};
  constexpr std::array<std::string_view, 3> kNegatives{"kept", "dropped", "made_positive"};
  return boost::json::object{
      {"ballots", kBallots.at(static_cast<std::size_t>(way->ballots))},
      {"negatives", kNegatives.at(static_cast<std::size_t>(way->negatives))}};
}

boost::json::object answer_of(const RecountTask& task, const Recounted& counted,
                              const Comparison& comparison, const ledger::Book& book) {
  const Surplus surplus = surplus_of(task.ballots);
  boost::json::array refused;
  for (const RefusedBallot& ballot : counted.refused) {
    refused.push_back(boost::json::object{{"line", ballot.row->line},
                                          {"voter", ballot.row->voter},
                                          {"code", core::to_string(ballot.why.code)},
                                          {"detail", ballot.why.detail}});
  }
  boost::json::array options;
  for (const auto& option : comparison.options) options.push_back(json_of(option, comparison));
  boost::json::object out{
      {"ballots", task.ballots.rows.size()},
      {"voters", count_voters(task.ballots)},
      {"surplus_ballots", surplus.ballots},
      {"surplus_voters", surplus.voters},
      {"negatives_in_rows", count_negatives(task.ballots, WhichBallots::all)},
      {"negatives_counted", count_negatives(task.ballots, WhichBallots::last_of_each)},
      {"refused", std::move(refused)},
      {"purse", task.purse.value},
      {"options", std::move(options)},
      {"entries", book.state().size().value},
      {"ledger", core::to_hex(book.state().ledger().view())}};
  if (comparison.published) {
    out["same_as_published"] = comparison.same;
    out["published_way"] = json_of(comparison.way);
  }
  return out;
}

Attempted<RankedFile> read_rankings(const Options& options) {
  YORIAI_TRY(const std::string text, read_file(options.ballots));
  if (is_ranked_file(options.ballots)) {
    YORIAI_TRY(RankedFile file, parse_ranked(text, options.ballots));
    return file;
  }
  YORIAI_TRY(const BallotFile ballots, parse_ballots(text, options.ballots));
  YORIAI_TRY(RankedFile file, rankings_of(ballots, options.ballots));
  return file;
}

VerbResult run_ranked(Context& context, const Options& options) {
  YORIAI_TRY(const auto file, read_rankings(options));
  const auto result =
      core::count_schulze(static_cast<std::uint16_t>(file.options.size()), file.rankings);
  for (const Words& line : ranked_lines(file, result)) context.say(line);
  context.answer(ranked_json(file, result));
  context.next_command("yoriai recount " + options.ballots + " --json");
  return ExitCode::ok;
}

// By the file's own budget, whatever --purse says of other files.
VerbResult run_projects(Context& context, const Options& options) {
  YORIAI_TRY(const std::string text, read_file(options.ballots));
  YORIAI_TRY(const PbFile file, parse_pb(text, options.ballots));
  const PbRecount count(file);
  for (const Words& line : pb_lines(count)) context.say(line);
  context.answer(pb_json(count));
  context.next_command("yoriai recount " + options.ballots + " --json");
  return count.as_published.value_or(true) ? ExitCode::ok : ExitCode::negative;
}

VerbResult run(Context& context, const Options& options) {
  const bool ranked = options.method == "ranked";
  if (!ranked && options.method != "quadratic") {
    return fail(ExitCode::usage,
                {"--method は quadratic か ranked です。", "--method is quadratic or ranked."});
  }
  if (ranked || is_ranked_file(options.ballots)) return run_ranked(context, options);
  if (is_pb_file(options.ballots)) return run_projects(context, options);
  YORIAI_TRY(const std::string text, read_file(options.ballots));
  YORIAI_TRY(const BallotFile ballots, parse_ballots(text, options.ballots));
  YORIAI_TRY(const auto published, read_published(options, ballots));
  YORIAI_TRY(core::Charter charter, load_charter(options.rule, "Recount"));
  // What is counted again lies open, however its vote was held.
  for (auto& kind : charter.kinds) kind.visibilities = 0;
  const RecountTask task{text, ballots, published ? published->titles : ballots.options,
                         purse_of(options, published), credits_of(options, charter)};
  ScratchBook scratch(options.into);
  YORIAI_TRY(const Recounted counted, recount(task, charter, scratch.book()));
  const Comparison comparison = compare(task, charter, counted, published ? &*published : nullptr);
  for (const Words& line : recount_lines(task, counted, comparison)) context.say(line);
  context.answer(answer_of(task, counted, comparison, scratch.book()));
  if (options.into.empty()) {
    context.next_command(fmt::format("yoriai recount {} --into FOLDER", options.ballots));
  } else {
    context.say("帳簿の場所：{}（練習用）", "The book lies in {} (a rehearsal).", options.into);
    context.next_command(
        fmt::format("yoriai tally {} --explain --book {}", counted.proposal.value, options.into));
  }
  const bool differs = comparison.published && !comparison.same;
  return differs ? ExitCode::negative : ExitCode::ok;
}

}  // namespace

void add_recount(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "recount",
                        Text{"よそで集めた票を数え直し、公表された数との違いを説明する",
                             "count ballots collected elsewhere, and explain what was published "
                             "(exit code 1 when it differs)"});
  required(option(verb, "ballots", options->ballots,
                  "CSV: voter,v0,v1,...; ranked ballots: .soc, .soi, .toc, .toi; projects: .pb"));
  option(verb, "--method", options->method,
         "what the numbers of a CSV are: quadratic (votes) or ranked (places, 1 the best)");
  option(verb, "--rule", options->rule, "charter with a vote by points: preset or file");
  option(verb, "--published", options->published, "CSV: option,title,votes,amount");
  option(verb, "--purse", options->purse, "money to share (else the sum of what was published)");
  option(verb, "--credits", options->credits, "credits of each voter (else the charter's)");
  option(verb, "--into", options->into, "keep the book in this new folder (else in memory)");
  example(verb,
          "yoriai recount tests/data/awaji-qv-2025/ballots.csv --rule qv-99-share "
          "--published tests/data/awaji-qv-2025/published.csv\n"
          "yoriai recount tests/data/debian-dpl-2002/ballots.soi\n"
          "yoriai recount tests/data/wieliczka-green-2023/ballots.pb");
  context.on(verb, [&context, options] { return run(context, *options); });
}

}  // namespace yoriai::cli
