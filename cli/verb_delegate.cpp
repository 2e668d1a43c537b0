// yoriai delegate: lend one's voice, opt out, end or revoke what was lent.
#include <boost/json.hpp>

#include <algorithm>

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
  bool revoke_all = false;
  std::string topic;
  std::uint32_t proposal = 0;
  std::string until;
  std::uint16_t revision = 0;
};

Attempted<core::Scope> scope_of(const core::State& state, const Options& options) {
  core::Scope scope;
  if (options.revoke_all) return core::kAllScopes;
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

// Above what was said in this scope and in revoking; who revokes goes above all of it.
core::Revision next_revision(const core::State& state, const core::Member& member,
                             const core::Scope& scope) {
  std::uint16_t highest = 0;
  state.delegations().each_of(
      member.number, [&](core::MemberNumber /*delegator*/, const core::Scope& said_in,
                         const std::vector<core::DelegationValue>& values) {
        const bool matters =
            scope == core::kAllScopes || said_in == scope || said_in == core::kAllScopes;
        const auto& rank = values.back().rank;
        if (matters && rank.generation == member.generation) {
          highest = std::max(highest, rank.revision.value);
        }
      });
  return core::Revision{static_cast<std::uint16_t>(highest + 1)};
}

// An end is an entry that has run out already: 1 ms after the epoch is always in the past.
Attempted<core::Instant> expiry_of(Context& context, const core::State& state,
                                   const Options& options) {
  if (options.revoke_all) return core::Instant{0};
  if (options.end) return core::Instant{1};
  if (!options.until.empty()) {
    const auto until = parse_instant(options.until);
    if (!until) return fail(ExitCode::usage, explain(until.error()));
    return *until;
  }
  const auto& charter = state.charter()->rules;
  if (charter.default_delegation.ms > 0 || charter.max_delegation.ms == 0) return core::Instant{0};
  return std::max(context.now(), state.last_accepted_at()) + charter.max_delegation;
}

Words done(const Options& options, core::Instant expires) {
  if (options.revoke_all) {
    return {"委任をすべて取り消しました。", "All your delegations are revoked."};
  }
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

// What a delegation that names no end has got by itself.
core::Instant end_of(const core::State& state, const core::DelegationSet& body) {
  const auto value = state.delegations().latest(body.delegator, body.scope);
  const bool is_it = value && value->rank.revision == body.revision;
  return is_it ? value->expires_at : body.expires_at;
}

VerbResult delegate(Context& context, const Options& options) {
  const int deeds = (options.to > 0 ? 1 : 0) + (options.opt_out ? 1 : 0) + (options.end ? 1 : 0) +
                    (options.revoke_all ? 1 : 0);
  if (deeds != 1) {
    return fail(
        ExitCode::usage,
        {"委任する相手の番号、--opt-out、--end、--revoke-all のどれか一つを書いてください。",
         "Give one of: the number of the member you trust, --opt-out, --end, --revoke-all."});
  }
  if (options.revoke_all && (options.proposal > 0 || !options.topic.empty())) {
    return fail(
        ExitCode::usage,
        {"--revoke-all はすべての範囲に効きます。一つの範囲だけなら --end を使ってください。",
         "--revoke-all is about every scope. For one of them use --end."});
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
      context, options.desk, posted, done(options, end_of(desk->state(), body)),
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
  flag(verb, "--revoke-all", options->revoke_all, "end what you said in every scope, in one act");
  option(verb, "--topic", options->topic, "only for this topic");
  option(verb, "--proposal", options->proposal, "only for this proposal");
  option(verb, "--until", options->until, "the last instant at which it applies");
  option(verb, "--revision", options->revision, "revision (default: the next)");
  add_desk_options(verb, context, options->desk);
  example(
      verb,
      "yoriai delegate 7 --topic forest --as hanako\nyoriai delegate --opt-out --proposal 2 --as "
      "hanako\nyoriai delegate --revoke-all --as hanako");
  context.on(verb, [&context, options] { return delegate(context, *options); });
}

}  // namespace yoriai::cli
