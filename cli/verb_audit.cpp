// yoriai audit: judge a whole book again, trusting nobody.
#include <fstream>

#include "cli/fault_words.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "ledger/book_folder.h"

namespace yoriai::cli {
namespace {

core::Duration since(const Context& context, core::Instant start) {
  return core::Duration{context.now().ms - std::min(context.now(), start).ms};
}

VerbResult audit_file(Context& context, const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) {
    return core::Unexpected{Failure(
        FileFault{file,
                  0,
                  0,
                  {"読めません。パスを確かめてください。", "It cannot be read; check the path."}})};
  }
  ledger::SignaturePool pool;
  const auto start = context.now();
  const auto report = ledger::audit_export(in, pool);
  const auto exit = report_audit(context, report, since(context, start));
  if (report.ok()) context.next_command("yoriai import " + file);
  return exit;
}

VerbResult audit_book(Context& context) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& state = folder->book().state();
  ledger::SignaturePool pool;
  const auto start = context.now();
  const auto report =
      ledger::audit_stored(folder->store(), state.ledger(), state.size().value, pool);
  const auto exit = report_audit(context, report, since(context, start));
  if (report.ok() && report.signed_size < report.size) {
    context.say("　最後の{}行には、まだ署名（チェックポイント）がありません。",
                "  The last {} entries are not under a signed checkpoint yet.",
                report.size - report.signed_size);
    context.next_command("yoriai advance");
  }
  return exit;
}

}  // namespace

void add_audit(CLI::App& app, Context& context) {
  auto file = std::make_shared<std::string>();
  auto& verb = add_verb(app, context, "audit",
                        {"帳簿を初めから確かめ直す", "check a whole book again, trusting nobody"});
  option(verb, "file", *file, "an export; without one, the book in its folder");
  example(verb, "yoriai audit purse.jsonl\nyoriai audit");
  context.on(verb, [&context, file] {
    return file->empty() ? audit_book(context) : audit_file(context, *file);
  });
}

}  // namespace yoriai::cli
