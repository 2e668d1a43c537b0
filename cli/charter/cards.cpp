#include <fmt/format.h>

#include "cli/charter/parts.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

constexpr std::string_view kAtMost = "at most ";

// A number of cards above none.
std::optional<std::uint32_t> count_of(std::string_view text) {
  std::uint32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
    if (value > core::kMaxCards) return std::nullopt;
  }
  if (value == 0) return std::nullopt;
  return value;
}

std::optional<core::House> weighed(const std::string& house, std::string_view text) {
  using core::HouseWeight;
  if (text == "each person") return core::House{house};
  if (text == "each household") return core::House{house, HouseWeight::household, 0};
  if (text == "each holder") return core::House{house, HouseWeight::holder, 0};
  constexpr std::string_view kEachCard = "each card";
  if (!text.starts_with(kEachCard)) return std::nullopt;
  text.remove_prefix(kEachCard.size());
  if (text.empty()) return core::House{house, HouseWeight::card, 0};
  constexpr std::string_view kLimit = ", at most ";
  if (!text.starts_with(kLimit)) return std::nullopt;
  const auto most = count_of(text.substr(kLimit.size()));
  if (!most) return std::nullopt;
  return core::House{house, HouseWeight::card, *most};
}

}  // namespace

FileResult<bool> read_weights(TomlReader& charter, core::Charter& out) {
  if (!charter.has("votes")) return true;
  YORIAI_TRY(TomlReader votes, charter.table("votes"));
  for (const std::string& name : votes.keys()) {
    const auto at = position_of(out.houses, name, [](const core::House& h) { return h.name; });
    if (!at) {
      return votes.wrong(name, {fmt::format("「{}」は houses にありません。", name),
                                fmt::format("\"{}\" is not one of the houses", name)});
    }
    YORIAI_TRY(const std::string text, votes.text(name));
    const auto house = weighed(name, text);
    if (!house) {
      return votes.wrong(
          name, Text{"票の数え方は「each person」（一人一票）、「each "
                     "household」（一世帯一票）、「each holder」（カードを持つ人が"
                     "一票）、「each card」（カード一枚が一票）、「each card, at most 5」の"
                     "どれかです。",
                     "votes are for \"each person\", \"each household\", \"each holder\" (of a "
                     "card), \"each card\", or "
                     "\"each card, at most 5\""});
    }
    out.houses[*at] = *house;
  }
  return true;
}

FileResult<std::uint32_t> read_card_limit(TomlReader& member_class) {
  if (!member_class.has("cards")) return std::uint32_t{0};
  YORIAI_TRY(const std::string text, member_class.text("cards"));
  if (text == "none") return std::uint32_t{0};
  if (text == "any") return core::kMaxCards;
  const auto most = text.starts_with(kAtMost)
                        ? count_of(std::string_view(text).substr(kAtMost.size()))
                        : std::nullopt;
  if (!most) {
    return member_class.wrong(
        "cards", Text{"持てるカードは「any」（何枚でも）、「at most 1」、「none」のように"
                      "書いてください。",
                      "how many cards reads like \"any\", \"at most 1\" or \"none\""});
  }
  return *most;
}

}  // namespace yoriai::cli
