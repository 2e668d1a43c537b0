// Days of the proleptic Gregorian calendar, counted from 1970-01-01.
#pragma once

#include <cstdint>

namespace yoriai::cli {

struct CivilDate {
  std::int64_t year = 1970;
  unsigned month = 1;  // 1 to 12
  unsigned day = 1;    // 1 to 31
  bool operator==(const CivilDate&) const = default;
};

bool is_a_date(const CivilDate& date);
// Negative before 1970-01-01. For dates of the years 0 to 20000.
std::int64_t days_since_1970(const CivilDate& date);
CivilDate date_of(std::int64_t days_since_1970);
// 0: Sunday. For days from 1970 on.
unsigned weekday_of(std::int64_t days_since_1970);

}  // namespace yoriai::cli
