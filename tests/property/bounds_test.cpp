// Conditions and shares with figures at their bounds, which no small community reaches, against the
// naive ones.
#include <gtest/gtest.h>

#include "tests/support/cases.h"
#include "tests/support/dice.h"
#include "tests/support/plain_result.h"

namespace yoriai::tests {
namespace {

using naive::Number;

TEST(Conditions, HoldAtTheBoundsAsTheNaiveOnesDo) {
  for (const std::uint64_t seed : cases()) {
    Dice dice(seed);
    const Number denominator = dice.between(1, 1 << 20);
    const naive::Fraction fraction{dice.between(1, denominator), denominator, dice.percent(50),
                                   static_cast<int>(dice.below(3))};
    naive::HouseCount plain_house;
    core::HouseResult house;
    plain_house.roll = house.roll = static_cast<std::uint32_t>(dice.below(1 << 24));
    plain_house.voted = house.voted = static_cast<std::uint32_t>(dice.below(house.roll + 1LL));
    plain_house.blank = house.blank = static_cast<std::uint32_t>(dice.below(house.voted + 1LL));
    // Near the border, where a rounded division would err.
    const Number base = fraction.base == 0   ? plain_house.roll
                        : fraction.base == 1 ? plain_house.voted
                                             : plain_house.voted - plain_house.blank;
    const Number border = base * fraction.numerator / fraction.denominator;
    const Number figure = std::max<Number>(0, border + dice.between(-1, 1));
    ASSERT_EQ(
        core::condition_holds(core_condition(fraction), static_cast<std::uint64_t>(figure), house),
        naive::holds(fraction, figure, plain_house))
        << "seed " << seed;
  }
}

TEST(Splits, OfGreatSumsAreTheNaiveOnes) {
  for (const std::uint64_t seed : cases()) {
    Dice dice(seed);
    const Number sum = dice.below((1LL << 53) + 1);
    std::vector<Number> weights;
    std::vector<std::uint64_t> core_weights;
    for (Number i = dice.between(1, 12); i > 0; --i) {
      weights.push_back(dice.percent(30) ? dice.below(4) : dice.below(1LL << 40));
      core_weights.push_back(static_cast<std::uint64_t>(weights.back()));
    }
    const auto shares =
        core::split_amount(core::Amount{static_cast<std::uint64_t>(sum)}, core_weights);
    std::vector<Number> plain_shares;
    for (const core::Amount share : shares)
      plain_shares.push_back(static_cast<Number>(share.value));
    ASSERT_EQ(plain_shares, naive::share(sum, weights)) << "seed " << seed;
  }
}

}  // namespace
}  // namespace yoriai::tests
