#include "net/gathering.h"

#include <gtest/gtest.h>

namespace yoriai::net {
namespace {

Submit submit_of(std::size_t bytes) {
  Submit submit;
  submit.event.salted_body.resize(bytes);
  return submit;
}

std::vector<std::size_t> sizes_of(std::span<const Gathering::Waiting> waiting) {
  std::vector<std::size_t> sizes;
  for (const auto& [from, submit] : waiting) sizes.push_back(submit.event.salted_body.size());
  return sizes;
}

class GatheringTest : public ::testing::Test {
 protected:
  bool add(std::size_t bytes) {
    auto submit = submit_of(bytes);
    return gathering.add(ClientId{1}, submit);
  }
  Gathering gathering;
};

using Sizes = std::vector<std::size_t>;

TEST_F(GatheringTest, TheOlderOnesHaveWaitedForAWholeTurn) {
  add(1), add(2);
  EXPECT_TRUE(gathering.take_older().empty());
  add(3);
  EXPECT_EQ(sizes_of(gathering.take_older()), (Sizes{1, 2}));
  EXPECT_EQ(sizes_of(gathering.take_older()), (Sizes{3}));
  EXPECT_TRUE(gathering.empty());
}

TEST_F(GatheringTest, WhoTakesAllLeavesNobodyOlder) {
  add(1), add(2);
  EXPECT_TRUE(gathering.take_older().empty());
  EXPECT_EQ(sizes_of(gathering.take_all()), (Sizes{1, 2}));
  add(3);
  EXPECT_TRUE(gathering.take_older().empty());
  EXPECT_EQ(sizes_of(gathering.take_all()), (Sizes{3}));
}

TEST_F(GatheringTest, EachIsFreshOnce) {
  add(1);
  EXPECT_EQ(sizes_of(gathering.fresh()), (Sizes{1}));
  add(2), add(3);
  EXPECT_EQ(sizes_of(gathering.fresh()), (Sizes{2, 3}));
  EXPECT_TRUE(gathering.take_older().empty());
  add(4);
  EXPECT_EQ(sizes_of(gathering.take_older()), (Sizes{1, 2, 3}));
  EXPECT_EQ(sizes_of(gathering.fresh()), (Sizes{4}));
  EXPECT_TRUE(gathering.fresh().empty());
}

TEST_F(GatheringTest, WhatIsLargeOrTooMuchDoesNotWait) {
  auto large = submit_of(kMaxGatheredBytes + 1);
  EXPECT_FALSE(gathering.add(ClientId{1}, large));
  EXPECT_EQ(large.event.salted_body.size(), kMaxGatheredBytes + 1);  // it is the caller's still
  for (std::size_t n = 0; n < kMaxGathered; ++n) ASSERT_TRUE(add(kMaxGatheredBytes));
  EXPECT_FALSE(add(1));
}

}  // namespace
}  // namespace yoriai::net
