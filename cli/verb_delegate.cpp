// yoriai delegate: lend one's voice, opt out, or end what was lent.
#include <boost/json.hpp>

#include "cli/desk.h"
#include "cli/find.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

struct Options {
  DeskOptions desk;
  std::uint32_t to = 0;
  bool opt_out = false;
  bool end = false;
  std::string topic;
  std::uint32_t proposal = 0;
  std::string until;
  std::uint16_t revision = 0;
};

Attempted<core::Scope> scope_of(const core::State& state, const Options& options) {
  core::Scope scope;
  if (options.proposal > 0) {
    YORIAI_TRY(const auto* proposal, find_proposal(state, options.proposal));
    scope.level = core::ScopeLevel::proposal;
    scope.proposal = proposal->id;
  } else if (!options.topic.empty()) {
    scope.level = core::ScopeLevel::topic;
    YORIAI_TRY(scope.topic, find_topic(state.charter()->rules, options.topic));
  }
  return scope;
}

core::Revision next_revision(const core::State& state, const core::Member& member,
                             const core::Scope& scope) {
  const auto latest = state.delegations().latest(member.number, scope);
  const bool same = latest && latest->rank.generation == member.generation;
  const auto highest = same ? latest->rank.revision.value : std::uint16_t{0};
  return core::Revision{static_cast<std::uint16_t>(highest + 1)};
}

// An end is an entry that has run out already: 1 ms after the epoch is always in the past.
Attempted<core::Instant> expiry_of(Context& context, const core::State& state,
                                   const Options& options) {
  if (options.end) return core::Instant{1};
  if (!options.until.empty()) {
    const auto until = parse_instant(options.until);
    if (!until) return fail(ExitCode::usage, explain(until.error()));
    return *until;
  }
  const auto longest = state.charter()->rules.max_delegation;
  if (longest.ms == 0) return core::Instant{0};
  return std::max(context.now(), state.last_accepted_at()) + longest;
}

Words done(const Options& options, core::Instant expires) {
  if (options.end) return {"委任をやめました。", "That delegation has ended."};
  if (options.opt_out) {
    return {"この範囲では委任しないことにしました。", "Nothing is delegated in this scope."};
  }
  const auto until_ja =
      expires.ms == 0 ? std::string("期限なし") : show_instant(Language::ja, expires) + "まで";
  const auto until_en =
      expires.ms == 0 ? std::string("without end") : "until " + show_instant(Language::en, expires);
  return {fmt::format("{}番の人に委任しました（{}）。自分で投票すれば、そちらが優先です。",
                      options.to, until_ja),
          fmt::format("Delegated to member {}, {}. Your own ballot always comes first.", options.to,
                      until_en)};
}

VerbResult delegate(Context& context, const Options& options) {
  if ((options.to > 0 ? 1 : 0) + (options.opt_out ? 1 : 0) + (options.end ? 1 : 0) != 1) {
    return fail(ExitCode::usage,
                {"委任する相手の番号、--opt-out、--end のどれか一つを書いてください。",
                 "Give one of: the number of the member you trust, --opt-out, --end."});
  }
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto* member, desk->author());
  YORIAI_TRY(auto scope, scope_of(desk->state(), options));
  YORIAI_TRY(const auto expires, expiry_of(context, desk->state(), options));
  const auto revision = options.revision > 0 ? core::Revision{options.revision}
                                             : next_revision(desk->state(), *member, scope);
  const core::DelegationSet body{member->number, scope, core::MemberNumber{options.to}, expires,
                                 revision};
  YORIAI_TRY(auto posted, desk->post(body));
  return report(
      context, options.desk, posted, done(options, expires),
      fmt::format("yoriai member show {}", member->number.value),
      {{"delegator", member->number.value}, {"to", options.to}, {"revision", revision.value}});
}

}  // namespace

void add_delegate(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb =
      add_verb(app, context, "delegate", Text{"委任する", "lend your voice to somebody you trust"});
  option(verb, "member", options->to, "number of the member who votes for you");
  flag(verb, "--opt-out", options->opt_out, "nobody votes for you in this scope");
  flag(verb, "--end", options->end, "end what you said in this scope");
  option(verb, "--topic", options->topic, "only for this topic");
  option(verb, "--proposal", options->proposal, "only for this proposal");
  option(verb, "--until", options->until, "the last instant at which it applies");
  option(verb, "--revision", options->revision, "revision (default: the next)");
  add_desk_options(verb, context, options->desk);
  example(
      verb,
      "yoriai delegate 7 --topic forest --as hanako\nyoriai delegate --opt-out --proposal 2 --as "
      "hanako");
  context.on(verb, [&context, options] { return delegate(context, *options); });
}

}  // namespace yoriai::cli
