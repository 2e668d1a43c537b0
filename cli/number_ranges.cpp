#include "cli/number_ranges.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "core/limits.h"

namespace yoriai::cli {
namespace {

std::optional<std::uint32_t> number_in(std::string_view text) {
  std::uint32_t number = 0;
  const auto [at, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool whole = error == std::errc{} && at == text.data() + text.size();
  if (!whole || number < 1 || number > core::kMaxMembers) return std::nullopt;
  return number;
}

// "17" or "3-9"; false when it is neither.
bool add_range(std::string_view text, std::vector<core::MemberNumber>& out) {
  const auto dash = text.find('-');
  const auto first = number_in(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : number_in(text.substr(dash + 1));
  if (!first || !last || *last < *first || *last - *first >= core::kMaxMarked) return false;
  for (auto number = *first; number <= *last; ++number) out.emplace_back(number);
  return true;
}

}  // namespace

std::vector<std::string> cut_at_commas(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at <= text.size();) {
    const auto comma = std::min(text.find(',', at), text.size());
    words.emplace_back(text.substr(at, comma - at));
    at = comma + 1;
  }
  return words;
}

Attempted<std::vector<core::MemberNumber>> read_members(const std::vector<std::string>& lists,
                                                        std::string_view option) {
  std::vector<core::MemberNumber> out;
  for (const std::string_view list : lists) {
    for (const auto& word : cut_at_commas(list)) {
      if (!add_range(word, out)) {
        return fail(ExitCode::usage,
                    {fmt::format("{}：「{}」は「1-120,133」のように書いてください。", option, list),
                     fmt::format("{}: \"{}\": write members as in 1-120,133.", option, list)});
      }
    }
  }
  std::sort(out.begin(), out.end());
  const auto twice = std::adjacent_find(out.begin(), out.end());
  if (twice != out.end()) {
    return fail(ExitCode::usage,
                {fmt::format("{}：{}番が二度あります。", option, twice->value),
                 fmt::format("{}: member {} is there twice.", option, twice->value)});
  }
  return out;
}

}  // namespace yoriai::cli
