#include "cli/civil_date.h"

#include <array>

namespace yoriai::cli {
namespace {

constexpr std::int64_t kDaysPer400Years = 146'097;

bool is_leap(std::int64_t year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

unsigned days_in_month(std::int64_t year, unsigned month) {
  constexpr std::array<unsigned, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays.at(month - 1);
}

// Days before 1 January of a year, counted from 1 January of the year 0.
std::int64_t days_before(std::int64_t year) {
  const std::int64_t past = year - 1;
  return year == 0 ? 0 : 366 + past * 365 + past / 4 - past / 100 + past / 400;
}

}  // namespace

bool is_a_date(const CivilDate& date) {
  return date.month >= 1 && date.month <= 12 && date.day >= 1 &&
         date.day <= days_in_month(date.year, date.month);
}

std::int64_t days_since_1970(const CivilDate& date) {
  std::int64_t days = days_before(date.year) - days_before(1970);
  for (unsigned month = 1; month < date.month; ++month) days += days_in_month(date.year, month);
  return days + date.day - 1;
}

CivilDate date_of(std::int64_t days) {
  const std::int64_t since_year_0 = days + days_before(1970);
  // By the mean length of a year the guess is off by at most one; one more makes it never too
  // early.
  std::int64_t year = since_year_0 * 400 / kDaysPer400Years + 1;
  while (days_before(year) > since_year_0) --year;
  std::int64_t rest = since_year_0 - days_before(year);
  unsigned month = 1;
  for (; rest >= days_in_month(year, month); ++month) rest -= days_in_month(year, month);
  return {year, month, static_cast<unsigned>(rest) + 1};
}

unsigned weekday_of(std::int64_t days) {
  constexpr std::int64_t kThursday = 4;  // 1970-01-01
  return static_cast<unsigned>((days + kThursday) % 7);
}

}  // namespace yoriai::cli
