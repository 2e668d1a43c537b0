#include "tests/sim/setting.h"

#include "tests/support/dice.h"

namespace yoriai::sim {

Setting setting_of(std::uint64_t seed) {
  tests::Dice dice(seed);
  Setting setting;
  setting.seed = seed;
  setting.lost = dice.one_of({0, 0, 1, 5, 20});
  setting.doubled = dice.one_of({0, 0, 2, 10});
  setting.slowest_ms = dice.one_of<std::uint64_t>({5, 50, 400, 3'000});
  setting.crash = dice.one_of({0, 0, 5, 20});
  setting.partition = dice.one_of({0, 0, 5, 20});
  setting.succession = dice.one_of({0, 5, 10, 30});
  setting.skew_ms = dice.one_of<std::uint64_t>({0, 500, 2'000});
  setting.liar = dice.percent(40);
  setting.cut_off_at_deadline = dice.percent(20);
  setting.clock_set = dice.one_of({0, 0, 5, 20});
  if (setting.liar) setting.clock_set = 0;
  setting.rush = dice.percent(25);
  setting.schemer = dice.percent(25);
  if (setting.schemer) setting.partition = 0;
  return setting;
}

}  // namespace yoriai::sim
