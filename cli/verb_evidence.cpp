// yoriai evidence verify: whether a file proves that a peer lied; without a network, and without
// trust in whoever hands it over.
#include <boost/json.hpp>

#include "cli/evidence_file.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/verbs.h"

namespace yoriai::cli {
namespace {

VerbResult verify(Context& context, const std::string& file) {
  YORIAI_TRY(const auto evidence, read_evidence(file));
  const auto node = core::to_hex(net::accused(evidence).view());
  boost::json::value name(nullptr);
  if (context.book_was_named()) {
    const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
    YORIAI_TRY(const auto who, accused_in(folder->book().state(), evidence));
    name = who;
    if (who.empty()) {
      context.say("うそをついたのは、前に受付だった鍵 {} です。",
                  "The liar is {}, a peer of this book before.", node);
    } else {
      context.say("うそをついたのは、受付 {}（{}）です。", "The liar is the peer {} ({}).", who,
                  node);
    }
  } else {
    context.say("うそをついたのは、鍵 {} です。", "The liar is the key {}.", node);
    context.say("　だれの鍵かは帳簿にあります。--book DIR を付けると確かめます。",
                "  Whose key it is stands in the book: --book DIR looks.");
  }
  const auto lie = lie_words(evidence);
  context.say(lie);
  context.say("どちらにもその鍵の署名があり、証明は成り立ちます。",
              "Both statements are signed by that key: the proof holds.");
  context.answer({{"accused", node},
                  {"operator", std::move(name)},
                  {"ledger", core::to_hex(evidence.ledger.view())},
                  {"lie", lie.en}});
  return ExitCode::ok;
}

}  // namespace

void add_evidence(CLI::App& app, Context& context) {
  auto& evidence =
      add_verb(app, context, "evidence", Text{"受付のうその証拠", "evidence that a peer lied"});
  require_verb(evidence);
  auto file = std::make_shared<std::string>();
  auto& verb = add_verb(evidence, context, "verify",
                        Text{"証拠を確かめる", "check whether a file proves it"});
  required(option(verb, "file", *file, "the file, from <book>/evidence of a peer"));
  example(verb, "yoriai evidence verify 0123456789abcdef-0123456789abcdef.evidence --book copy");
  context.on(verb, [&context, file] { return verify(context, *file); });
}

}  // namespace yoriai::cli
