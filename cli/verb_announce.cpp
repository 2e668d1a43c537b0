// yoriai announce and withdraw: lock a draft's wording, rules and times, or end it before it opens.
#include <boost/json.hpp>

#include "cli/desk.h"
#include "cli/find.h"
#include "cli/instant_option.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

struct Options {
  DeskOptions desk;
  std::uint32_t proposal = 0;
  std::string opens;
  std::string closes;
  std::string grace = "30m";
  bool box = false;
};

Attempted<core::Duration> duration_of(const std::string& text, std::string_view option) {
  const auto duration = parse_duration(text);
  if (duration) return *duration;
  const auto why = explain(duration.error());
  return fail(ExitCode::usage,
              {fmt::format("{}：{}", option, why.ja), fmt::format("{}: {}", option, why.en)});
}

VerbResult announce(Context& context, const Options& options) {
  YORIAI_TRY(const auto opens, instant_of(options.opens, "--opens"));
  YORIAI_TRY(const auto closes, instant_of(options.closes, "--closes"));
  YORIAI_TRY(const auto grace, duration_of(options.grace, "--grace"));
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  const core::ProposalAnnounced body{
      proposal->id, proposal->draft.wording.hash,
      opens,        closes,
      grace,        options.box ? core::Visibility::box : core::Visibility::open};
  YORIAI_TRY(auto posted, desk->post(body));
  const auto number = options.proposal;
  return report(
      context, options.desk, posted,
      {fmt::format("議案{}を告示しました。投票は{}から{}まで。", number,
                   show_instant(Language::ja, opens), show_instant(Language::ja, closes)),
       fmt::format("Announced proposal {}. Voting from {} to {}.", number,
                   show_instant(Language::en, opens), show_instant(Language::en, closes))},
      "yoriai advance", {{"proposal", number}});
}

struct WithdrawOptions {
  DeskOptions desk;
  std::uint32_t proposal = 0;
  std::string reason;
};

VerbResult withdraw(Context& context, const WithdrawOptions& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_TRY(auto posted, desk->post(core::ProposalWithdrawn{proposal->id, options.reason}));
  const auto number = options.proposal;
  return report(context, options.desk, posted,
                {fmt::format("議案{}を取り下げました。", number),
                 fmt::format("Withdrew proposal {}.", number)},
                "yoriai show", {{"proposal", number}});
}

}  // namespace

void add_announce(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "announce",
                        Text{"議案を告示する（日時を決める）", "announce a draft and its times"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  required(option(verb, "--opens", options->opens, "when voting opens: 2025-10-26 09:00 JST"));
  required(option(verb, "--closes", options->closes, "the last instant of voting"));
  option(verb, "--grace", options->grace, "wait for ballots on their way: 30m");
  flag(verb, "--box", options->box, "papers go into boxes, without names; devices stay named");
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai announce 1 --opens '2025-10-26 09:00 JST' --closes '2025-11-09 18:00 JST' --as "
          "hanako");
  context.on(verb, [&context, options] { return announce(context, *options); });
}

void add_withdraw(CLI::App& app, Context& context) {
  auto options = std::make_shared<WithdrawOptions>();
  auto& verb = add_verb(app, context, "withdraw",
                        Text{"議案を取り下げる", "end a proposal before it opens"});
  required(option(verb, "proposal", options->proposal, "number of the proposal"));
  option(verb, "--reason", options->reason, "why; stewards must give one");
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai withdraw 2 --reason 'The bus company withdrew its offer' --as hanako --as jiro");
  context.on(verb, [&context, options] { return withdraw(context, *options); });
}

}  // namespace yoriai::cli
