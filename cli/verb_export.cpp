// yoriai export and import: carry a whole book to another machine as one file.
#include <boost/json.hpp>

#include <fstream>

#include "cli/explain.h"
#include "cli/fault_words.h"
#include "cli/office.h"
#include "cli/options.h"
#include "cli/verbs.h"
#include "ledger/export_file.h"
#include "ledger/import_book.h"

namespace yoriai::cli {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string file;
  PassphraseSource passphrase;
  bool dry_run = false;
};

std::uint64_t signed_size(const ledger::Book& book) {
  const auto note = book.store().checkpoint(book.state().ledger());
  const auto checkpoint = note ? ledger::open_checkpoint(*note, book.checkpoint_keys())
                               : std::optional<ledger::Checkpoint>{};
  return checkpoint ? checkpoint->size : 0;
}

// Of a book that several peers keep, what is final is signed already, and nothing else may be by
// one of them alone.
bool nothing_to_sign(const Context& context) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& book = folder->book();
  const auto size = book.state().size().value;
  return signed_size(book) == size || (is_shared(book.state()) && size > 1);
}

// An export carries what a checkpoint signs: sign first, where this machine can.
core::Result<void, Failure> sign_what_stands(Context& context, const Options& options) {
  if (!has_peer_keys(context) || nothing_to_sign(context)) return {};
  Passphrase passphrase(options.passphrase);
  const auto folder = ledger::BookFolder::open_to_write(context.book_folder());
  YORIAI_TRY(const auto peer, load_peer_keys(context, folder->book().state(), passphrase));
  folder->book().sign_checkpoint(peer.signer(), context.now());
  return {};
}

core::Unexpected<Failure> bad_file(const std::string& file, Words what) {
  return core::Unexpected{Failure(FileFault{file, 0, 0, std::move(what)})};
}

// Complete or not there: written beside its place and moved into it.
core::Result<void, Failure> write_export(const ledger::Book& book, const std::string& file) {
  const auto beside = file + ".new";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  const auto note = book.store().checkpoint(book.state().ledger());
  ledger::export_book(book.store(), book.state().ledger(), *note,
                      [&](std::string_view line) { out << line; });
  out.close();
  std::error_code error;
  if (out) fs::rename(beside, file, error);
  if (!out || error) {
    fs::remove(beside, error);
    return bad_file(file, {"書けませんでした。空き容量とフォルダを確かめてください。",
                           "It could not be written; check the folder and the free space."});
  }
  return {};
}

VerbResult export_to(Context& context, const Options& options) {
  if (fs::exists(options.file)) {
    return bad_file(options.file, {"すでにあります。別の名前にしてください。",
                                   "It is already there; give another name."});
  }
  if (!options.dry_run) YORIAI_CHECK(sign_what_stands(context, options));
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& book = folder->book();
  const auto size = signed_size(book);
  if (size == 0) {
    return fail(
        ExitCode::negative,
        {"署名（チェックポイント）がまだありません。事務局の鍵のある機械で yoriai advance "
         "を実行してください。",
         "There is no signed checkpoint yet. Run yoriai advance on the machine that has the "
         "peer's keys."});
  }
  if (!options.dry_run) YORIAI_CHECK(write_export(book, options.file));
  context.say("帳簿の{}行を {} に書き出しました。", "Exported {} entries to {}.", grouped(size),
              options.file);
  if (options.dry_run) {
    context.say("　--dry-run なので、何も書いていません。",
                "  This was a dry run: nothing was written.");
  }
  const auto left = book.state().size().value - size;
  if (left > 0) {
    context.say("　最後の{}行は署名がまだなので、入っていません。",
                "  The last {} entries are not signed yet and are not in it.", left);
  }
  context.answer({{"file", options.file}, {"size", size}, {"unsigned", left}});
  context.next_command("yoriai audit " + options.file);
  return ExitCode::ok;
}

// A folder that is there may hold keys, or the beginning of a founding: it is used as it is.
ledger::AuditReport take_in(const Context& context, std::istream& in, ledger::SignaturePool& pool) {
  if (!fs::exists(context.book_folder())) {
    return ledger::import_into_new_folder(in, context.book_folder(), pool);
  }
  const auto folder = ledger::BookFolder::create(context.book_folder());
  return ledger::import_book(in, folder->store(), folder->high_water(), pool);
}

// One peer alone could have made it up; the founding, which all of them signed, it could not.
bool stands_on_too_few(const ledger::AuditReport& report) {
  return !report.countersigned.final && report.size > 1;
}

VerbResult refuse_what_is_not_final(Context& context, const ledger::AuditReport& report) {
  context.say(countersigned_words(report.countersigned));
  return fail(ExitCode::negative,
              {"確定していない帳簿は取り込みません。別の受付から、または後でもう一度、書き出しをも"
               "らってください。",
               "What is not final is not taken in. Ask for an export from another peer, or again "
               "in a while."});
}

VerbResult import_from(Context& context, const Options& options) {
  std::ifstream in(options.file, std::ios::binary);
  if (!in) return bad_file(options.file, {"読めません。", "It cannot be read."});
  ledger::SignaturePool pool;
  const auto start = context.now();
  if (options.dry_run) {
    return report_audit(context, ledger::audit_export(in, pool),
                        core::Duration{context.now().ms - start.ms});
  }
  // Judged once before a folder is made for it, so that a bad file leaves nothing behind.
  const auto judged = ledger::audit_export(in, pool);
  if (!judged.ok()) {
    return report_audit(context, judged, core::Duration{context.now().ms - start.ms});
  }
  if (stands_on_too_few(judged)) return refuse_what_is_not_final(context, judged);
  in.clear();
  in.seekg(0);
  const auto report = take_in(context, in, pool);
  const auto exit = report_audit(context, report, core::Duration{context.now().ms - start.ms});
  if (report.ok()) {
    context.say("　{} に取り込みました。", "  It was taken into {}.",
                context.book_folder().string());
    context.next_command("yoriai show");
  }
  return exit;
}

}  // namespace

void add_export(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "export",
                        {"帳簿を一つのファイルに書き出す", "write the whole book to one file"});
  required(option(verb, "file", options->file, "the file to write"));
  option(verb, "--passphrase-file", options->passphrase.file, "file with the passphrase");
  flag(verb, "--dry-run", options->dry_run, "say what would be written");
  example(verb, "yoriai export purse.jsonl");
  context.on(verb, [&context, options] { return export_to(context, *options); });
}

void add_import(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto& verb = add_verb(app, context, "import",
                        {"書き出された帳簿を確かめて取り込む", "check an export and take it in"});
  required(option(verb, "file", options->file, "the export"));
  flag(verb, "--dry-run", options->dry_run, "only check it");
  example(verb, "yoriai import purse.jsonl --book copy");
  context.on(verb, [&context, options] { return import_from(context, *options); });
}

}  // namespace yoriai::cli
