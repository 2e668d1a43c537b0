#include "cli/rehearsal_clock.h"

#include <gtest/gtest.h>

#include <fstream>

#include "cli/system_clock.h"
#include "cli/wall_time.h"
#include "tests/support/bodies.h"
#include "tests/support/scratch_folder.h"

namespace yoriai::cli {
namespace {

using tests::kHour;
using tests::operator*;

class Clock : public testing::Test {
 protected:
  // As if it had been written so long ago.
  void write(const std::string& text, core::Duration ago) const {
    std::ofstream(file_) << text;
    const auto span = std::chrono::milliseconds(ago.ms);
    std::filesystem::last_write_time(file_, std::chrono::file_clock::now() - span);
  }
  static core::Instant at(const char* text) { return parse_instant(text).value(); }
  static bool is_near(core::Instant a, core::Instant b) {
    return std::max(a, b).ms - std::min(a, b).ms < 60'000;
  }
  tests::ScratchFolder folder_;
  std::filesystem::path file_ = folder_.path() / "clock";
};

TEST_F(Clock, GoesOnFromWhenItWasWritten) {
  write("2027-04-01T09:00:00Z\n", 2 * kHour);
  auto clock = RehearsalClock::open(file_, system_now);
  ASSERT_TRUE(clock);
  EXPECT_TRUE(is_near(clock->now(), at("2027-04-01T11:00:00Z")));
}

TEST_F(Clock, LeapsWhenItIsWrittenAgainAndStaysWhenItIsGone) {
  write("2027-04-01T09:00:00Z", {});
  auto clock = RehearsalClock::open(file_, system_now);
  ASSERT_TRUE(clock);
  write("2027-04-08T09:00:00Z", 1 * kHour);
  EXPECT_TRUE(is_near(clock->now(), at("2027-04-08T10:00:00Z")));
  std::filesystem::remove(file_);
  EXPECT_TRUE(is_near(clock->now(), at("2027-04-08T10:00:00Z")));
}

TEST_F(Clock, WithoutAnInstantIsToldWithItsPlace) {
  EXPECT_FALSE(RehearsalClock::open(file_, system_now));
  write("tomorrow\n", {});
  const auto clock = RehearsalClock::open(file_, system_now);
  ASSERT_FALSE(clock);
  EXPECT_NE(describe(clock.error()).en.find("clock:1:1"), std::string::npos);
}

}  // namespace
}  // namespace yoriai::cli
