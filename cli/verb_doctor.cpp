// yoriai doctor: look at a book without touching it, say what is wrong and what to do, and make it
// anew from an export.
#include <boost/json.hpp>

#include <fstream>

#include "cli/doctor_words.h"
#include "cli/explain.h"
#include "cli/options.h"
#include "cli/verbs.h"

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

struct Options {
  std::string from;
  std::string into;
};

Text word_for(ledger::Harm harm) {
  switch (harm) {
    case ledger::Harm::none:
      return {"知らせ", "note"};
    case ledger::Harm::mend:
      return {"手当て", "mend"};
    case ledger::Harm::damaged:
      return {"破損", "damaged"};
  }
  return {};
}

ExitCode exit_of(ledger::Harm harm) {
  switch (harm) {
    case ledger::Harm::none:
      return ExitCode::ok;
    case ledger::Harm::mend:
      return ExitCode::negative;
    case ledger::Harm::damaged:
      return ExitCode::damaged;
  }
  return ExitCode::bug;
}

json::object finding_json(const ledger::Finding& finding, Language language) {
  const auto words = words_for(finding);
  return {{"what", ledger::to_string(finding.what)},
          {"harm", word_for(ledger::harm_of(finding.what)).en},
          {"where", finding.where.string()},
          {"count", finding.count},
          {"detail", finding.detail},
          {"message", words.wrong.in(language)},
          {"ballots", words.meaning.in(language)},
          {"to_do", words.to_do.in(language)}};
}

json::object book_json(const ledger::BookHealth& book) {
  json::object out{
      {"ledger", core::to_hex(book.ledger.view())}, {"stored", book.stored}, {"good", book.good}};
  out["acknowledged"] = book.promised ? json::value(book.promised->size) : json::value(nullptr);
  return out;
}

json::object answer_of(const ledger::Examination& found, Language language) {
  json::array findings;
  for (const auto& finding : found.findings) findings.push_back(finding_json(finding, language));
  json::array books;
  for (const auto& book : found.books) books.push_back(book_json(book));
  return {{"harm", word_for(found.harm()).en},
          {"findings", std::move(findings)},
          {"books", std::move(books)}};
}

void say_finding(Context& context, const ledger::Finding& finding) {
  const auto words = words_for(finding);
  const auto harm = word_for(ledger::harm_of(finding.what));
  context.say({fmt::format("【{}】{}", harm.ja, words.wrong.ja),
               fmt::format("[{}] {}", harm.en, words.wrong.en)});
  context.say("　場所：{}", "  Where: {}", finding.where.string());
  if (!finding.detail.empty()) context.say("　くわしく：{}", "  Detail: {}", finding.detail);
  context.say({"　" + words.meaning.ja, "  " + words.meaning.en});
  if (!words.to_do.en.empty()) context.say({"　→ " + words.to_do.ja, "  → " + words.to_do.en});
}

void say_books(Context& context, const ledger::Examination& found) {
  for (const auto& book : found.books) {
    const auto promised =
        book.promised ? Words{grouped(book.promised->size) + "行", grouped(book.promised->size)}
                      : Words{"不明", "unknown"};
    context.say({fmt::format("帳簿 {}：受け付け済み{}、保存{}行、正しいと確かめた{}行。",
                             core::to_hex(book.ledger.view()).substr(0, 16), promised.ja,
                             grouped(book.stored), grouped(book.good)),
                 fmt::format("Book {}: acknowledged {}, stored {}, found good {}.",
                             core::to_hex(book.ledger.view()).substr(0, 16), promised.en,
                             grouped(book.stored), grouped(book.good))});
  }
}

VerbResult look(Context& context) {
  ledger::SignaturePool pool;
  const auto found = ledger::examine(context.book_folder(), pool);
  say_books(context, found);
  for (const auto& finding : found.findings) say_finding(context, finding);
  const auto harm = found.harm();
  if (harm == ledger::Harm::none) {
    context.say("悪いところはありません。何も書きかえていません。",
                "Nothing is wrong. Nothing was touched.");
  } else {
    context.say("何も書きかえていません。", "Nothing was touched.");
  }
  context.answer(answer_of(found, context.language()));
  if (harm == ledger::Harm::damaged) {
    context.next_command("yoriai doctor --book " + context.book_folder().string() +
                         " --from EXPORT");
  }
  return exit_of(harm);
}

core::Unexpected<Failure> bad_file(const std::string& file, Words what) {
  return core::Unexpected{Failure(FileFault{file, 0, 0, std::move(what)})};
}

// What is left to a person: the peer's keys are to lie in one place only, so that two books can
// never be signed for.
void name_moves(Context& context, const std::string& folder, const std::string& into) {
  context.next_command("mv " + folder + " " + folder + ".damaged");
  context.next_command("mv " + into + " " + folder);
  context.next_command("mv " + folder + ".damaged/keys/*.key " + folder + "/keys/");
  context.next_command("yoriai doctor --book " + folder);
}

VerbResult mend(Context& context, const Options& options) {
  auto folder = context.book_folder();
  if (!folder.has_filename()) folder = folder.parent_path();
  const auto into = options.into.empty() ? folder.string() + ".repaired" : options.into;
  std::ifstream in(options.from, std::ios::binary);
  if (!in) {
    return bad_file(options.from,
                    {"読めません。パスを確かめてください。", "It cannot be read; check the path."});
  }
  if (!fs::exists(folder)) {
    throw ledger::EnvironmentError(ledger::EnvironmentError::Cause::not_found,
                                   "there is no book in " + folder.string());
  }
  ledger::SignaturePool pool;
  const auto repair = ledger::repair(folder, in, into, pool);
  if (repair.verdict != ledger::RepairVerdict::repaired) {
    return fail(ExitCode::negative, words_for(repair));
  }
  context.say("帳簿の{}行を {} に作り直しました。受け付け済みのものは、すべて入っています。",
              "Made the {} entries of the book anew in {}. All that was acknowledged is there.",
              grouped(repair.report.size), into);
  context.say("　名簿の{}行を引き継ぎました。消去済みか読めない行：{}。",
              "  {} lines of the register came along; {} were erased or cannot be read.",
              grouped(repair.names_kept), grouped(repair.names_lost));
  context.say(
      "　元のフォルダー {} はそのままです。鍵は写していません。次のように動かしてください。",
      "  The folder {} is as it was, and no key was copied. Move them like this:", folder.string());
  context.answer({{"into", into},
                  {"size", repair.report.size},
                  {"root", core::to_hex(repair.report.root.view())},
                  {"acknowledged", repair.promised.size},
                  {"names_kept", repair.names_kept},
                  {"names_lost", repair.names_lost}});
  name_moves(context, folder.string(), into);
  return ExitCode::ok;
}

}  // namespace

void add_doctor(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "doctor",
                        {"帳簿の具合を見る（何も書きかえない）",
                         "look at a book that is not well, without touching it"});
  auto& from = option(verb, "--from", options->from,
                      "an export: make the book anew from it, in a new folder");
  needs(option(verb, "--into", options->into, "that folder (else <book>.repaired)"), from);
  example(verb, "yoriai doctor\nyoriai doctor --from purse.jsonl");
  context.on(verb, [&context, options] {
    return options->from.empty() ? look(context) : mend(context, *options);
  });
}

}  // namespace yoriai::cli
