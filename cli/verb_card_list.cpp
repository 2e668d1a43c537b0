// yoriai card list: the cards of the book, and what the office's list says they are.
#include <boost/json.hpp>

#include <map>

#include "cli/card_verbs.h"
#include "cli/numbers.h"
#include "cli/office.h"
#include "cli/options.h"

namespace yoriai::cli {

Attempted<CardLines> read_card_lines(const std::filesystem::path& folder,
                                     const core::LedgerId& ledger) {
  auto lines = ledger::read_card_list(folder, ledger);
  if (lines) return *std::move(lines);
  return core::Unexpected{Failure(
      FileFault{ledger::card_list_path(folder, ledger).string(),
                static_cast<std::uint32_t>(lines.error().line),
                0,
                {"カードの一覧の行ではありません。書きかえられていないか、控えと比べてください。",
                 "This is no line of a list of cards. Compare the file with a copy."}})};
}

namespace {

namespace json = boost::json;

struct ListOptions {
  std::uint32_t member = 0;
};

Text state_of(const core::Card* card, bool listed, bool twice) {
  if (card == nullptr) return {"帳簿にはまだありません", "not in the book yet"};
  if (twice) return {"同じカードが二度数えられています", "counted twice"};
  if (card->revoked) return {"無効", "revoked"};
  return listed ? Text{"有効", "counts"} : Text{"一覧にありません", "not in the list"};
}

Words holder_words(core::MemberNumber holder) {
  if (holder == core::kNobody) return Text{"持ち主なし", "no holder"};
  return {fmt::format("持ち主 {}番", holder.value), fmt::format("holder {}", holder.value)};
}

// What the book has and what the list has, by commitment.
std::map<core::CardCommitment, std::string> references_of(const CardLines& lines,
                                                          const core::Cards& cards) {
  std::map<core::CardCommitment, std::string> out;
  for (const auto& [commitment, card] : cards.all()) out[commitment] = {};
  for (const auto& line : lines) out[line.commitment()] = line.reference;
  return out;
}

// References for which more than one card counts.
std::map<std::string, int> live_by_reference(
    const std::map<core::CardCommitment, std::string>& references, const core::Cards& cards) {
  std::map<std::string, int> out;
  for (const auto& [commitment, reference] : references) {
    const auto* card = cards.find(commitment);
    if (card != nullptr && !card->revoked && !reference.empty()) ++out[reference];
  }
  return out;
}

VerbResult list(Context& context, const ListOptions& options) {
  const auto folder = ledger::BookFolder::open_to_read(context.book_folder());
  const auto& state = folder->book().state();
  const auto& cards = state.cards();
  YORIAI_TRY(const auto lines, read_card_lines(context.book_folder(), state.ledger()));
  const auto references = references_of(lines, cards);
  const auto live = live_by_reference(references, cards);
  json::array rows;
  for (const auto& [commitment, reference] : references) {
    const auto* card = cards.find(commitment);
    const auto holder = card == nullptr ? core::kNobody : card->holder;
    const auto times = live.find(reference);
    const auto words = state_of(card, !reference.empty(), times != live.end() && times->second > 1);
    if (options.member > 0 && holder.value != options.member) continue;
    const auto hex = core::to_hex(commitment.view());
    const auto whose = holder_words(holder);
    context.say("{}　{}　{}", "{} {} ({})", reference.empty() ? hex.substr(0, 16) + "…" : reference,
                whose.in(context.language()), words.in(context.language()));
    rows.push_back(json::object{
        {"commitment", hex}, {"card", reference}, {"holder", holder.value}, {"state", words.en}});
  }
  context.say({fmt::format("カード{}枚、うち数えるもの{}枚。", grouped(cards.all().size()),
                           grouped(cards.live())),
               fmt::format("{}; those that count: {}.", counted(cards.all().size(), "card"),
                           grouped(cards.live()))});
  const bool matches = ledger::cards_in_doubt(lines, cards) == 0;
  context.answer({{"cards", std::move(rows)}, {"live", cards.live()}, {"matches", matches}});
  context.next_command("yoriai member list");
  return matches ? ExitCode::ok : ExitCode::negative;
}

}  // namespace

void add_card_list(CLI::App& card, Context& context) {
  auto options = std::make_shared<ListOptions>();
  auto& listed = add_verb(
      card, context, "list",
      Text{"カードを見て、一覧と帳簿を照らす", "show cards, and check the list against the book"});
  option(listed, "--member", options->member, "those of this member alone");
  example(listed, "yoriai card list");
  context.on(listed, [&context, options] { return list(context, *options); });
}

}  // namespace yoriai::cli
