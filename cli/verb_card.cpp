// yoriai card: who holds which card, for houses that count them. The book has commitments alone;
// which card each stands for is in the office's list beside it.
#include <boost/json.hpp>

#include <algorithm>
#include <charconv>
#include <map>

#include "cli/card_verbs.h"
#include "cli/csv.h"
#include "cli/desk.h"
#include "cli/find.h"
#include "cli/options.h"
#include "cli/read_file.h"
#include "cli/verbs.h"
#include "core/limits.h"
#include "ledger/register_record.h"

namespace yoriai::cli {

Attempted<std::string> read_card_reference(const std::string& text) {
  auto reference = ledger::card_reference(text);
  if (reference) return *std::move(reference);
  return fail(ExitCode::usage, {fmt::format("「{}」はカードの名前（CAIP-19）ではありません。"
                                            "eip155:1/erc721:0x…/7 のように書いてください。",
                                            text),
                                fmt::format("\"{}\" is no name of a card (CAIP-19). Write it like "
                                            "eip155:1/erc721:0x.../7.",
                                            text)});
}

Words not_in_card_list(const std::string& reference) {
  return {fmt::format("「{}」は、帳簿のそばの一覧にありません。", reference),
          fmt::format("{} is not in the list beside the book.", reference)};
}

namespace {

struct RecordOptions {
  DeskOptions desk;
  std::vector<std::string> cards;
  std::uint32_t holder = 0;
  std::string list;
  bool revoke = false;
};

struct Wish {
  std::string reference;
  core::MemberNumber holder;
};

FileResult<core::MemberNumber> read_holder(const CsvRow& row, const std::string& file) {
  const auto& text = row.fields[1];
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good = error == std::errc{} && end == text.data() + text.size();
  if (text.empty() || good) return core::MemberNumber{number};
  return core::Unexpected{FileFault{file,
                                    row.line,
                                    0,
                                    {"持ち主は会員番号か、空（持ち主なし）です。",
                                     "a holder is a member number, or empty for nobody"}}};
}

FileResult<std::vector<Wish>> read_wishes(const std::string& file) {
  YORIAI_TRY(const std::string text, read_file(file));
  YORIAI_TRY(const auto rows, parse_csv(text, file));
  if (rows.front().fields != std::vector<std::string>{"card", "holder"}) {
    return core::Unexpected{FileFault{
        file,
        1,
        0,
        {"一行目は card,holder としてください。", "the first line has to be card,holder"}}};
  }
  std::vector<Wish> wishes;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    YORIAI_TRY(const auto holder, read_holder(rows[i], file));
    wishes.push_back({rows[i].fields[0], holder});
  }
  return wishes;
}

// By their references in normal form, each once.
Attempted<std::vector<Wish>> wishes_of(const RecordOptions& options) {
  std::vector<Wish> wishes;
  if (!options.list.empty()) {
    auto listed = read_wishes(options.list);
    if (!listed) return core::Unexpected{Failure(listed.error())};
    wishes = *std::move(listed);
  }
  for (const auto& card : options.cards) {
    wishes.push_back({card, core::MemberNumber{options.holder}});
  }
  std::map<std::string, int> times;
  for (auto& wish : wishes) {
    YORIAI_TRY(wish.reference, read_card_reference(wish.reference));
    if (++times[wish.reference] > 1) {
      return fail(ExitCode::usage, {fmt::format("「{}」が二度あります。", wish.reference),
                                    fmt::format("{} is there twice.", wish.reference)});
    }
  }
  if (!wishes.empty()) return wishes;
  return fail(ExitCode::usage, {"カードを一枚以上書いてください。", "Give one card at least."});
}

// The lines there are of each card, that of a card which counts last.
class Known {
 public:
  Known(const CardLines& lines, const core::Cards& cards) {
    for (const auto& line : lines) {
      const auto commitment = line.commitment();
      const auto* card = cards.find(commitment);
      // Revoked for ever: the same card may be recorded anew.
      if (card == nullptr || !card->revoked) by_reference_[line.reference] = commitment;
    }
  }
  [[nodiscard]] std::optional<core::CardCommitment> find(const std::string& reference) const {
    const auto at = by_reference_.find(reference);
    if (at == by_reference_.end()) return std::nullopt;
    return at->second;
  }

 private:
  std::map<std::string, core::CardCommitment> by_reference_;
};

Attempted<std::vector<core::CardRow>> rows_of(const std::vector<Wish>& wishes, bool revoke,
                                              const core::Cards& cards, CardLines& lines) {
  const Known known(lines, cards);
  std::vector<core::CardRow> rows;
  for (const auto& wish : wishes) {
    auto commitment = known.find(wish.reference);
    if (!commitment && revoke) {
      return fail(ExitCode::negative, not_in_card_list(wish.reference));
    }
    if (!commitment) {
      lines.push_back({ledger::random_register_salt(), wish.reference});
      commitment = lines.back().commitment();
    }
    rows.push_back({*commitment, revoke ? core::kNobody : wish.holder, revoke});
  }
  return rows;
}

std::vector<core::CardsRecorded> events_of(const std::vector<core::CardRow>& rows) {
  std::vector<core::CardsRecorded> events;
  for (std::size_t at = 0; at < rows.size(); at += core::kMaxCardRows) {
    auto& event = events.emplace_back();
    const auto end = std::min(at + core::kMaxCardRows, rows.size());
    for (std::size_t i = at; i < end; ++i) event.cards.push_back(rows[i]);
    std::ranges::sort(event.cards, {}, &core::CardRow::card);
  }
  return events;
}

VerbResult record(Context& context, const RecordOptions& options) {
  YORIAI_TRY(auto desk, Desk::open(context, options.desk));
  YORIAI_TRY(const auto wishes, wishes_of(options));
  if (!options.desk.out.empty() && wishes.size() > core::kMaxCardRows) {
    return fail(
        ExitCode::usage,
        {fmt::format("--out では一度に{}枚までです。分けてください。", core::kMaxCardRows),
         fmt::format("With --out, {} cards at most at a time. Split them.", core::kMaxCardRows)});
  }
  const auto& ledger = desk->state().ledger();
  const auto folder = context.book_folder();
  std::optional<ledger::FileDescriptor> lock;
  if (!desk->dry_run()) lock = ledger::lock_card_list(folder, ledger);
  YORIAI_TRY(auto lines, read_card_lines(folder, ledger));
  YORIAI_TRY(const auto rows, rows_of(wishes, options.revoke, desk->state().cards(), lines));
  // The list first: a line without its card is used again, a card without a line says nothing.
  if (!desk->dry_run()) ledger::put_card_list(folder, ledger, lines);
  std::optional<Posted> posted;
  for (const auto& event : events_of(rows)) {
    YORIAI_TRY(posted, desk->post(event));
  }
  const auto count = rows.size();
  const auto done =
      options.revoke
          ? Words{fmt::format("カード{}枚を無効にしました。", count),
                  fmt::format("Revoked {}.", counted(count, "card"))}
          : Words{fmt::format("カード{}枚を記録しました。投票中の議案の票は動きません。", count),
                  fmt::format("Recorded {}. Votes that are open do not change.",
                              counted(count, "card"))};
  return report(context, options.desk, *posted, done, "yoriai card list", {{"cards", count}});
}

void add_recording(CLI::App& card, Context& context) {
  auto options = std::make_shared<RecordOptions>();
  auto& verb = add_verb(card, context, "record",
                        Text{"カードと持ち主を記録する（名簿係二人）",
                             "record cards and who holds them (two registrars)"});
  option(verb, "cards", options->cards, "cards by their CAIP-19 names");
  option(verb, "--holder", options->holder,
         "number of the member who holds them (default: nobody)");
  option(verb, "--list", options->list, "a CSV file with the headings card,holder");
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai card record eip155:1/erc721:0x06012c8cf97bead5deae237070f9587f8e7a266d/7 "
          "--holder 12 --as hanako --as jiro\n"
          "yoriai card record --list cards.csv --as hanako --as jiro");
  context.on(verb, [&context, options] { return record(context, *options); });
}

void add_revoking(CLI::App& card, Context& context) {
  auto options = std::make_shared<RecordOptions>();
  options->revoke = true;
  auto& verb = add_verb(card, context, "revoke",
                        Text{"カードを無効にする（元には戻りません）", "revoke cards, for good"});
  required(option(verb, "cards", options->cards, "cards by their CAIP-19 names"));
  add_desk_options(verb, context, options->desk);
  example(verb,
          "yoriai card revoke eip155:1/erc721:0x06012c8cf97bead5deae237070f9587f8e7a266d/7 "
          "--as hanako --as jiro");
  context.on(verb, [&context, options] { return record(context, *options); });
}

}  // namespace

void add_card(CLI::App& app, Context& context) {
  auto& card = add_verb(app, context, "card", Text{"カード", "cards"});
  require_verb(card);
  add_recording(card, context);
  add_revoking(card, context);
  add_card_list(card, context);
  add_card_erase(card, context);
}

}  // namespace yoriai::cli
