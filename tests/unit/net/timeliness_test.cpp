#include "net/timeliness.h"

#include <gtest/gtest.h>

#include <vector>

namespace yoriai::net {
namespace {

using core::Instant;

struct Case {
  const char* what;
  std::vector<Instant> stamps;
  Instant certified;
  Instant clock;
  Timely verdict;
};

// Skew is 10 s, and a batch may be stored a minute after its stamp (specs/peers.md section 6).
TEST(Timeliness, OfABatch) {
  const std::vector<Case> cases = {
      {"at the certificate's time",
       {Instant{100'000}},
       Instant{100'000},
       Instant{100'000},
       Timely::yes},
      {"as early as may be", {Instant{90'000}}, Instant{100'000}, Instant{100'000}, Timely::yes},
      {"too early", {Instant{89'999}}, Instant{100'000}, Instant{100'000}, Timely::too_early},
      {"as far ahead as may be",
       {Instant{110'000}},
       Instant{100'000},
       Instant{100'000},
       Timely::yes},
      {"too far ahead", {Instant{110'001}}, Instant{100'000}, Instant{100'000}, Timely::too_late},
      {"the last entry decides",
       {Instant{100'000}, Instant{110'001}},
       Instant{100'000},
       Instant{100'000},
       Timely::too_late},
      {"the first entry decides",
       {Instant{89'999}, Instant{100'000}},
       Instant{100'000},
       Instant{100'000},
       Timely::too_early},
      {"a minute old", {Instant{100'000}}, Instant{100'000}, Instant{160'000}, Timely::yes},
      {"older", {Instant{100'000}}, Instant{100'000}, Instant{160'001}, Timely::sent_too_late},
      {"nothing certified yet", {Instant{100'000}}, Instant{}, Instant{100'000}, Timely::yes},
      {"nothing in it", {}, Instant{100'000}, Instant{100'000}, Timely::yes},
  };
  for (const auto& one : cases) {
    EXPECT_EQ(judge_time(one.stamps, one.certified, one.clock), one.verdict) << one.what;
  }
}

TEST(Timeliness, AClockIsNearTheMedianWithinHalfTheSkew) {
  const std::vector<Instant> clocks = {Instant{50'000}, Instant{100'000}, Instant{200'000}};
  EXPECT_TRUE(clock_is_near(clocks, Instant{105'000}));
  EXPECT_TRUE(clock_is_near(clocks, Instant{95'000}));
  EXPECT_FALSE(clock_is_near(clocks, Instant{105'001}));
  EXPECT_FALSE(clock_is_near(clocks, Instant{94'999}));
}

}  // namespace
}  // namespace yoriai::net
