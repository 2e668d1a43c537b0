// yoriai role: give or take a role, by the stewards or as a passed proposal decided.
#include <boost/json.hpp>

#include "cli/desk.h"
#include "cli/find.h"
#include "cli/member_numbers.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/verbs.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

struct Options {
  DeskOptions desk;
  std::uint32_t member = 0;
  std::string role;
  std::uint32_t proposal = 0;
};

VerbResult change(Context& context, const Options& options, bool grant) {
  YORIAI_TRY(const auto role, find_role(options.role));
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  core::RoleChanged body{{core::MemberNumber{options.member}, role, grant}, std::nullopt};
  if (options.proposal > 0) {
    YORIAI_TRY(const auto* proposal, find_proposal(desk->state(), options.proposal));
    body.proposal = proposal->id;
  }
  YORIAI_TRY(auto posted, desk->post(body));
  const auto word = word_for(role);
  const auto number = options.member;
  return report(
      context, options.desk, posted,
      {fmt::format("{}番の人の役割：{}{}", number, word.ja,
                   grant ? "になりました。" : "をやめました。"),
       fmt::format("Member {} {} {}.", number, grant ? "is now" : "is no longer", word.en)},
      "yoriai role list", {{"member", number}, {"role", name_of(role)}, {"granted", grant}});
}

VerbResult list(Context& context) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& state = folder->book().state();
  json::array roles;
  for (const auto& rule : state.charter()->rules.roles) {
    json::array holders;
    std::vector<core::MemberNumber> numbers;
    for (const auto& member : state.members().all()) {
      if (!member.active() || !member.holds(rule.role)) continue;
      numbers.push_back(member.number);
      holders.push_back(member.number.value);
    }
    const auto word = word_for(rule.role).in(context.language());
    context.say("{}（{}人以上）：{}", "{} (at least {}): {}", word, rule.needed,
                listed_numbers(numbers));
    roles.push_back(json::object{
        {"role", name_of(rule.role)}, {"needed", rule.needed}, {"holders", std::move(holders)}});
  }
  context.answer({{"roles", std::move(roles)}});
  context.next_command("yoriai role give MEMBER ROLE --as STEWARD");
  return ExitCode::ok;
}

void add_change(CLI::App& role, Context& context, const std::shared_ptr<Options>& options,
                bool grant) {
  const Text what =
      grant ? Text{"役割を任せる", "give a role"} : Text{"役割を解く", "take a role away"};
  auto& verb = add_verb(role, context, grant ? "give" : "take", what);
  required(option(verb, "member", options->member, "number of the member"));
  required(option(verb, "role", options->role,
                  "steward, registrar, treasurer, auditor, facilitator, chair, clerk"));
  option(verb, "--proposal", options->proposal, "the passed proposal that decided it");
  add_desk_options(verb, context, options->desk);
  example(verb, grant ? "yoriai role give 7 treasurer --as hanako --as jiro"
                      : "yoriai role take 7 treasurer --as hanako --as jiro");
  context.on(verb, [&context, options, grant] { return change(context, *options, grant); });
}

}  // namespace

void add_role(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& role = add_verb(app, context, "role", Text{"役割", "who does what"});
  require_verb(role);
  add_change(role, context, options, true);
  add_change(role, context, options, false);
  auto& listed = add_verb(role, context, "list", Text{"役割の一覧", "who holds which role"});
  example(listed, "yoriai role list");
  context.on(listed, [&context] { return list(context); });
}

}  // namespace yoriai::cli
