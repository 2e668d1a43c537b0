// Instants and spans as people write and read them. No time zone database and no locale: an instant
// is written with JST, UTC, Z or an offset, and shown in Japan's time. The calendar is the
// proleptic Gregorian one, counted in whole days.
#pragma once

#include "cli/language.h"
#include "core/result.h"
#include "core/time.h"

namespace yoriai::cli {

enum class TimeFault : std::uint8_t {
  not_understood,  // not of a known form
  no_zone,         // a date and a time, but whose?
  no_such_time,    // 30 February, 25:00
  out_of_range     // before 1970 or after what a book can hold
};
Words explain(TimeFault fault);
Words explain_duration(TimeFault fault);

// "2025-11-09 18:00 JST", "2025-11-09 18:00:30.250 +09:00", "2025-11-09T09:00:00Z", "… UTC".
core::Result<core::Instant, TimeFault> parse_instant(std::string_view text);
// "14d", "36h", "30m", "90s", "250ms", or several together, largest first: "1d12h".
core::Result<core::Duration, TimeFault> parse_duration(std::string_view text);

// "2025年11月9日（日）18:00" or "Sunday 9 November 2025, 18:00 JST"; with seconds and milliseconds
// where they are not zero.
std::string show_instant(Language language, core::Instant at);
// "2025-11-09 18:00 JST": what parse_instant reads back, the same in both languages.
std::string write_instant(core::Instant at);
// "2025-11-09T09:00:00Z" for machines; with milliseconds where they are not zero.
std::string iso_instant(core::Instant at);

// "14日" or "14 days"; "1日12時間" or "1 day 12 hours".
std::string show_duration(Language language, core::Duration span);
// "1d12h": what parse_duration reads back.
std::string write_duration(core::Duration span);

}  // namespace yoriai::cli
