#include <fmt/format.h>

#include <array>

#include "cli/civil_date.h"
#include "cli/wall_time.h"

namespace yoriai::cli {
namespace {

constexpr std::uint64_t kSecondMs = 1'000;
constexpr std::uint64_t kMinuteMs = 60 * kSecondMs;
constexpr std::uint64_t kHourMs = 60 * kMinuteMs;
constexpr std::uint64_t kDayMs = 24 * kHourMs;
constexpr std::int64_t kJstMinutes = 9 * 60;

struct DayTime {
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  unsigned ms = 0;
};

// An instant taken apart in Japan's time.
struct Shown {
  CivilDate date;
  DayTime time;
  unsigned weekday = 0;
};

Shown take_apart(core::Instant at, std::int64_t offset_minutes) {
  const std::uint64_t ms = at.ms + static_cast<std::uint64_t>(offset_minutes) * kMinuteMs;
  const auto days = static_cast<std::int64_t>(ms / kDayMs);
  const std::uint64_t rest = ms % kDayMs;
  const DayTime time{
      static_cast<unsigned>(rest / kHourMs), static_cast<unsigned>(rest % kHourMs / kMinuteMs),
      static_cast<unsigned>(rest % kMinuteMs / kSecondMs), static_cast<unsigned>(rest % kSecondMs)};
  return {date_of(days), time, weekday_of(days)};
}

std::string clock_of(const DayTime& time, bool always_seconds) {
  std::string out = fmt::format("{:02}:{:02}", time.hour, time.minute);
  if (always_seconds || time.second > 0 || time.ms > 0) out += fmt::format(":{:02}", time.second);
  if (time.ms > 0) out += fmt::format(".{:03}", time.ms);
  return out;
}

}  // namespace

std::string show_instant(Language language, core::Instant at) {
  constexpr std::array<Text, 7> kWeekdays{{{"日", "Sunday"},
                                           {"月", "Monday"},
                                           {"火", "Tuesday"},
                                           {"水", "Wednesday"},
                                           {"木", "Thursday"},
                                           {"金", "Friday"},
                                           {"土", "Saturday"}}};
  constexpr std::array<std::string_view, 12> kMonths{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  const Shown shown = take_apart(at, kJstMinutes);
  const auto weekday = kWeekdays.at(shown.weekday).in(language);
  const std::string clock = clock_of(shown.time, false);
  if (language == Language::ja) {
    return fmt::format("{}年{}月{}日（{}）{}", shown.date.year, shown.date.month, shown.date.day,
                       weekday, clock);
  }
  return fmt::format("{} {} {} {}, {} JST", weekday, shown.date.day,
                     kMonths.at(shown.date.month - 1), shown.date.year, clock);
}

std::string write_instant(core::Instant at) {
  const Shown shown = take_apart(at, kJstMinutes);
  return fmt::format("{:04}-{:02}-{:02} {} JST", shown.date.year, shown.date.month, shown.date.day,
                     clock_of(shown.time, false));
}

std::string iso_instant(core::Instant at) {
  const Shown shown = take_apart(at, 0);
  return fmt::format("{:04}-{:02}-{:02}T{}Z", shown.date.year, shown.date.month, shown.date.day,
                     clock_of(shown.time, true));
}

}  // namespace yoriai::cli
