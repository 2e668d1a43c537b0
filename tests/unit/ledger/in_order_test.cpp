#include "ledger/in_order.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace yoriai::tests {
namespace {

using ledger::Ahead;
using ledger::WorkerThreads;

struct Number {
  std::uint64_t value = 0;
  [[nodiscard]] std::size_t bytes() const { return 10; }
};

// The numbers from 0 up to `end`.
auto counting(std::uint64_t end) {
  return [next = std::uint64_t{0}, end]() mutable {
    return next < end ? std::optional<Number>(Number{next++}) : std::nullopt;
  };
}

// Work of very unequal length, so that results are ready out of order.
std::uint64_t slow_square(Number number) {
  volatile std::uint64_t spent = 0;
  for (std::uint64_t i = 0; i < number.value * 7919 % 1000; ++i) spent = spent + i;
  return number.value * number.value;
}

constexpr Ahead kAhead{4, 1000};
constexpr unsigned kThreads[] = {1, 2, 5};

TEST(InOrder, ResultsAreUsedInTheOrderOfTheItems) {
  for (const auto count : kThreads) {
    WorkerThreads threads(count);
    for (const std::uint64_t end : {0U, 1U, 2U, 3000U}) {
      std::vector<std::uint64_t> used;
      ledger::in_order(threads, kAhead, counting(end), slow_square, [&](std::uint64_t square) {
        used.push_back(square);
        return true;
      });
      ASSERT_EQ(used.size(), end);
      for (std::uint64_t i = 0; i < end; ++i) ASSERT_EQ(used[i], i * i);
    }
  }
}

TEST(InOrder, StopsWhenNoMoreAreWanted) {
  for (const auto count : kThreads) {
    WorkerThreads threads(count);
    std::uint64_t used = 0;
    ledger::in_order(threads, kAhead, counting(UINT64_MAX), slow_square,
                     [&](std::uint64_t /*square*/) { return ++used < 100; });
    EXPECT_EQ(used, 100U);
  }
}

// What is thrown comes in its place, whatever thread threw it, and whatever was thrown behind it.
TEST(InOrder, WhatWorkThrowsComesInItsPlace) {
  for (const auto count : kThreads) {
    WorkerThreads threads(count);
    for (std::uint64_t bad = 0; bad < 60; ++bad) {
      std::uint64_t used = 0;
      const auto work = [&](Number number) {
        if (number.value >= bad) throw std::runtime_error(std::to_string(number.value));
        return slow_square(number);
      };
      const auto use = [&](std::uint64_t /*square*/) { return ++used > 0; };
      try {
        ledger::in_order(threads, kAhead, counting(100), work, use);
        ADD_FAILURE() << "nothing was thrown";
      } catch (const std::runtime_error& error) {
        EXPECT_EQ(error.what(), std::to_string(bad));
      }
      EXPECT_EQ(used, bad);
    }
  }
}

TEST(InOrder, WhatTakingThrowsComesBehindWhatWasTaken) {
  for (const auto count : kThreads) {
    WorkerThreads threads(count);
    std::uint64_t used = 0;
    auto take = [numbers = counting(100)]() mutable {
      auto number = numbers();
      if (number->value == 70) throw std::runtime_error("the disk");
      return number;
    };
    EXPECT_THROW(ledger::in_order(threads, kAhead, take, slow_square,
                                  [&](std::uint64_t /*square*/) { return ++used > 0; }),
                 std::runtime_error);
    EXPECT_EQ(used, 70U);
  }
}

TEST(InOrder, WhatUseThrowsEndsIt) {
  for (const auto count : kThreads) {
    WorkerThreads threads(count);
    std::uint64_t used = 0;
    const auto use = [&](std::uint64_t /*square*/) {
      if (++used == 50) throw std::runtime_error("refused");
      return true;
    };
    EXPECT_THROW(ledger::in_order(threads, kAhead, counting(UINT64_MAX), slow_square, use),
                 std::runtime_error);
    EXPECT_EQ(used, 50U);
    // The threads are free for other work.
    used = 50;
    ledger::in_order(threads, kAhead, counting(10), slow_square, use);
    EXPECT_EQ(used, 60U);
  }
}

TEST(InOrder, TakesNoFurtherAheadThanItMay) {
  for (const auto& [ahead, most] : {std::pair(Ahead{3, 1000}, 9U), std::pair(Ahead{100, 35}, 4U)}) {
    WorkerThreads threads(3);
    std::atomic<std::uint64_t> taken = 0;
    std::uint64_t used = 0;
    auto take = [&, numbers = counting(500)]() mutable {
      ++taken;
      return numbers();
    };
    ledger::in_order(threads, ahead, take, slow_square, [&](std::uint64_t /*square*/) {
      // The one in hand is not waiting any more; the last time nothing comes.
      EXPECT_LE(taken, used + 1 + most);
      return ++used > 0;
    });
    EXPECT_EQ(used, 500U);
  }
}

}  // namespace
}  // namespace yoriai::tests
