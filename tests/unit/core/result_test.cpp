#include "core/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace yoriai::tests {
namespace {

using core::Refusal;
using core::refuse;
using core::Refused;
using core::Result;
using core::Status;

Result<int> half(int value) {
  if (value % 2 != 0) return refuse(Refusal::vote_out_of_range, 1);
  return value / 2;
}

Result<int> quarter(int value) {
  YORIAI_TRY(const int once, half(value));
  YORIAI_TRY(const int twice, half(once));
  return twice;
}

Status must_be_even(int value) {
  YORIAI_CHECK(half(value));
  return {};
}

TEST(Result, MakesAValueInItsPlace) {
  const Result<std::string> made(std::in_place, 3U, 'x');
  ASSERT_TRUE(made);
  EXPECT_EQ(*made, "xxx");
}

TEST(Result, HoldsAValueOrAReason) {
  const auto good = half(8);
  ASSERT_TRUE(good);
  EXPECT_TRUE(good.has_value());
  EXPECT_EQ(*good, 4);
  const auto bad = half(7);
  ASSERT_FALSE(bad);
  EXPECT_EQ(bad.error(), (Refused{Refusal::vote_out_of_range, 1}));
}

TEST(Result, TryGoesOnOrReturnsTheReason) {
  EXPECT_EQ(quarter(8).value(), 2);
  EXPECT_EQ(quarter(7).error(), (Refused{Refusal::vote_out_of_range, 1}));
  EXPECT_EQ(quarter(6).error(), (Refused{Refusal::vote_out_of_range, 1}));
}

TEST(Result, CheckGoesOnOrReturnsTheReason) {
  EXPECT_TRUE(must_be_even(8));
  EXPECT_EQ(must_be_even(7).error().detail, 1U);
}

TEST(Result, StatusIsFineByDefault) {
  const Status fine;
  EXPECT_TRUE(fine.has_value());
  const Status bad = refuse(Refusal::not_founded);
  EXPECT_FALSE(bad);
  EXPECT_EQ(bad.error(), Refused{Refusal::not_founded});
}

TEST(Result, WhatCannotBeCopiedIsMoved) {
  const auto make = [](bool good) -> Result<std::unique_ptr<int>> {
    if (!good) return refuse(Refusal::not_founded);
    return std::make_unique<int>(5);
  };
  const auto through = [&](bool good) -> Result<std::unique_ptr<int>> {
    YORIAI_TRY(auto pointer, make(good));
    *pointer += 1;
    return pointer;
  };
  EXPECT_EQ(**through(true), 6);
  EXPECT_EQ(through(false).error().code, Refusal::not_founded);
}

// Value and reason may be of one type without being taken for one another.
TEST(Result, ReasonOfTheValuesOwnType) {
  const Result<std::string, std::string> good = std::string("value");
  const Result<std::string, std::string> bad = core::Unexpected{std::string("reason")};
  EXPECT_EQ(*good, "value");
  EXPECT_EQ(bad.error(), "reason");
}

TEST(Result, MembersAreReached) {
  Result<std::string> text = std::string("abc");
  text->push_back('d');
  EXPECT_EQ(text->size(), 4U);
  EXPECT_EQ(*std::move(text), "abcd");
}

TEST(ResultDeathTest, TheWrongHalfIsABug) {
  EXPECT_DEATH(static_cast<void>(half(7).value()), "bug in yoriai");
  EXPECT_DEATH(static_cast<void>(half(8).error()), "bug in yoriai");
  EXPECT_DEATH(static_cast<void>(must_be_even(8).error()), "bug in yoriai");
}

}  // namespace
}  // namespace yoriai::tests
