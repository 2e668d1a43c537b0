// yoriai register: the names, which are off the book. Read them, check them against what the book
// committed to, erase one.
#include <boost/json.hpp>

#include "cli/find.h"
#include "cli/messages.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/people.h"
#include "cli/verbs.h"

namespace yoriai::cli {
namespace {

namespace json = boost::json;

struct Options {
  std::uint32_t member = 0;
  bool dry_run = false;
};

Text state_text(RegisterState state) {
  switch (state) {
    case RegisterState::erased:
      return {"消去済み", "erased"};
    case RegisterState::differs:
      return {"帳簿と不一致", "differs from the book"};
    case RegisterState::fine:
      return {"確認済み", "matches the book"};
  }
  return {};
}

VerbResult list(Context& context) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& state = folder->book().state();
  json::array rows;
  bool all_match = true;
  for (const auto& member : state.members().all()) {
    const auto line = register_line(folder->register_lines(), state.ledger(), member);
    const auto text = state_text(line.state);
    all_match = all_match && line.state != RegisterState::differs;
    context.say("{}　{}　{}　{}　{}　{}", "{}. {} {} {} {} ({})", member.number.value,
                line.record.name, line.record.reading, line.record.born, line.record.address,
                text.in(context.language()));
    rows.push_back(json::object{{"member", member.number.value},
                                {"name", line.record.name},
                                {"reading", line.record.reading},
                                {"born", line.record.born},
                                {"address", line.record.address},
                                {"note", line.record.note},
                                {"state", text.en}});
  }
  context.answer({{"register", std::move(rows)}, {"matches", all_match}});
  context.next_command("yoriai member list");
  return all_match ? ExitCode::ok : ExitCode::negative;
}

VerbResult erase(Context& context, const Options& options) {
  const auto folder = options.dry_run ? ledger::BookFolder::open_to_read(context.book_folder())
                                      : ledger::BookFolder::open_to_write(context.book_folder());
  const auto& state = folder->book().state();
  YORIAI_TRY(const auto* member, find_member(state, options.member));
  if (register_line(folder->register_lines(), state.ledger(), *member).state ==
      RegisterState::erased) {
    return fail(ExitCode::negative, {"この会員の名簿の行は、もうありません。",
                                     "The register has no line for this member any more."});
  }
  if (!options.dry_run) folder->store().erase_register(state.ledger(), member->number);
  context.say(
      options.dry_run
          ? kCouldBeErased
          : Text{"名簿から消去しました。帳簿には番号と指紋だけが残ります。",
                 "Erased from the register. The book keeps a number and a fingerprint only."});
  context.answer({{"member", options.member}, {"erased", !options.dry_run}});
  context.next_command("yoriai register list");
  return ExitCode::ok;
}

}  // namespace

void add_register(CLI::App& app, Context& context) {
  auto& names = add_verb(app, context, "register",
                         Text{"名簿（帳簿の外にある名前）", "the names, which are off the book"});
  require_verb(names);
  auto& listed =
      add_verb(names, context, "list",
               Text{"名簿を見て、帳簿と照らす", "read it and check it against the book"});
  example(listed, "yoriai register list");
  context.on(listed, [&context] { return list(context); });
  auto options = std::make_shared<Options>();
  auto& erased =
      add_verb(names, context, "erase", Text{"一人の行を消す", "erase one line for ever"});
  required(option(erased, "member", options->member, "number of the member"));
  flag(erased, "--dry-run", options->dry_run, "say whether it could be erased");
  example(erased, "yoriai register erase 7");
  context.on(erased, [&context, options] { return erase(context, *options); });
}

}  // namespace yoriai::cli
