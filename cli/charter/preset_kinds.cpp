#include "cli/charter/preset_kinds.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace yoriai::cli {
namespace {

struct Elsewhere {
  std::string_view name;
  std::string_view preset;
  std::string_view chosen_by;  // in `yoriai propose`
};

constexpr std::array<Elsewhere, 5> kElsewhere{{
    {"ninka-charter", "ninka-ordinary", "--kind rules"},
    {"ninka-dissolve", "ninka-ordinary", "--kind dissolution"},
    {"roukyo-ordinary", "roukyo-special", "--kind ordinary"},
    {"pb-equal-shares", "projects", "--method equal_shares"},
    {"pb-greedy", "projects", "--method greedy"},
}};

const Elsewhere* find(std::string_view name) {
  const auto* row = std::ranges::find(kElsewhere, name, &Elsewhere::name);
  return row == kElsewhere.end() ? nullptr : row;
}

}  // namespace

std::optional<Words> preset_with(std::string_view name) {
  const auto* row = find(name);
  if (row == nullptr) return std::nullopt;
  return Words{
      fmt::format("この決まりは、規約「{}」の中にあります。その規約で始め、議案を出すときに "
                  "yoriai propose {} で選びます。",
                  row->preset, row->chosen_by),
      fmt::format("this rule is part of the preset {}; found the book on that, and choose "
                  "it with yoriai propose {}",
                  row->preset, row->chosen_by)};
}

Failure charter_failure(const FileFault& fault) {
  Failure failure(fault);
  if (fault.line > 0) return failure;
  const auto* row = find(fault.file);
  failure.next.push_back(row == nullptr ? "yoriai charter list"
                                        : fmt::format("yoriai charter explain {}", row->preset));
  return failure;
}

}  // namespace yoriai::cli
