#include <boost/json.hpp>

#include <numeric>

#include "cli/charter_file.h"
#include "cli/explain.h"
#include "cli/read_file.h"
#include "cli/recount/compare.h"
#include "cli/recount/mark_file.h"
#include "cli/recount/verb_parts.h"
#include "cli/scratch_book.h"

namespace yoriai::cli {
namespace {

Attempted<std::optional<PublishedTable>> read_published(const RecountOptions& options) {
  if (options.published.empty()) return std::optional<PublishedTable>{};
  YORIAI_TRY(const std::string text, read_file(options.published));
  YORIAI_TRY(PublishedTable table, parse_published(text, options.published));
  return std::optional(std::move(table));
}

Attempted<std::optional<PublishedFile>> fit(const std::optional<PublishedTable>& table,
                                            const RecountOptions& options,
                                            const BallotFile& ballots) {
  if (!table) return std::optional<PublishedFile>{};
  YORIAI_TRY(PublishedFile file, fit_published(*table, options.published, ballots.options));
  return std::optional(std::move(file));
}

// What was said on the command line, else what was published in all.
core::Amount purse_of(const RecountOptions& options,
                      const std::optional<PublishedFile>& published) {
  if (options.purse) return core::Amount{*options.purse};
  if (!published) return {};
  const auto& amounts = published->amounts;
  return core::Amount{std::accumulate(amounts.begin(), amounts.end(), std::uint64_t{0})};
}

core::Credits credits_of(const RecountOptions& options, const core::Charter& charter) {
  if (options.credits) return core::Credits{*options.credits};
  const auto own = charter.classes.front().credits;
  return own.value > 0 ? own : core::Credits{99};
}

Attempted<BallotFile> read_ballots(const RecountOptions& options, const std::string& text,
                                   core::Method method,
                                   const std::optional<PublishedTable>& published) {
  if (method == core::Method::quadratic) {
    YORIAI_TRY(BallotFile file, parse_ballots(text, options.ballots));
    return file;
  }
  std::vector<std::string> listed;
  if (published) {
    for (const auto& row : published->rows) listed.push_back(row.option);
  }
  YORIAI_TRY(BallotFile file, parse_marks(text, options.ballots, method, listed));
  return file;
}

Attempted<core::Charter> charter_of(const RecountOptions& options, core::Method method) {
  if (options.rule.empty()) return plain_charter(method);
  YORIAI_TRY(core::Charter charter, load_charter(options.rule, "Recount"));
  // What is counted again lies open, and whoever is at hand announces and seconds it.
  for (auto& kind : charter.kinds) kind.visibilities = 0;
  charter.announcer_roles = 0;
  for (auto& member_class : charter.classes) member_class.may_not_second = false;
  return charter;
}

core::Result<void, Failure> require_no_money(const RecountOptions& options,
                                             const std::optional<PublishedTable>& published) {
  return refuse({{"--purse", options.purse.has_value()},
                 {"--credits", options.credits.has_value()},
                 {"amount", published && published->has_amounts}},
                {"賛否や選択肢を選ぶ票", "ballots that name options"});
}

}  // namespace

VerbResult recount_by_charter(Context& context, const RecountOptions& options,
                              core::Method method) {
  YORIAI_TRY(const std::string text, read_file(options.ballots));
  YORIAI_TRY(const auto table, read_published(options));
  if (names_options(method)) YORIAI_CHECK(require_no_money(options, table));
  YORIAI_TRY(const BallotFile ballots, read_ballots(options, text, method, table));
  YORIAI_TRY(const auto published, fit(table, options, ballots));
  YORIAI_TRY(const core::Charter charter, charter_of(options, method));
  const RecountTask task{text,
                         ballots,
                         published ? published->titles : ballots.options,
                         purse_of(options, published),
                         credits_of(options, charter),
                         method};
  ScratchBook scratch(options.into);
  YORIAI_TRY(const Recounted counted, recount(task, charter, scratch.book()));
  const Comparison comparison = compare(task, charter, counted, published ? &*published : nullptr);
  for (const Words& line : recount_lines(task, counted, comparison)) context.say(line);
  const auto& state = scratch.book().state();
  auto answer = recount_json(task, counted, comparison);
  if (names_options(method)) {
    const auto& proposal = state.proposals().back();
    context.say(outcome_words(counted.document, proposal));
    answer["decided"] = result_json(counted.document, proposal)["decided"];
  }
  answer["entries"] = state.size().value;
  answer["ledger"] = core::to_hex(state.ledger().view());
  context.answer(std::move(answer));
  if (options.into.empty()) {
    context.next_command(command(options) + " --into FOLDER");
  } else {
    context.say("帳簿の場所：{}（練習用）", "The book lies in {} (a rehearsal).", options.into);
    context.next_command(
        fmt::format("yoriai tally {} --explain --book {}", counted.proposal.value, options.into));
  }
  const bool differs = comparison.published && !comparison.same;
  return differs ? ExitCode::negative : ExitCode::ok;
}

}  // namespace yoriai::cli
