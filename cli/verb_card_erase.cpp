// yoriai card erase: takes the name of one card out of the office's list. The book has a
// fingerprint alone, and stays as it is.
#include <boost/json.hpp>

#include <algorithm>

#include "cli/card_verbs.h"
#include "cli/messages.h"
#include "cli/office.h"
#include "cli/options.h"

namespace yoriai::cli {
namespace {

struct EraseOptions {
  std::string card;
  bool unrecorded = false;
  bool dry_run = false;
};

// Why a line has to stay; none when it may go.
std::optional<Text> reason_to_keep(const core::Card* card, bool unrecorded_too) {
  if (card == nullptr && !unrecorded_too) {
    return Text{
        "このカードは帳簿に（まだ）ありません。記録の途中でなければ、--unrecorded を付けて"
        "消してください。",
        "The book does not have this card (yet). If nothing signed with it is on its way, "
        "erase it with --unrecorded."};
  }
  if (card != nullptr && !card->revoked) {
    return Text{"このカードはまだ有効です。先に yoriai card revoke で無効にしてください。",
                "This card counts. Revoke it first, with yoriai card revoke."};
  }
  return std::nullopt;
}

VerbResult erase(Context& context, const EraseOptions& options) {
  YORIAI_TRY(const auto reference, read_card_reference(options.card));
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& state = folder->book().state();
  std::optional<ledger::FileDescriptor> lock;
  if (!options.dry_run) lock = ledger::lock_card_list(context.book_folder(), state.ledger());
  YORIAI_TRY(auto lines, read_card_lines(context.book_folder(), state.ledger()));
  const auto named = [&](const ledger::CardLine& line) { return line.reference == reference; };
  if (std::ranges::none_of(lines, named)) {
    return fail(ExitCode::negative, not_in_card_list(reference));
  }
  for (const auto& line : lines) {
    if (!named(line)) continue;
    const auto kept = reason_to_keep(state.cards().find(line.commitment()), options.unrecorded);
    if (kept) return fail(ExitCode::negative, *kept);
  }
  const auto erased = std::erase_if(lines, named);
  if (!options.dry_run) ledger::put_card_list(context.book_folder(), state.ledger(), lines);
  context.say(options.dry_run
                  ? kCouldBeErased
                  : Text{"一覧から消去しました。帳簿には指紋だけが残ります。一覧の控えがあれば、"
                         "それも消してください。",
                         "Erased from the list. The book keeps a fingerprint only. Copies of the "
                         "list have it still: see to them."});
  context.answer({{"card", reference}, {"lines", erased}, {"erased", !options.dry_run}});
  context.next_command("yoriai card list");
  return ExitCode::ok;
}

}  // namespace

void add_card_erase(CLI::App& card, Context& context) {
  auto options = std::make_shared<EraseOptions>();
  auto& verb = add_verb(card, context, "erase",
                        Text{"無効なカードの名前を、帳簿のそばの一覧から消す",
                             "erase the name of a revoked card from the list beside the book"});
  required(option(verb, "card", options->card, "a card by its CAIP-19 name"));
  flag(verb, "--unrecorded", options->unrecorded, "also when the book does not have the card");
  flag(verb, "--dry-run", options->dry_run, "say whether it could be erased");
  example(verb, "yoriai card erase eip155:1/erc721:0x06012c8cf97bead5deae237070f9587f8e7a266d/7");
  context.on(verb, [&context, options] { return erase(context, *options); });
}

}  // namespace yoriai::cli
