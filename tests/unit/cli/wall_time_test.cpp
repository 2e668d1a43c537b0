#include "cli/wall_time.h"

#include <gtest/gtest.h>

#include "cli/civil_date.h"
#include "core/limits.h"

namespace yoriai::cli {
namespace {

constexpr core::Instant kSunday{1'762'678'800'000};  // 2025-11-09 18:00 in Japan

struct Written {
  const char* text;
  std::uint64_t ms;
};
class GoodInstant : public testing::TestWithParam<Written> {};
TEST_P(GoodInstant, IsRead) {
  const auto at = parse_instant(GetParam().text);
  ASSERT_TRUE(at.has_value());
  EXPECT_EQ(at->ms, GetParam().ms);
}
INSTANTIATE_TEST_SUITE_P(WallTime, GoodInstant,
                         testing::Values(Written{"2025-11-09 18:00 JST", kSunday.ms},
                                         Written{"2025-11-09 18:00 +09:00", kSunday.ms},
                                         Written{"2025-11-09T18:00:00+09:00", kSunday.ms},
                                         Written{"2025-11-09T09:00:00Z", kSunday.ms},
                                         Written{"2025-11-09 09:00 UTC", kSunday.ms},
                                         Written{"2025-11-09 03:30 -05:30", kSunday.ms},
                                         Written{"2025-11-09 18:00:00.001 JST", kSunday.ms + 1},
                                         Written{"2025-11-09 18:00:01.5 JST", kSunday.ms + 1'500},
                                         Written{"1970-01-01T00:00:00Z", 0},
                                         Written{"1970-01-01 09:00 JST", 0},
                                         Written{"2024-02-29 00:00 UTC", 1'709'164'800'000},
                                         Written{"2000-02-29 23:59:59.999 UTC", 951'868'799'999}));

struct Wrong {
  const char* text;
  TimeFault fault;
};
class BadInstant : public testing::TestWithParam<Wrong> {};
TEST_P(BadInstant, IsRefusedWithItsReason) {
  const auto at = parse_instant(GetParam().text);
  ASSERT_FALSE(at.has_value()) << at->ms;
  EXPECT_EQ(at.error(), GetParam().fault);
}
INSTANTIATE_TEST_SUITE_P(
    WallTime, BadInstant,
    testing::Values(Wrong{"", TimeFault::not_understood}, Wrong{"now", TimeFault::not_understood},
                    Wrong{"2025-11-09 18:00", TimeFault::no_zone},
                    Wrong{"2025-11-9 18:00 JST", TimeFault::not_understood},
                    Wrong{"2025-11-09 18 JST", TimeFault::not_understood},
                    Wrong{"2025-11-09 18:00 Asia/Tokyo", TimeFault::not_understood},
                    Wrong{"2025-11-09 18:00 JST ", TimeFault::not_understood},
                    Wrong{"2025-11-09 18:00:00. JST", TimeFault::not_understood},
                    Wrong{"2025-11-09 18:00:00.0001 JST", TimeFault::not_understood},
                    Wrong{"2025-02-29 18:00 JST", TimeFault::no_such_time},
                    Wrong{"1900-02-29 18:00 JST", TimeFault::no_such_time},
                    Wrong{"2025-13-01 18:00 JST", TimeFault::no_such_time},
                    Wrong{"2025-00-01 18:00 JST", TimeFault::no_such_time},
                    Wrong{"2025-11-09 24:00 JST", TimeFault::no_such_time},
                    Wrong{"2025-11-09 18:60 JST", TimeFault::no_such_time},
                    Wrong{"2025-11-09 18:00 +19:00", TimeFault::no_such_time},
                    Wrong{"1970-01-01 08:59 JST", TimeFault::out_of_range},
                    Wrong{"1969-12-31 23:59 UTC", TimeFault::out_of_range}));

TEST(WallTime, EveryDayOfFourHundredYearsReadsBack) {
  CivilDate expected{1970, 1, 1};
  for (std::int64_t day = 0; day < 146'097; ++day) {
    ASSERT_EQ(date_of(day), expected) << day;
    ASSERT_EQ(days_since_1970(expected), day);
    ASSERT_TRUE(is_a_date(expected));
    ++expected.day;
    if (!is_a_date(expected)) expected = {expected.year, expected.month + 1, 1};
    if (expected.month == 13) expected = {expected.year + 1, 1, 1};
  }
  EXPECT_EQ(expected, (CivilDate{2370, 1, 1}));
}

TEST(WallTime, LastInstantOfABookIsShown) {
  EXPECT_EQ(iso_instant(core::Instant{core::kLatestInstantMs}), "10889-08-02T05:31:50.656Z");
}

TEST(WallTime, InstantsAreShownInJapansTime) {
  EXPECT_EQ(show_instant(Language::ja, kSunday), "2025年11月9日（日）18:00");
  EXPECT_EQ(show_instant(Language::en, kSunday), "Sunday 9 November 2025, 18:00 JST");
  EXPECT_EQ(show_instant(Language::ja, core::Instant{kSunday.ms + 1'001}),
            "2025年11月9日（日）18:00:01.001");
  EXPECT_EQ(iso_instant(kSunday), "2025-11-09T09:00:00Z");
  EXPECT_EQ(write_instant(kSunday), "2025-11-09 18:00 JST");
}

TEST(WallTime, WrittenInstantsReadBack) {
  for (std::uint64_t ms = kSunday.ms; ms < kSunday.ms + 400'000'000'000; ms += 7'777'777'777) {
    EXPECT_EQ(parse_instant(write_instant(core::Instant{ms}))->ms, ms);
    EXPECT_EQ(parse_instant(iso_instant(core::Instant{ms}))->ms, ms);
  }
}

TEST(WallTime, DurationsAreReadAndWritten) {
  EXPECT_EQ(parse_duration("14d")->ms, 14ULL * 86'400'000);
  EXPECT_EQ(parse_duration("36h")->ms, 36ULL * 3'600'000);
  EXPECT_EQ(parse_duration("30m")->ms, 1'800'000U);
  EXPECT_EQ(parse_duration("90s")->ms, 90'000U);
  EXPECT_EQ(parse_duration("1d12h30m5s7ms")->ms, 131'405'007U);
  EXPECT_EQ(write_duration({131'405'007}), "1d12h30m5s7ms");
  EXPECT_EQ(write_duration({36ULL * 3'600'000}), "1d12h");
  EXPECT_EQ(show_duration(Language::ja, {36ULL * 3'600'000}), "1日12時間");
  EXPECT_EQ(show_duration(Language::en, {36ULL * 3'600'000}), "1 day 12 hours");
  EXPECT_EQ(show_duration(Language::en, {1'800'000}), "30 minutes");
}

TEST(WallTime, DurationsThatMeanNothingAreRefused) {
  for (const auto* text : {"", "d", "14", "14 d", "-1d", "1w", "12h1d", "1d1d", "1.5h", "1d "}) {
    const auto span = parse_duration(text);
    ASSERT_FALSE(span.has_value()) << text;
    EXPECT_EQ(span.error(), TimeFault::not_understood) << text;
  }
  for (const auto* text : {"3661d", "99999999999999999999d", "18446744073709551615ms"}) {
    const auto span = parse_duration(text);
    ASSERT_FALSE(span.has_value()) << text;
  }
}

}  // namespace
}  // namespace yoriai::cli
