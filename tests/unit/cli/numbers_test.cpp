#include "cli/numbers.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace yoriai::cli {
namespace {

TEST(Numbers, StandInGroupsOfThree) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1'000), "1,000");
  EXPECT_EQ(grouped(45'394), "45,394");
  EXPECT_EQ(grouped(1'234'567), "1,234,567");
  EXPECT_EQ(grouped_net(-1'234), "-1,234");
  EXPECT_EQ(grouped_net(-999), "-999");
  EXPECT_EQ(grouped_net(12), "12");
  EXPECT_EQ(grouped_net(std::numeric_limits<std::int64_t>::min()), "-9,223,372,036,854,775,808");
}

TEST(Numbers, OnePersonIsNotSeveral) {
  EXPECT_EQ(counted_people(1), "1 person");
  EXPECT_EQ(counted_people(0), "0 people");
  EXPECT_EQ(counted_people(1'750), "1,750 people");
}

TEST(Numbers, SentencesBeginWithACapital) {
  EXPECT_EQ(capitalized("the keys"), "The keys");
  EXPECT_EQ(capitalized("Ken"), "Ken");
  EXPECT_EQ(capitalized("鍵"), "鍵");
  EXPECT_EQ(capitalized(""), "");
}

}  // namespace
}  // namespace yoriai::cli
