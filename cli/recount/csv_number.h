// A whole number as it stands in a CSV cell: digits alone, with a minus in front where `Int` has
// one; no blanks, no plus.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace yoriai::cli {

template <class Int>
std::optional<Int> csv_number(std::string_view text) {
  Int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool all = error == std::errc{} && end == text.data() + text.size() && !text.empty();
  return all ? std::optional(value) : std::nullopt;
}

}  // namespace yoriai::cli
