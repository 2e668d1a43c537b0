#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "core/limits.h"
#include "core/tally.h"

namespace yoriai::core {
namespace {

std::uint64_t total(const std::vector<Amount>& amounts) {
  return std::accumulate(amounts.begin(), amounts.end(), std::uint64_t{0},
                         [](std::uint64_t sum, Amount amount) { return sum + amount.value; });
}

rc::Gen<std::vector<std::uint64_t>> weights() {
  return rc::gen::container<std::vector<std::uint64_t>>(
      rc::gen::oneOf(rc::gen::arbitrary<std::uint64_t>(), rc::gen::inRange<std::uint64_t>(0, 5)));
}

rc::Gen<std::uint64_t> purse() {
  return rc::gen::oneOf(rc::gen::inRange<std::uint64_t>(0, kMaxPurse + 1),
                        rc::gen::inRange<std::uint64_t>(0, 300));
}

RC_GTEST_PROP(SplitProperty, SharesAddUpToTheSumUnlessNobodyWeighs, ()) {
  const auto sum = *purse();
  const auto w = *weights();
  const auto shares = split_amount(Amount{sum}, w);
  RC_ASSERT(shares.size() == w.size());
  const bool anybody = std::any_of(w.begin(), w.end(), [](auto x) { return x > 0; });
  RC_ASSERT(total(shares) == (anybody ? sum : 0));
}

RC_GTEST_PROP(SplitProperty, NoShareIsAUnitOrMoreFromItsFraction, ()) {
  const auto sum = *purse();
  const auto w = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::uint64_t>>(
      rc::gen::inRange<std::uint64_t>(1, 1ULL << 40U)));
  const auto all = std::accumulate(w.begin(), w.end(), std::uint64_t{0});
  const auto shares = split_amount(Amount{sum}, w);
  __extension__ typedef unsigned __int128 Wide;
  for (std::size_t i = 0; i < w.size(); ++i) {
    const auto floor = static_cast<std::uint64_t>(Wide{sum} * w[i] / all);
    RC_ASSERT(shares[i].value == floor || shares[i].value == floor + 1);
  }
}

RC_GTEST_PROP(SplitProperty, MoreWeightNeverGetsLessAndEqualWeightsDifferByPositionOnly, ()) {
  const auto sum = *purse();
  const auto w = *weights();
  const auto shares = split_amount(Amount{sum}, w);
  for (std::size_t i = 0; i < w.size(); ++i) {
    if (w[i] == 0) RC_ASSERT(shares[i].value == 0U);
    for (std::size_t k = 0; k < i; ++k) {
      if (w[k] >= w[i]) RC_ASSERT(shares[k] >= shares[i]);
      if (w[k] < w[i]) RC_ASSERT(shares[k] <= shares[i]);
    }
  }
}

}  // namespace
}  // namespace yoriai::core
