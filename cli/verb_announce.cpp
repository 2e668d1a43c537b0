// yoriai announce and withdraw: lock a draft's wording, rules and times, or end it before it opens.
#include <boost/json.hpp>

#include "cli/desk.h"
#include "cli/find.h"
#include "cli/instant_option.h"
#include "cli/opener_words.h"
#include "cli/options.h"
#include "cli/sealing_words.h"
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
  bool sealed = false;
  std::vector<std::string> openers;
  std::string open_within = "3d";
};

Attempted<core::Duration> duration_of(const std::string& text, std::string_view option) {
  const auto duration = parse_duration(text);
  if (duration) return *duration;
  const auto why = explain(duration.error());
  return fail(ExitCode::usage,
              {fmt::format("{}：{}", option, why.ja), fmt::format("{}: {}", option, why.en)});
}

Attempted<core::Visibility> visibility_of(const Options& options) {
  if (options.box && options.sealed) {
    return fail(ExitCode::usage, {"--box と --sealed は、どちらか一つです。",
                                  "A vote has --box or --sealed, not both."});
  }
  if (options.sealed) return core::Visibility::sealed;
  return options.box ? core::Visibility::box : core::Visibility::open;
}

// What an announcement locks, and of a sealed vote what that hides.
Words announced(const Desk& desk, const core::ProposalAnnounced& body, std::uint32_t number) {
  Words out{fmt::format("議案{}を告示しました。投票は{}から{}まで。", number,
                        show_instant(Language::ja, body.opens_at),
                        show_instant(Language::ja, body.closes_at)),
            fmt::format("Announced proposal {}. Voting from {} to {}.", number,
                        show_instant(Language::en, body.opens_at),
                        show_instant(Language::en, body.closes_at))};
  const auto& proposal = *desk.state().find(body.proposal);
  if (proposal.sealed()) add_lines(out, what_sealing_hides(desk.state(), proposal));
  return out;
}

VerbResult announce(Context& context, const Options& options) {
  YORIAI_TRY(const auto opens, instant_of(options.opens, "--opens"));
  YORIAI_TRY(const auto closes, instant_of(options.closes, "--closes"));
  YORIAI_TRY(const auto grace, duration_of(options.grace, "--grace"));
  YORIAI_TRY(const auto visibility, visibility_of(options));
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
  YORIAI_TRY(const auto openers, Openers::read(context, *desk, *proposal, options.openers));
  core::ProposalAnnounced body{
      proposal->id, proposal->draft.wording.hash, opens, closes, grace, visibility, openers.all()};
  if (options.sealed) {
    YORIAI_TRY(body.open_within, duration_of(options.open_within, "--open-within"));
  }
  YORIAI_TRY(auto posted, desk->post(body, openers.signers()));
  const auto number = options.proposal;
  return report(context, options.desk, posted, announced(*desk, body, number), "yoriai advance",
                {{"proposal", number}});
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
  flag(verb, "--sealed", options->sealed, "nobody can read a ballot until its openers open all");
  option(verb, "--opener", options->openers,
         "key of one who opens it, or the line of `yoriai seal key`; repeat it, two or three");
  option(verb, "--open-within", options->open_within, "how long openers have after the grace: 3d");
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai announce 1 --opens '2025-10-26 09:00 JST' --closes '2025-11-09 18:00 JST' --as "
          "hanako\nyoriai announce 2 --opens … --closes … --sealed --opener hanako --opener jiro "
          "--as hanako");
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
