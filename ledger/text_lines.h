// Texts of lines that each end in a line feed.
#pragma once

#include <optional>
#include <string_view>

namespace yoriai::ledger {

// The line up to the next line feed, taken off the front with it; none where there is no line feed.
inline std::optional<std::string_view> take_line(std::string_view& text) {
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const auto line = text.substr(0, end);
  text.remove_prefix(end + 1);
  return line;
}

}  // namespace yoriai::ledger
