#include "cli/whole_number.h"

#include <charconv>

namespace yoriai::cli {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r')) {
    text.remove_suffix(1);
  }
  return text;
}

std::optional<std::uint64_t> whole_number(std::string_view text, std::uint64_t most) {
  text = trimmed(text);
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool all = error == std::errc{} && end == text.data() + text.size() && !text.empty();
  return all && value <= most ? std::optional(value) : std::nullopt;
}

}  // namespace yoriai::cli
