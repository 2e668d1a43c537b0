#include "cli/rehearsal/parse_parts.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

// "5 cards", before what becomes of them.
const NextOnes* as_cards(const Who& who) {
  const auto* some = std::get_if<NextOnes>(&who);
  const bool cards =
      some != nullptr && (some->member_class == "card" || some->member_class == "cards");
  return cards ? some : nullptr;
}

// Somebody, or "nobody": empty.
FileResult<std::string> holder(WordReader& words) {
  if (words.take("nobody")) return std::string{};
  YORIAI_TRY(const Who who, parse_who(words));
  return only_one(words, who);
}

FileResult<std::optional<Action>> parse_cards_of(WordReader& words, std::uint32_t count) {
  PassCards out;
  out.count = count;
  YORIAI_TRY(out.from, holder(words));
  if (words.take({"are", "revoked"}) || words.take({"is", "revoked"})) {
    out.revoked = true;
  } else {
    if (!words.take("goes")) YORIAI_CHECK(words.need({"go"}));
    YORIAI_CHECK(words.need({"to"}));
    YORIAI_TRY(out.to, holder(words));
  }
  YORIAI_TRY(out.by, take_signers(words));
  return std::optional<Action>{std::move(out)};
}

}  // namespace

FileResult<std::optional<Action>> parse_card_verb(WordReader& words, const Who& who) {
  if (const auto* cards = as_cards(who)) {
    if (words.take("of")) return parse_cards_of(words, cards->count);
    RecordCards out{cards->count, {}};
    if (!words.take({"is", "recorded"})) YORIAI_CHECK(words.need({"are", "recorded"}));
    YORIAI_TRY(out.by, take_signers(words));
    return std::optional<Action>{std::move(out)};
  }
  if (words.take("gets") || words.take("get")) {
    GetCards out{who, 0, {}};
    YORIAI_TRY(const std::uint64_t count, words.number(1, core::kMaxCards));
    out.count = static_cast<std::uint32_t>(count);
    if (!words.take("card")) YORIAI_CHECK(words.need({"cards"}));
    YORIAI_TRY(out.by, take_signers(words));
    return std::optional<Action>{std::move(out)};
  }
  return std::optional<Action>{};
}

}  // namespace yoriai::cli
