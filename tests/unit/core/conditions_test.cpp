#include <gtest/gtest.h>

#include "core/limits.h"
#include "core/tally.h"

namespace yoriai::core {
namespace {

struct Case {
  Condition condition;
  std::uint64_t figure;
  bool holds;
};

// 100 on the roll, 60 present of whom 20 blank: 40 cast.
HouseResult house() {
  HouseResult out;
  out.roll = 100;
  out.voted = 50;
  out.copied = 10;
  out.did_not_vote = 40;
  out.blank = 20;
  return out;
}

constexpr std::uint64_t kMost = UINT64_MAX;

constexpr Case kCases[] = {
    {{0, 0, false, ConditionBase::roll}, 0, true},
    {{0, 1, true, ConditionBase::cast}, 0, true},
    {{1, 2, false, ConditionBase::roll}, 50, true},
    {{1, 2, false, ConditionBase::roll}, 49, false},
    {{1, 2, true, ConditionBase::roll}, 50, false},
    {{1, 2, true, ConditionBase::roll}, 51, true},
    {{1, 2, false, ConditionBase::present}, 30, true},
    {{1, 2, false, ConditionBase::present}, 29, false},
    {{1, 2, true, ConditionBase::cast}, 20, false},
    {{1, 2, true, ConditionBase::cast}, 21, true},
    // Thirds are never rounded.
    {{2, 3, false, ConditionBase::roll}, 66, false},
    {{2, 3, false, ConditionBase::roll}, 67, true},
    {{1, 3, true, ConditionBase::roll}, 33, false},
    {{1, 3, true, ConditionBase::roll}, 34, true},
    // Above the whole.
    {{1, 1, true, ConditionBase::roll}, 100, false},
    {{3, 1, false, ConditionBase::cast}, 120, true},
    // Products beyond 64 bits: in 64 the first would come to 0 and the second to less than the
    // base.
    {{1, 1U << 20U, false, ConditionBase::roll}, 1ULL << 44U, true},
    {{UINT32_MAX, UINT32_MAX, true, ConditionBase::roll}, kMost, true},
    {{UINT32_MAX, 1, false, ConditionBase::roll}, 100ULL * UINT32_MAX, true},
    {{UINT32_MAX, 1, true, ConditionBase::roll}, 100ULL * UINT32_MAX, false},
};

TEST(Conditions, HoldAsTheTableSays) {
  for (const auto& row : kCases) {
    EXPECT_EQ(condition_holds(row.condition, row.figure, house()), row.holds)
        << row.figure << " against " << row.condition.numerator << '/' << row.condition.denominator
        << (row.condition.strict ? " strictly" : "") << " of base "
        << static_cast<int>(row.condition.base);
  }
}

TEST(Conditions, AnEmptyBaseIsReachedButNotExceeded) {
  EXPECT_TRUE(condition_holds({1, 2, false, ConditionBase::cast}, 0, HouseResult{}));
  EXPECT_FALSE(condition_holds({1, 2, true, ConditionBase::cast}, 0, HouseResult{}));
}

}  // namespace
}  // namespace yoriai::core
