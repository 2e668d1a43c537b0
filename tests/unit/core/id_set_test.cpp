#include "core/id_set.h"

#include <gtest/gtest.h>

#include "core/sha256.h"

namespace yoriai::core {
namespace {

EventId id_of(std::uint64_t number) {
  const auto text = std::to_string(number);
  return EventId{sha256(bytes_of(text)).data};
}

TEST(IdSet, HoldsWhatWasPutInAndNothingElse) {
  IdSet set;
  constexpr std::uint64_t kCount = 20'000;
  EXPECT_FALSE(set.contains(id_of(0)));
  for (std::uint64_t i = 0; i < kCount; ++i) set.insert(id_of(i));
  for (std::uint64_t i = 0; i < kCount; ++i) ASSERT_TRUE(set.contains(id_of(i))) << i;
  for (std::uint64_t i = kCount; i < 2 * kCount; ++i) ASSERT_FALSE(set.contains(id_of(i))) << i;
}

TEST(IdSet, HoldsTheSameWhenItWasExpected) {
  for (const std::size_t expected : {0U, 10U, 5'000U, 50'000U}) {
    IdSet set;
    constexpr std::uint64_t kCount = 5'000;
    for (std::uint64_t i = 0; i < kCount / 2; ++i) set.insert(id_of(i));
    set.expect(expected);
    for (std::uint64_t i = kCount / 2; i < kCount; ++i) set.insert(id_of(i));
    for (std::uint64_t i = 0; i < kCount; ++i) ASSERT_TRUE(set.contains(id_of(i))) << i;
    for (std::uint64_t i = kCount; i < 2 * kCount; ++i) ASSERT_FALSE(set.contains(id_of(i))) << i;
  }
}

TEST(IdSet, TakesAnIdTwice) {
  IdSet set;
  for (int i = 0; i < 1000; ++i) set.insert(id_of(1));
  EXPECT_TRUE(set.contains(id_of(1)));
  EXPECT_FALSE(set.contains(id_of(2)));
}

// The slot follows from the first eight bytes: the last slot of the table, many times over.
TEST(IdSet, TellsIdsApartThatBeginAlike) {
  IdSet set;
  std::vector<EventId> ids(1000);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    std::fill_n(ids[i].data.begin(), 8, std::byte{0xff});
    ids[i].data[30] = static_cast<std::byte>(i >> 8U);
    ids[i].data[31] = static_cast<std::byte>(i);
  }
  for (std::size_t i = 0; i < 500; ++i) set.insert(ids[i]);
  for (std::size_t i = 0; i < 1000; ++i) EXPECT_EQ(set.contains(ids[i]), i < 500) << i;
}

}  // namespace
}  // namespace yoriai::core
