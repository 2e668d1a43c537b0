#include "cli/charter_file.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/charter/consistency.h"
#include "cli/charter/parts.h"
#include "cli/charter/preset_kinds.h"
#include "cli/embedded_charters.h"
#include "cli/messages.h"
#include "cli/read_file.h"
#include "cli/utf8.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

// Reads every [[key]] with `read`, and refuses a name that two of them have.
template <class Item, class Read>
FileResult<std::vector<Item>> read_named(TomlReader& table, std::string_view key, Read read) {
  YORIAI_TRY(auto inner, table.tables(key));
  std::vector<Item> items;
  for (const TomlReader& one : inner) {
    YORIAI_TRY(Item item, read(one));
    if (position_of(items, item.name, [](const Item& i) { return i.name; })) {
      return one.wrong("name", {fmt::format("「{}」が二度あります。", item.name),
                                fmt::format("\"{}\" is there twice", item.name)});
    }
    items.push_back(std::move(item));
  }
  return items;
}

FileResult<std::string> read_name(TomlReader& table, std::string_view given) {
  if (table.has("name")) {
    YORIAI_TRY(std::string own, table.text("name"));
    if (given.empty()) return own;
  }
  if (given.empty()) {
    return table.wrong_here(
        Text{"寄合の名前がありません。「--name」か、name = \"…\" で付けてください。",
             "the community has no name; give it with --name or name = \"...\""});
  }
  return std::string(given);
}

FileResult<bool> read_head(TomlReader& table, std::string_view name, core::Charter& out) {
  YORIAI_TRY(out.name, read_name(table, name));
  if (table.has("preset")) {
    YORIAI_TRY(out.preset, table.text("preset"));
  }
  YORIAI_TRY(out.time_zone, table.text("time_zone"));
  YORIAI_TRY(out.currency, table.text("currency"));
  const bool is_code =
      out.currency.size() == 3 && std::all_of(out.currency.begin(), out.currency.end(),
                                              [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!is_code) {
    return table.wrong("currency", Text{"通貨は、JPY のような3文字の記号にしてください。",
                                        "a currency is a code of three letters, like JPY"});
  }
  return true;
}

FileResult<bool> read_numbers(TomlReader& table, core::Charter& out) {
  YORIAI_TRY(TomlReader peers, table.table("peers"));
  YORIAI_TRY(out.peers_needed, small_number(peers, "needed", 1));
  YORIAI_TRY(out.liars_survived, small_number(peers, "liars_survived", 0));
  YORIAI_CHECK(peers.nothing_else());
  YORIAI_TRY(TomlReader signatures, table.table("signatures"));
  YORIAI_TRY(out.stewards_needed, small_number(signatures, "stewards", 1));
  YORIAI_TRY(out.registrars_needed, small_number(signatures, "registrars", 1));
  YORIAI_TRY(out.recovery_needed, small_number(signatures, "recovery", 1));
  YORIAI_CHECK(signatures.nothing_else());
  YORIAI_TRY(TomlReader ballots, table.table("ballots"));
  YORIAI_TRY(out.revisions, small_number(ballots, "revisions", 1));
  YORIAI_TRY(out.min_grace, ballots.span("min_grace"));
  YORIAI_CHECK(ballots.nothing_else());
  YORIAI_TRY(TomlReader delegations, table.table("delegations"));
  YORIAI_TRY(out.max_delegation, delegations.span_or_none("longest"));
  if (delegations.has("default")) {
    YORIAI_TRY(out.default_delegation, delegations.span_or_none("default"));
  }
  if (out.max_delegation.ms > 0 && out.default_delegation > out.max_delegation) {
    return delegations.wrong(
        "default", Text{"longest より長くはできません。", "it may not be longer than \"longest\""});
  }
  YORIAI_CHECK(delegations.nothing_else());
  return true;
}

FileResult<bool> read_retention(TomlReader& charter, core::Charter& out) {
  if (!charter.has("retention")) return true;
  YORIAI_TRY(TomlReader table, charter.table("retention"));
  YORIAI_TRY(out.retention, table.span("votes"));
  if (out.retention.ms < core::kLeastRetentionMs || out.retention.ms > core::kMaxRetentionMs) {
    return table.wrong(
        "votes",
        Text{"「365d」から「36600d」までにしてください。ずっと残すなら、この行は要りません。",
             "it is \"365d\" at the least and \"36600d\" at the most; to keep votes "
             "for ever, leave it out"});
  }
  YORIAI_CHECK(table.nothing_else());
  return true;
}

FileResult<core::Charter> read_charter(TomlReader& table, std::string_view name) {
  core::Charter out;
  YORIAI_CHECK(read_head(table, name, out));
  YORIAI_CHECK(read_numbers(table, out));
  YORIAI_TRY(const auto houses, table.texts("houses"));
  for (const auto& house : houses) out.houses.push_back({house});
  YORIAI_CHECK(read_weights(table, out));
  YORIAI_TRY(out.topics, table.texts("topics"));
  YORIAI_TRY(TomlReader roles, table.table("roles"));
  YORIAI_TRY(out.roles, read_roles(roles));
  YORIAI_TRY(out.classes, read_named<core::MemberClass>(table, "classes", [&](TomlReader one) {
               return read_class(std::move(one), out);
             }));
  YORIAI_TRY(out.kinds, read_named<core::ProposalKind>(table, "kinds", [&](TomlReader one) {
               return read_kind(std::move(one), out);
             }));
  YORIAI_TRY(out.channels, read_channels(table));
  YORIAI_TRY(out.announcer_roles, read_announcers(table));
  YORIAI_CHECK(read_retention(table, out));
  YORIAI_CHECK(table.nothing_else());
  return out;
}

}  // namespace

FileResult<core::Charter> parse_charter(std::string_view text, std::string_view file,
                                        std::string_view name) {
  YORIAI_CHECK(require_utf8(text, file));
  const TomlText toml{file, without_mark(text)};
  YORIAI_TRY(const toml::table parsed, parse_toml(toml));
  TomlReader table(parsed, toml);
  YORIAI_TRY(core::Charter charter, read_charter(table, name));
  YORIAI_CHECK(check_consistency(TomlReader(parsed, toml), charter));
  if (const auto good = core::check_charter(charter); !good) {
    return core::Unexpected{FileFault{std::string(file), 0, 0, message(good.error())}};
  }
  return charter;
}

FileResult<core::Charter> load_charter(const std::string& preset_or_path, std::string_view name) {
  for (const EmbeddedCharter& preset : embedded_charters()) {
    if (preset.name == preset_or_path) return parse_charter(preset.text, preset.name, name);
  }
  const auto text = read_file(preset_or_path);
  if (!text) {
    const auto elsewhere = preset_with(preset_or_path);
    if (elsewhere) return core::Unexpected{FileFault{preset_or_path, 0, 0, *elsewhere}};
    return core::Unexpected{text.error()};
  }
  return parse_charter(*text, preset_or_path, name);
}

}  // namespace yoriai::cli
