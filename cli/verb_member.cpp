// yoriai member: admit somebody, note a change, list the members, look at one.
#include <boost/json.hpp>

#include "cli/find.h"
#include "cli/introduction.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/people.h"
#include "cli/verbs.h"
#include "cli/wall_time.h"
#include "ledger/register_record.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

struct AddOptions {
  DeskOptions desk;
  ledger::RegisterRecord record;
  std::string member_class;
  std::uint32_t household = 0;
  std::uint32_t guardian = 0;
  NewKeyOptions keys;
  bool again = false;
};

// Nodes may still enter an earlier admission under this number; its line must not be lost then.
core::Result<void, Failure> require_nobody_on_the_way(Desk& desk, core::MemberNumber number) {
  if (!desk.folder().register_lines().row(desk.state().ledger(), number)) return {};
  return fail(
      ExitCode::refused,
      {fmt::format("{}番の会員として渡した人が、まだ帳簿に入っていません。yoriai status で確か"
                   "め、入ってからやり直してください。入らないと分かっていれば --again を付け"
                   "てください。",
                   number.value),
       fmt::format("Somebody was handed in as member {} and is not in the book yet. See "
                   "yoriai status, and try again when they are. If you know that they "
                   "never will be, add --again.",
                   number.value)});
}

Attempted<core::MemberAdmitted> build_admission(const core::State& state,
                                                const AddOptions& options) {
  core::MemberAdmitted body;
  body.number = state.members().next();
  YORIAI_TRY(body.member_class, find_class(state.charter()->rules, options.member_class));
  body.household = core::HouseholdNumber{options.household};
  body.guardian = core::MemberNumber{options.guardian};
  return body;
}

VerbResult add(Context& context, const AddOptions& options) {
  if (const auto fault = ledger::fault_in(options.record)) {
    return fail(ExitCode::usage, register_fault_words(*fault));
  }
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_CHECK(require_new_person(desk->folder().register_lines(), desk->state(), options.record));
  YORIAI_TRY(auto body, build_admission(desk->state(), options));
  YORIAI_TRY(auto keys, gather_new_keys(context, *desk, options.keys));
  body.keys = keys.introduced;
  const auto salted = ledger::salt_register_record(ledger::random_register_salt(),
                                                   ledger::encode_register_record(options.record));
  body.commitment = ledger::commitment_to(salted);
  const auto& ledger = desk->state().ledger();
  if (!desk->dry_run() && !options.desk.nodes.empty() && !options.again) {
    YORIAI_CHECK(require_nobody_on_the_way(*desk, body.number));
  }
  // The register first: a line without its member is written over, a member without a line is not
  // to be had again.
  if (!desk->dry_run()) {
    desk->folder().put_register_line(ledger, {body.number, salted});
  }
  const auto posted = desk->post(body, keys.signers());
  if (!posted) {
    const bool refused = posted.error().refused.has_value();
    if (refused && !desk->dry_run()) desk->folder().take_back_register_line(ledger, body.number);
    return core::Unexpected{posted.error()};
  }
  const auto number = body.number.value;
  return report(context, options.desk, *posted,
                {fmt::format("{}さんが{}番の会員になりました。", options.record.name, number),
                 fmt::format("{} is now member {}.", options.record.name, number)},
                fmt::format("yoriai member show {}", number), {{"member", number}});
}

struct ChangeOptions {
  DeskOptions desk;
  std::uint32_t member = 0;
  std::string status;
  std::string member_class;
  std::optional<std::uint32_t> household;
  std::optional<std::uint32_t> guardian;
};

Attempted<core::MemberChanged> build_change(const core::State& state,
                                            const ChangeOptions& options) {
  core::MemberChanged body{core::MemberNumber{options.member}, core::MemberField::status, 0};
  if (!options.status.empty()) {
    YORIAI_TRY(const auto status, status_named(options.status));
    body.value = static_cast<std::uint32_t>(status);
  } else if (!options.member_class.empty()) {
    body.what = core::MemberField::member_class;
    YORIAI_TRY(const auto index, find_class(state.charter()->rules, options.member_class));
    body.value = index.value;
  } else if (options.household) {
    body.what = core::MemberField::household;
    body.value = *options.household;
  } else {
    body.what = core::MemberField::guardian;
    body.value = options.guardian.value_or(0);
  }
  return body;
}

VerbResult change(Context& context, const ChangeOptions& options) {
  const int given = (options.status.empty() ? 0 : 1) + (options.member_class.empty() ? 0 : 1) +
                    (options.household ? 1 : 0) + (options.guardian ? 1 : 0);
  if (given != 1) {
    return fail(ExitCode::usage,
                {"--status、--class、--household、--guardian のどれか一つを書いてください。",
                 "Give one of --status, --class, --household, --guardian."});
  }
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto body, build_change(desk->state(), options));
  YORIAI_TRY(auto posted, desk->post(body));
  return report(context, options.desk, posted,
                {fmt::format("{}番の会員の記録を変えました。", options.member),
                 fmt::format("Noted the change for member {}.", options.member)},
                fmt::format("yoriai member show {}", options.member), {{"member", options.member}});
}

void add_adding(CLI::App& member, Context& context) {
  auto options = std::make_shared<AddOptions>();
  auto& verb = add_verb(member, context, "add", Text{"会員を迎える", "admit somebody"});
  required(option(verb, "name", options->record.name, "name, as in the register"));
  option(verb, "--reading", options->record.reading, "reading of the name, in kana");
  option(verb, "--address", options->record.address, "address");
  option(verb, "--born", options->record.born, "date of birth, YYYY-MM-DD");
  option(verb, "--note", options->record.note, "a note for the office");
  option(verb, "--class", options->member_class, "class in the charter (default: the first)");
  option(verb, "--household", options->household, "number of the household");
  option(verb, "--guardian", options->guardian, "number of the member who is the guardian");
  add_new_key_options(verb, options->keys);
  flag(verb, "--again", options->again, "nodes did not take the admission before this one");
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai member add '山田 太郎' --born 1949-04-01 --new-key taro --as hanako --as jiro");
  context.on(verb, [&context, options] { return add(context, *options); });
}

void add_changing(CLI::App& member, Context& context) {
  auto options = std::make_shared<ChangeOptions>();
  auto& verb = add_verb(member, context, "change", Text{"会員の記録を変える", "note a change"});
  required(option(verb, "member", options->member, "number of the member"));
  option(verb, "--status", options->status, "active, suspended, left or died");
  option(verb, "--class", options->member_class, "another class of the charter");
  option(verb, "--household", options->household, "number of the household; 0: none");
  option(verb, "--guardian", options->guardian, "number of the guardian; 0: none");
  add_desk_options(verb, context, options->desk);
  example(verb, "yoriai member change 7 --status died --as hanako --as jiro");
  context.on(verb, [&context, options] { return change(context, *options); });
}

}  // namespace

void add_member(CLI::App& app, Context& context) {
  auto& member = add_verb(app, context, "member", Text{"会員", "members"});
  require_verb(member);
  add_adding(member, context);
  add_changing(member, context);
  add_member_views(member, context);
}

}  // namespace yoriai::cli
