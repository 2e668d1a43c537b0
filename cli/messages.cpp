#include "cli/messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cli/messages/book.h"
#include "cli/messages/bytes.h"
#include "cli/messages/members.h"
#include "cli/messages/peers.h"
#include "cli/messages/proposals.h"
#include "cli/messages/voting.h"
#include "cli/wall_time.h"
#include "core/tally.h"

namespace yoriai::cli {
namespace {

// By value: under UBSan, GCC 12 cannot compare a constant's address with null while it compiles.
constexpr std::optional<RefusalText> find_text(core::Refusal code) {
  for (const std::span<const RefusalText> table :
       {std::span<const RefusalText>(kBytesTexts), std::span<const RefusalText>(kBookTexts),
        std::span<const RefusalText>(kMembersTexts), std::span<const RefusalText>(kProposalsTexts),
        std::span<const RefusalText>(kVotingTexts), std::span<const RefusalText>(kPeersTexts)}) {
    for (const auto& row : table) {
      if (row.code == code) return row;
    }
  }
  return std::nullopt;
}

#define YORIAI_TEXT_IS_THERE(name, number) \
  static_assert(find_text(core::Refusal::name).has_value());
YORIAI_REFUSALS(YORIAI_TEXT_IS_THERE)
#undef YORIAI_TEXT_IS_THERE

Words show(Figure figure, std::uint64_t detail) {
  switch (figure) {
    case Figure::none:
      return {};
    case Figure::number:
      return {std::to_string(detail), std::to_string(detail)};
    case Figure::instant:
      return {show_instant(Language::ja, core::Instant{detail}),
              show_instant(Language::en, core::Instant{detail})};
    case Figure::span:
      return {show_duration(Language::ja, core::Duration{detail}),
              show_duration(Language::en, core::Duration{detail})};
    case Figure::role:
      if (detail == core::kSequencer) return Text{"帳簿の書き手（受付）", "keeper of the book"};
      if (detail == core::kAnyPeer) return Text{"受付", "peer of the book"};
      return word_for(static_cast<core::Role>(detail));
  }
  YORIAI_ASSERT(false);
  return {};
}

// Where the class of the holder may hold none, there is nothing to take away.
constexpr Text kNoCardsHeld{
    "この区分の会員は、規約によりカードを持てません。別の会員を持ち主にしてください。",
    "By the charter, members of this class hold no cards. Name another holder."};

std::string put_in(std::string_view text, const std::string& figure) {
  std::string out(text);
  const auto place = out.find("{}");
  if (place != std::string::npos) out.replace(place, 2, figure);
  return out;
}

}  // namespace

Words message(const core::Refused& refused) {
  const auto row = find_text(refused.code);
  YORIAI_ASSERT(row.has_value());
  if (refused.code == core::Refusal::too_many_cards && refused.detail == 0) return kNoCardsHeld;
  const Words figure = show(row->figure, refused.detail);
  return {put_in(row->text.ja, figure.ja), put_in(row->text.en, figure.en)};
}

Words message(const core::Refused& refused, const core::Ballot& ballot) {
  if (refused.code != core::Refusal::over_credits) return message(refused);
  const std::uint64_t cost = core::cost_of(ballot);
  const std::uint64_t missing = refused.detail;
  return {fmt::format("この投票には{}点が必要ですが、持ち点は{}点です。{}点足りません。"
                      "どれかの票を減らしてください（票の2乗が点数です）。",
                      cost, cost - missing, missing),
          fmt::format("This ballot costs {} credits and you have {}: {} too few. Give fewer votes "
                      "somewhere; votes cost their square.",
                      cost, cost - missing, missing)};
}

Words message(ledger::EnvironmentError::Cause cause, std::string_view what) {
  using Cause = ledger::EnvironmentError::Cause;
  const auto words = [what](std::string_view ja, std::string_view en) {
    return Words{fmt::format("{}（{}）", ja, what), fmt::format("{} ({})", en, what)};
  };
  switch (cause) {
    case Cause::not_found:
      return words("帳簿が見つかりません。場所（--book）を確かめてください。",
                   "There is no book there. Check the place (--book).");
    case Cause::already_exists:
      return words("そこにはもう帳簿があります。別の場所を選んでください。",
                   "There is a book there already. Choose another place.");
    case Cause::locked:
      return words("別のプログラムが、この帳簿に書いています。終わってからやり直してください。",
                   "Another program is writing to this book. Try again when it has finished.");
    case Cause::io:
      return words("読み書きに失敗しました。ディスクと権限を確かめてください。",
                   "Reading or writing failed. Check the disk and the permissions.");
    case Cause::disk_full:
      return words("ディスクがいっぱいです。空きを作ってからやり直してください。",
                   "The disk is full. Make room, then try again.");
    case Cause::read_only:
      return words("ここには書きこめません。書きこめる場所を選んでください。",
                   "This place cannot be written to. Choose one that can.");
    case Cause::damaged:
      return words(
          "保存された帳簿が壊れています。何も書きかえていません。"
          "「yoriai doctor」で見て、別の写し（export）から作り直してください。",
          "The stored book is damaged. Nothing was touched. See yoriai doctor, and make it again "
          "from an export.");
    case Cause::high_water:
      return words(
          "保存された帳簿と、受付の控え（high-water）が合いません。何も書きかえていません。"
          "「yoriai doctor」で見てください。",
          "The stored book does not agree with the high-water, which says what was acknowledged. "
          "Nothing was touched. See yoriai doctor.");
  }
  YORIAI_ASSERT(false);
  return {};
}

}  // namespace yoriai::cli
