// yoriai second: stand behind a draft, so that it may be announced.
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
};

VerbResult second(Context& context, const Options& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_TRY(auto posted, desk->post(core::ProposalSeconded{proposal->id}));
  const auto number = options.proposal;
  return report(
      context, options.desk, posted,
      {fmt::format("議案{}に賛同しました。", number), fmt::format("Seconded proposal {}.", number)},
      fmt::format("yoriai show {}", number), {{"proposal", number}});
}

}  // namespace

void add_second(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "second", Text{"議案に賛同する", "second a draft"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  add_desk_options(verb, context, options->desk);
  example(verb, "yoriai second 1 --as jiro");
  context.on(verb, [&context, options] { return second(context, *options); });
}

}  // namespace yoriai::cli
