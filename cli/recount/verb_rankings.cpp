#include <boost/json.hpp>

#include "cli/read_file.h"
#include "cli/recount/ranked_published.h"
#include "cli/recount/ranked_words.h"
#include "cli/recount/verb_parts.h"

namespace yoriai::cli {
namespace {

Attempted<RankedFile> read_rankings(const RecountOptions& options) {
  YORIAI_TRY(const std::string text, read_file(options.ballots));
  if (is_ranked_file(options.ballots)) {
    YORIAI_TRY(RankedFile file, parse_ranked(text, options.ballots));
    return file;
  }
  YORIAI_TRY(const BallotFile ballots, parse_ballots(text, options.ballots));
  YORIAI_TRY(RankedFile file, rankings_of(ballots, options.ballots));
  return file;
}

Attempted<std::optional<PublishedRanking>> read_published_ranking(const RecountOptions& options,
                                                                  const RankedFile& ballots) {
  if (options.published.empty()) return std::optional<PublishedRanking>{};
  YORIAI_TRY(const std::string text, read_file(options.published));
  YORIAI_TRY(PublishedRanking file,
             parse_published_ranking(text, options.published, ballots.options));
  return std::optional(std::move(file));
}

}  // namespace

VerbResult recount_rankings(Context& context, const RecountOptions& options) {
  YORIAI_CHECK(refuse({{"--rule", !options.rule.empty()},
                       {"--purse", options.purse.has_value()},
                       {"--credits", options.credits.has_value()},
                       {"--into", !options.into.empty()}},
                      {"順位の票", "ranked ballots"}));
  YORIAI_TRY(const auto file, read_rankings(options));
  YORIAI_TRY(const auto published, read_published_ranking(options, file));
  const auto result =
      core::count_schulze(static_cast<std::uint16_t>(file.options.size()), file.rankings);
  for (const Words& line : ranked_lines(file, result)) context.say(line);
  auto answer = ranked_json(file, result);
  bool differs = false;
  if (published) {
    for (const Words& line : ranked_differences_lines(file, *published, result)) context.say(line);
    add_published(answer, *published, result);
    differs = !compare_rankings(*published, result).none();
  }
  context.answer(std::move(answer));
  context.next_command(command(options) + " --json");
  return differs ? ExitCode::negative : ExitCode::ok;
}

}  // namespace yoriai::cli
