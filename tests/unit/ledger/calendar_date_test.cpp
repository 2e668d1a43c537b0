#include "ledger/calendar_date.h"

#include <gtest/gtest.h>

namespace yoriai::tests {
namespace {

using ledger::is_calendar_date;

TEST(CalendarDate, DaysThatExist) {
  for (const char* text : {"1583-01-01", "1900-02-28", "1950-04-30", "2000-02-29", "2024-02-29",
                           "2024-12-31", "9999-12-31"}) {
    EXPECT_TRUE(is_calendar_date(text)) << text;
  }
}

TEST(CalendarDate, DaysThatDoNot) {
  for (const char* text :
       {"1582-12-31", "0000-01-01", "1900-02-29", "2023-02-29", "2100-02-29", "2024-02-30",
        "2024-04-31", "2024-00-01", "2024-13-01", "2024-01-00", "2024-01-32"}) {
    EXPECT_FALSE(is_calendar_date(text)) << text;
  }
}

TEST(CalendarDate, OtherForms) {
  for (const char* text : {"", "2024", "2024-1-01", "2024-01-1", "24-01-01", "2024/01/01",
                           "2024-01-01 ", " 2024-01-01", "2024-01-01T", "12024-01-01", "+024-01-01",
                           "2024-+1-01", "2024-01--1", "２０２４-01-01", "昭和25年4月1日"}) {
    EXPECT_FALSE(is_calendar_date(text)) << text;
  }
}

}  // namespace
}  // namespace yoriai::tests
