// yoriai sign and submit: an event that several people sign, each on their own machine.
#include <boost/json.hpp>

#include <algorithm>

#include "cli/desk.h"
#include "cli/event_file.h"
#include "cli/event_words.h"
#include "cli/founding.h"
#include "cli/messages.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "ledger/event_codec.h"

namespace yoriai::cli {
namespace {

struct Options {
  DeskOptions desk;
  std::string file;
};

std::size_t missing(const WaitingEvent& waiting) {
  return static_cast<std::size_t>(std::count_if(waiting.signatures.begin(),
                                                waiting.signatures.end(),
                                                [](const auto& s) { return !s.has_value(); }));
}

VerbResult sign(Context& context, const Options& options) {
  YORIAI_TRY(auto waiting, read_event_file(options.file));
  YORIAI_TRY(const auto signers, signers_of(waiting));
  YORIAI_TRY(const auto header, ledger::decode_header(waiting.event.header));
  Passphrase passphrase(options.desk.passphrase);
  std::size_t added = 0;
  for (const auto& name : options.desk.as) {
    YORIAI_TRY(auto key, load_signing_key(context, name, passphrase));
    added += add_signatures(waiting, signers, key);
  }
  if (added == 0) {
    return fail(
        ExitCode::refused,
        {"この鍵の署名は求められていないか、すでに済んでいます。何も変えていません。",
         "No signature by this key is asked for, or it is there already. Nothing was changed."});
  }
  YORIAI_CHECK(say_what(context, waiting.event));
  YORIAI_TRY(const auto path, write_event_file(options.file, waiting, true));
  const auto left = missing(waiting);
  const auto word = word_for(header.kind);
  context.say({fmt::format("「{}」に署名しました。残り{}人です。", word.ja, left),
               fmt::format("Signed ({}). {} signatures are still missing.", word.en, left)});
  context.answer({{"added", added}, {"missing", left}});
  context.next_command(left == 0 ? "yoriai submit " + path.string()
                                 : "yoriai sign " + path.string() + " --as NAME");
  return ExitCode::ok;
}

VerbResult submit(Context& context, const Options& options) {
  YORIAI_TRY(auto waiting, read_event_file(options.file));
  auto submission = complete(waiting);
  if (!submission) {
    const auto left = missing(waiting);
    return fail(
        ExitCode::refused,
        {fmt::format("署名がまだ{}人分足りません。yoriai sign で集めてください。", left),
         fmt::format("{} signatures are still missing; collect them with yoriai sign.", left)});
  }
  YORIAI_TRY(const auto header, ledger::decode_header(waiting.event.header));
  if (header.kind == core::Kind::founded) {
    return submit_founding(context, waiting, options.desk.passphrase);
  }
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(auto posted, desk->enter(*std::move(submission)));
  return report(context, options.desk, posted,
                {"署名のそろった記録を出しました。", "Entered the event with all its signatures."},
                "yoriai log --last 1", {});
}

}  // namespace

void add_sign(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "sign",
                        Text{"署名待ちのファイルに署名する", "add a signature to an event file"});
  required(option(verb, "file", options->file, "event file, from --out"));
  required(option(verb, "--as", options->desk.as, "key that signs; repeat it"));
  option(verb, "--passphrase-file", options->desk.passphrase.file, "file with the passphrase");
  example(verb, "yoriai sign admit-taro.json --as jiro");
  context.on(verb, [&context, options] { return sign(context, *options); });
}

void add_submit(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb =
      add_verb(app, context, "submit",
               Text{"署名のそろったファイルを記録する", "enter an event file in the book"});
  required(option(verb, "file", options->file, "event file with all signatures"));
  add_node_option(verb, context, options->desk.nodes);
  add_entry_options(verb, context, options->desk);
  example(verb, "yoriai submit admit-taro.json");
  context.on(verb, [&context, options] { return submit(context, *options); });
}

}  // namespace yoriai::cli
