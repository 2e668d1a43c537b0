#include <boost/json.hpp>

#include "cli/read_file.h"
#include "cli/recount/pb_words.h"
#include "cli/recount/verb_parts.h"

namespace yoriai::cli {

VerbResult recount_projects(Context& context, const RecountOptions& options) {
  YORIAI_CHECK(refuse({{"--method", !options.method.empty()},
                       {"--rule", !options.rule.empty()},
                       {"--published", !options.published.empty()},
                       {"--purse", options.purse.has_value()},
                       {"--credits", options.credits.has_value()},
                       {"--into", !options.into.empty()}},
                      {".pb のファイル（公表された選定も予算もその中にあります）",
                       "a .pb file, which holds its own budget and what was published"}));
  YORIAI_TRY(const std::string text, read_file(options.ballots));
  YORIAI_TRY(const PbFile file, parse_pb(text, options.ballots));
  const PbRecount count(file);
  for (const Words& line : pb_lines(count)) context.say(line);
  context.answer(pb_json(count));
  context.next_command(command(options) + " --json");
  return count.as_published.value_or(true) ? ExitCode::ok : ExitCode::negative;
}

}  // namespace yoriai::cli
