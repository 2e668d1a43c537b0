#include <fmt/format.h>

#include "cli/charter/parts.h"
#include "cli/messages.h"
#include "core/limits.h"

namespace yoriai::cli {

FileResult<std::uint16_t> small_number(TomlReader& table, std::string_view key,
                                       std::uint16_t least) {
  constexpr std::uint16_t kMost = 1000;
  YORIAI_TRY(const std::uint64_t value, table.number(key, least, kMost));
  return static_cast<std::uint16_t>(value);
}

FileResult<core::HouseIndex> read_house(TomlReader& table, const core::Charter& charter) {
  YORIAI_TRY(const std::string name, table.text("house"));
  const auto at = position_of(charter.houses, name, [](const core::House& h) { return h.name; });
  if (!at) {
    return table.wrong("house", {fmt::format("「{}」は houses にありません。", name),
                                 fmt::format("\"{}\" is not one of the houses", name)});
  }
  return core::HouseIndex{*at};
}

FileResult<core::MemberClass> read_class(TomlReader table, const core::Charter& charter) {
  core::MemberClass out;
  YORIAI_TRY(out.name, table.text("name"));
  YORIAI_TRY(out.house, read_house(table, charter));
  YORIAI_TRY(out.proposes, table.flag("proposes"));
  if (table.has("seconds")) {
    YORIAI_TRY(const bool seconds, table.flag("seconds"));
    out.may_not_second = !seconds;
  }
  if (table.has("credits")) {
    YORIAI_TRY(const std::uint64_t credits, table.number("credits", 1, core::kMaxCredits));
    out.credits = core::Credits{static_cast<std::uint32_t>(credits)};
  }
  YORIAI_TRY(out.cards, read_card_limit(table));
  if (out.cards == 0 && charter.houses[out.house.value].counts_cards()) {
    return table.wrong_here(
        Text{"この院ではカードを数えるので、持てるカードの数（cards = \"any\" など）が必要です。",
             "its house counts cards, so the class has to be able to hold some (cards = \"any\")"});
  }
  YORIAI_CHECK(table.nothing_else());
  return out;
}

FileResult<std::vector<core::RoleRule>> read_roles(TomlReader table) {
  std::vector<core::RoleRule> rules;
  for (const std::string& name : table.keys()) {
    const auto role = role_named(name);
    if (!role) {
      return table.wrong(name, {fmt::format("「{}」という役はありません。", name),
                                fmt::format("there is no role \"{}\"", name)});
    }
    YORIAI_TRY(const std::uint16_t needed, small_number(table, name, 0));
    rules.push_back({*role, needed});
  }
  std::sort(rules.begin(), rules.end(),
            [](const auto& a, const auto& b) { return a.role < b.role; });
  return rules;
}

namespace {

FileResult<std::uint16_t> read_role_set(TomlReader& table) {
  YORIAI_TRY(const auto names, table.texts("roles"));
  unsigned bits = 0;
  for (const std::string& name : names) {
    const auto role = role_named(name);
    if (!role) {
      return table.wrong("roles", {fmt::format("「{}」という役はありません。", name),
                                   fmt::format("there is no role \"{}\"", name)});
    }
    bits |= 1U << static_cast<unsigned>(*role);
  }
  return static_cast<std::uint16_t>(bits);
}

}  // namespace

FileResult<std::uint16_t> read_announcers(TomlReader& charter) {
  if (!charter.has("announcers")) return std::uint16_t{0};
  YORIAI_TRY(TomlReader announcers, charter.table("announcers"));
  YORIAI_TRY(const std::uint16_t roles, read_role_set(announcers));
  YORIAI_CHECK(announcers.nothing_else());
  return roles;
}

FileResult<core::ChannelRule> read_channels(TomlReader& charter) {
  core::ChannelRule out;
  if (charter.has("helpers")) {
    YORIAI_TRY(TomlReader helpers, charter.table("helpers"));
    YORIAI_TRY(out.helper_roles, read_role_set(helpers));
    YORIAI_TRY(out.helper_cap, small_number(helpers, "most", 1));
    YORIAI_CHECK(helpers.nothing_else());
  }
  if (charter.has("proxies")) {
    YORIAI_TRY(TomlReader proxies, charter.table("proxies"));
    YORIAI_TRY(out.proxy_cap, small_number(proxies, "most", 1));
    YORIAI_CHECK(proxies.nothing_else());
  }
  return out;
}

}  // namespace yoriai::cli
