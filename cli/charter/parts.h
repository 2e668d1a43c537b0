// The parts of a charter file, each read from its own table (cli/charter_file.h).
#pragma once

#include <algorithm>

#include "cli/toml_reader.h"
#include "core/charter.h"

namespace yoriai::cli {

// Of anything counted in people, keys or revisions.
FileResult<std::uint16_t> small_number(TomlReader& table, std::string_view key,
                                       std::uint16_t least);

// The position of a name in a list of things that have one.
template <class Items, class NameOf>
std::optional<std::uint16_t> position_of(const Items& items, std::string_view name,
                                         NameOf name_of_item) {
  const auto at = std::find_if(items.begin(), items.end(),
                               [&](const auto& item) { return name_of_item(item) == name; });
  if (at == items.end()) return std::nullopt;
  return static_cast<std::uint16_t>(at - items.begin());
}

// The house that "house" names; the charter has its houses already.
FileResult<core::HouseIndex> read_house(TomlReader& table, const core::Charter& charter);
FileResult<core::MemberClass> read_class(TomlReader table, const core::Charter& charter);
// Ascending by role, whatever the order in the file.
FileResult<std::vector<core::RoleRule>> read_roles(TomlReader table);
// The roles of [announcers]; 0 when it is left out.
FileResult<std::uint16_t> read_announcers(TomlReader& charter);
// What [helpers] and [proxies] say; both may be left out.
FileResult<core::ChannelRule> read_channels(TomlReader& charter);
// What [votes] says of each house; those that it leaves out have one vote for each person.
FileResult<bool> read_weights(TomlReader& charter, core::Charter& out);
// How many cards a member of the class may hold.
FileResult<std::uint32_t> read_card_limit(TomlReader& member_class);
FileResult<core::ProposalKind> read_kind(TomlReader table, const core::Charter& charter);

}  // namespace yoriai::cli
