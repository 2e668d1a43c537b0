#include "cli/wall_time.h"

#include <charconv>

#include "cli/civil_date.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

constexpr std::uint64_t kSecondMs = 1'000;
constexpr std::uint64_t kMinuteMs = 60 * kSecondMs;
constexpr std::int64_t kJstMinutes = 9 * 60;

// Reads a text from the left. Every take leaves it alone where it does not fit.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool done() const { return rest_.empty(); }
  bool take(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  std::optional<std::uint64_t> take_digits(std::size_t least, std::size_t most) {
    std::size_t count = 0;
    while (count < rest_.size() && count < most && rest_[count] >= '0' && rest_[count] <= '9') {
      ++count;
    }
    if (count < least || count == 0) return std::nullopt;
    std::uint64_t value = 0;
    std::from_chars(rest_.data(), rest_.data() + count, value);
    rest_.remove_prefix(count);
    return value;
  }
  std::optional<unsigned> take_number(std::size_t width) {
    const auto value = take_digits(width, width);
    if (!value) return std::nullopt;
    return static_cast<unsigned>(*value);
  }

 private:
  std::string_view rest_;
};

struct DayTime {
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  unsigned ms = 0;
};

core::Unexpected<TimeFault> fault(TimeFault what) { return core::Unexpected<TimeFault>{what}; }

core::Result<CivilDate, TimeFault> take_date(Cursor& text) {
  const auto year = text.take_number(4);
  if (!year || !text.take("-")) return fault(TimeFault::not_understood);
  const auto month = text.take_number(2);
  if (!month || !text.take("-")) return fault(TimeFault::not_understood);
  const auto day = text.take_number(2);
  if (!day) return fault(TimeFault::not_understood);
  const CivilDate date{*year, *month, *day};
  if (!is_a_date(date)) return fault(TimeFault::no_such_time);
  return date;
}

core::Result<unsigned, TimeFault> take_milliseconds(Cursor& text) {
  unsigned ms = 0;
  if (!text.take(".")) return ms;
  unsigned worth = 100;
  for (int digits = 0; digits < 3; ++digits, worth /= 10) {
    const auto digit = text.take_number(1);
    if (!digit && digits == 0) return fault(TimeFault::not_understood);
    if (!digit) break;
    ms += *digit * worth;
  }
  return ms;
}

core::Result<DayTime, TimeFault> take_day_time(Cursor& text) {
  DayTime time;
  const auto hour = text.take_number(2);
  if (!hour || !text.take(":")) return fault(TimeFault::not_understood);
  const auto minute = text.take_number(2);
  if (!minute) return fault(TimeFault::not_understood);
  if (text.take(":")) {
    const auto second = text.take_number(2);
    if (!second) return fault(TimeFault::not_understood);
    time.second = *second;
    YORIAI_TRY(time.ms, take_milliseconds(text));
  }
  time.hour = *hour;
  time.minute = *minute;
  const bool exists = time.hour <= 23 && time.minute <= 59 && time.second <= 59;
  if (!exists) return fault(TimeFault::no_such_time);
  return time;
}

// Minutes ahead of UTC.
core::Result<std::int64_t, TimeFault> take_zone(Cursor& text) {
  text.take(" ");
  if (text.done()) return fault(TimeFault::no_zone);
  if (text.take("JST")) return kJstMinutes;
  if (text.take("UTC") || text.take("Z")) return std::int64_t{0};
  const bool ahead = text.take("+");
  if (!ahead && !text.take("-")) return fault(TimeFault::not_understood);
  const auto hours = text.take_number(2);
  if (!hours || !text.take(":")) return fault(TimeFault::not_understood);
  const auto minutes = text.take_number(2);
  if (!minutes) return fault(TimeFault::not_understood);
  if (*hours > 18 || *minutes > 59) return fault(TimeFault::no_such_time);
  const auto offset = static_cast<std::int64_t>(*hours * 60 + *minutes);
  return ahead ? offset : -offset;
}

}  // namespace

Words explain(TimeFault fault) {
  switch (fault) {
    case TimeFault::not_understood:
      return Text{"日時の書き方が分かりません。「2025-11-09 18:00 JST」のように書いてください。",
                  "This is no date and time. Write it like 2025-11-09 18:00 JST."};
    case TimeFault::no_zone:
      return Text{"どこの時刻か分かりません。後ろに JST（または UTC、+09:00）を付けてください。",
                  "Whose time is this? Add JST (or UTC, or +09:00)."};
    case TimeFault::no_such_time:
      return Text{"その日付か時刻はありません。暦を確かめてください。",
                  "There is no such date or time. Look at the calendar."};
    case TimeFault::out_of_range:
      return Text{"その日時は、帳簿に書ける範囲（1970年から）にありません。",
                  "A book holds times from 1970 on, and not that far ahead."};
  }
  YORIAI_ASSERT(false);
  return {};
}

Words explain_duration(TimeFault fault) {
  if (fault == TimeFault::out_of_range) {
    return Text{"期間が長すぎます。10年までにしてください。",
                "That is too long; ten years at most."};
  }
  return Text{"期間の書き方が分かりません。「14d」「36h」「30m」「1d12h」のように書いてください。",
              "This is no length of time. Write it like 14d, 36h, 30m or 1d12h."};
}

core::Result<core::Instant, TimeFault> parse_instant(std::string_view text) {
  Cursor cursor(text);
  YORIAI_TRY(const auto date, take_date(cursor));
  if (!cursor.take(" ") && !cursor.take("T")) return fault(TimeFault::not_understood);
  YORIAI_TRY(const auto time, take_day_time(cursor));
  YORIAI_TRY(const auto ahead, take_zone(cursor));
  if (!cursor.done()) return fault(TimeFault::not_understood);
  const std::int64_t minutes =
      days_since_1970(date) * 24 * 60 + time.hour * 60 + time.minute - ahead;
  if (minutes < 0) return fault(TimeFault::out_of_range);
  const std::uint64_t ms =
      static_cast<std::uint64_t>(minutes) * kMinuteMs + time.second * kSecondMs + time.ms;
  if (ms > core::kLatestInstantMs) return fault(TimeFault::out_of_range);
  return core::Instant{ms};
}

}  // namespace yoriai::cli
