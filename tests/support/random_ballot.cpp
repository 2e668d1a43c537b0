#include "tests/support/random_ballot.h"

#include "tests/support/bodies.h"

namespace yoriai::tests {

core::Ballot random_ballot(Dice& dice, core::Method method, std::uint16_t options) {
  if (dice.percent(12)) return blank();
  if (method == core::Method::yes_no) return dice.percent(50) ? yes() : no();
  if (method == core::Method::one_of) {
    return pick({static_cast<std::uint16_t>(dice.below(options))});
  }
  std::vector<std::uint16_t> named;
  std::vector<std::int32_t> numbers;
  const bool points = method == core::Method::quadratic;
  for (std::uint16_t option = 0; option < options; ++option) {
    if (dice.percent(40)) named.push_back(option);
    const auto least = points ? -3 : 0;
    const auto most = points ? 3 : options;
    numbers.push_back(static_cast<std::int32_t>(dice.between(least, most)));
  }
  if (core::numbers_options(method)) return give(std::move(numbers));
  return named.empty() ? blank() : pick(named);
}

}  // namespace yoriai::tests
