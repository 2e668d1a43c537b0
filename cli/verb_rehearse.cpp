// yoriai rehearse: play a scenario on a scratch book and tell what happened.
#include <boost/json.hpp>

#include "cli/charter_file.h"
#include "cli/explain.h"
#include "cli/options.h"
#include "cli/read_file.h"
#include "cli/rehearsal/expectations.h"
#include "cli/rehearsal/parser.h"
#include "cli/rehearsal/place.h"
#include "cli/rehearsal/run.h"
#include "cli/verbs.h"

namespace yoriai::cli {
namespace {

struct Options {
  std::string file;
  std::string into;
  bool quiet = false;
};

// A preset, or a file beside the scenario.
Attempted<core::Charter> charter_of(const Script& script) {
  const auto beside = std::filesystem::path(script.file).parent_path() / script.charter;
  std::error_code error;
  const bool is_file = std::filesystem::is_regular_file(beside, error);
  YORIAI_TRY(core::Charter charter,
             load_charter(is_file ? beside.string() : script.charter, script.community));
  charter.peers_needed = script.peers.needed.value_or(charter.peers_needed);
  charter.liars_survived = script.peers.liars.value_or(charter.liars_survived);
  return charter;
}

void tell(Context& context, const Told& told) {
  const Words& what = told.what;
  if (told.kind == ToldKind::time) {
    context.say(Words{});
    context.say(what);
    return;
  }
  if (told.kind == ToldKind::due) {
    context.say({"  ・" + what.ja, "  * " + what.en});
    return;
  }
  const std::string mark = told.good ? (told.kind == ToldKind::expectation ? "✓ " : "") : "✗ ";
  const std::string where = told.good ? "" : std::to_string(told.line) + ": ";
  context.say({fmt::format("  {}{}{}", mark, where, told.written),
               fmt::format("  {}{}{}", mark, where, told.written)});
  if (!what.ja.empty()) context.say({"      " + what.ja, "      " + what.en});
}

void say_results(Context& context, const ledger::Book& book) {
  for (const core::Proposal& proposal : book.state().proposals()) {
    const auto document = result_of(book.store(), book.state(), proposal);
    if (!document) continue;
    context.say(Words{});
    context.say("議案{}「{}」", "Proposal {}: {}", proposal.draft.number.value,
                proposal.draft.title);
    context.say(outcome_words(*document, proposal));
    for (const auto& line : result_lines(*document, proposal)) context.say(line);
  }
}

boost::json::object answer_of(const Played& played, const ledger::Book& book) {
  boost::json::array differences;
  for (const Told& told : played.differences) {
    differences.push_back(boost::json::object{
        {"line", told.line}, {"written", told.written}, {"what", told.what.en}});
  }
  boost::json::array proposals;
  for (const core::Proposal& proposal : book.state().proposals()) {
    const auto document = result_of(book.store(), book.state(), proposal);
    if (document) proposals.push_back(result_json(*document, proposal));
  }
  return {{"steps", played.steps},
          {"expectations", played.expectations},
          {"differences", std::move(differences)},
          {"ledger", core::to_hex(book.state().ledger().view())},
          {"entries", book.state().size().value},
          {"members", book.state().members().all().size()},
          {"root", core::to_hex(book.tree().root().view())},
          {"proposals", std::move(proposals)}};
}

void say_end(Context& context, const Options& options, const Played& played,
             const ledger::Book& book) {
  context.say(Words{});
  context.say("帳簿は{}行、会員は{}人です。練習用の帳簿です。",
              "The book has {} entries and {} members. It is marked as a rehearsal.",
              book.state().size().value, book.state().members().all().size());
  if (!options.into.empty()) context.say("場所：{}", "It lies in {}", options.into);
  if (played.as_expected()) {
    context.say({fmt::format("シナリオの通りでした（確かめたこと：{}）。", played.expectations),
                 fmt::format("Everything went as the scenario says ({}).",
                             counted(played.expectations, "expectation"))});
  } else {
    const auto differences = played.differences.size();
    context.say({fmt::format("シナリオと違うところが{}か所あります。", differences),
                 counted(differences, "line") + " went otherwise."});
  }
}

VerbResult rehearse(Context& context, const Options& options) {
  YORIAI_TRY(const std::string text, read_file(options.file));
  YORIAI_TRY(const Script script, parse_scenario(text, options.file));
  YORIAI_TRY(const core::Charter charter, charter_of(script));
  RehearsalPlace place(options.into, script);
  context.say("「{}」のリハーサルです。規約：{}", "Rehearsal of {}, by the charter {}",
              script.community, script.charter);
  YORIAI_TRY(const Played played, play(script, charter, place.venue(), [&](const Told& told) {
               if (!options.quiet || !told.good) tell(context, told);
               context.flush();  // somebody watches, who may be a pipe
             }));
  const auto& book = place.venue().book();
  if (book.state().founded()) {
    say_results(context, book);
    context.answer(answer_of(played, book));
  }
  say_end(context, options, played, book);
  if (!options.into.empty()) {
    context.next_command(fmt::format("yoriai audit --book {}", place.book_folder().string()));
  } else {
    context.next_command(fmt::format("yoriai rehearse {} --into FOLDER", options.file));
  }
  return played.as_expected() ? ExitCode::ok : ExitCode::negative;
}

}  // namespace

void add_rehearse(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "rehearse",
                        Text{"シナリオを練習用の帳簿で演じる",
                             "play a scenario (specs/scenarios.md) on a scratch book"});
  required(option(verb, "file", options->file, "the scenario"));
  option(verb, "--into", options->into, "keep the book in this new folder (else in memory)");
  flag(verb, "--quiet", options->quiet, "tell only what went otherwise, and the results");
  example(verb, "yoriai rehearse tests/scenario/purse.txt --into /tmp/purse");
  context.on(verb, [&context, options] { return rehearse(context, *options); });
}

}  // namespace yoriai::cli
