// The order in which faults are named (specs/events.md sections 3 and 4), as data: a case that is
// right in every respect, and for each code, in order, what makes it wrong in that respect. From
// one such list come a test of every fault alone and of every two neighbours together.
#pragma once

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "tests/support/refusal_recorder.h"

namespace yoriai::tests {

template <class Case>
struct Fault {
  core::Refusal code;
  std::function<void(Case&)> spoil;
};

// Two neighbours that no event can show at once, and why.
struct Apart {
  core::Refusal first;
  core::Refusal second;
  const char* why;
};

template <class Case>
struct Order {
  const char* name;
  std::function<Case()> good;
  std::function<core::Status(Case&)> judge;
  std::vector<Fault<Case>> faults;
  std::vector<Apart> apart;
};

// How much was tried, over all orders.
struct PairCount {
  int together = 0;
  int apart = 0;
};
PairCount& pair_count();

inline std::string named(const core::Status& status) {
  return status ? "fine" : std::string(to_string(status.error().code));
}

template <class Case>
void expect_refusal(const Order<Case>& order, Case& tried, core::Refusal code,
                    const std::string& what) {
  const core::Status status = seen(order.judge(tried));
  EXPECT_EQ(named(status), to_string(code)) << order.name << ": " << what;
}

template <class Case>
const Apart* why_apart(const Order<Case>& order, core::Refusal first, core::Refusal second) {
  for (const Apart& pair : order.apart) {
    if (pair.first == first && pair.second == second) return &pair;
  }
  return nullptr;
}

template <class Case>
void expect_each_alone(const Order<Case>& order) {
  Case right = order.good();
  EXPECT_EQ(named(order.judge(right)), "fine") << order.name;
  for (const Fault<Case>& fault : order.faults) {
    Case wrong = order.good();
    fault.spoil(wrong);
    expect_refusal(order, wrong, fault.code, std::string("alone ") + to_string(fault.code).data());
  }
}

template <class Case>
void expect_first_of_two(const Order<Case>& order) {
  std::size_t apart = 0;
  for (std::size_t i = 0; i + 1 < order.faults.size(); ++i) {
    const Fault<Case>& first = order.faults[i];
    const Fault<Case>& second = order.faults[i + 1];
    if (why_apart(order, first.code, second.code) != nullptr) {
      ++apart;
      continue;
    }
    Case wrong = order.good();
    second.spoil(wrong);
    first.spoil(wrong);
    expect_refusal(order, wrong, first.code,
                   std::string("together with ") + to_string(second.code).data());
    ++pair_count().together;
  }
  EXPECT_EQ(apart, order.apart.size()) << order.name << ": a pair apart is not two neighbours";
  pair_count().apart += static_cast<int>(apart);
}

template <class Case>
void check(const Order<Case>& order) {
  expect_each_alone(order);
  expect_first_of_two(order);
}

}  // namespace yoriai::tests
