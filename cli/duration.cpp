#include <fmt/format.h>

#include <array>
#include <charconv>

#include "cli/wall_time.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

struct Unit {
  std::string_view letter;
  std::uint64_t ms;
  std::string_view ja;
  std::string_view en;  // of one
};

constexpr std::array<Unit, 5> kUnits{{{"d", 24ULL * 3600 * 1000, "日", "day"},
                                      {"h", 3600ULL * 1000, "時間", "hour"},
                                      {"m", 60ULL * 1000, "分", "minute"},
                                      {"s", 1000, "秒", "second"},
                                      {"ms", 1, "ミリ秒", "millisecond"}}};

// Calls `add` with each unit that a span is made of and how many of it.
template <class Add>
void split(core::Duration span, Add add) {
  std::uint64_t rest = span.ms;
  for (const Unit& unit : kUnits) {
    if (rest >= unit.ms) add(unit, rest / unit.ms);
    rest %= unit.ms;
  }
}

}  // namespace

core::Result<core::Duration, TimeFault> parse_duration(std::string_view text) {
  constexpr auto kNotUnderstood = core::Unexpected<TimeFault>{TimeFault::not_understood};
  core::Duration span;
  auto unit = kUnits.begin();  // units only get smaller
  if (text.empty()) return kNotUnderstood;
  while (!text.empty()) {
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{}) return kNotUnderstood;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    const auto letters = text.substr(0, text.find_first_of("0123456789"));
    while (unit != kUnits.end() && unit->letter != letters) ++unit;
    if (unit == kUnits.end()) return kNotUnderstood;
    if (count > core::kMaxSpanMs / unit->ms) return core::Unexpected{TimeFault::out_of_range};
    span.ms += count * unit->ms;
    text.remove_prefix(letters.size());
    ++unit;
  }
  if (span.ms > core::kMaxSpanMs) return core::Unexpected{TimeFault::out_of_range};
  return span;
}

std::string show_duration(Language language, core::Duration span) {
  if (span.ms == 0) return language == Language::ja ? "0分" : "0 minutes";
  std::string out;
  split(span, [&](const Unit& unit, std::uint64_t count) {
    if (language == Language::ja) {
      out += fmt::format("{}{}", count, unit.ja);
    } else {
      out +=
          fmt::format("{}{} {}{}", out.empty() ? "" : " ", count, unit.en, count == 1 ? "" : "s");
    }
  });
  return out;
}

std::string write_duration(core::Duration span) {
  if (span.ms == 0) return "0m";
  std::string out;
  split(span, [&](const Unit& unit, std::uint64_t count) {
    out += fmt::format("{}{}", count, unit.letter);
  });
  return out;
}

}  // namespace yoriai::cli
