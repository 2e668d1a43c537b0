// yoriai_sim [--seeds N] [--first S] [--seed S [--trace]]: lives of a village of peers, each from
// one seed. Exit code 1 when a promise was broken; its seed is printed and replays.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <atomic>
#include <csignal>
#include <iostream>

#include "ledger/sodium_ready.h"
#include "tests/sim/world.h"

namespace {

using namespace yoriai;

struct Sums {
  std::size_t lives = 0;
  std::size_t votes = 0;
  std::size_t entries = 0;
  std::size_t acknowledged = 0;
  std::size_t crashes = 0;
  std::size_t evidence = 0;
  std::uint64_t epochs = 0;
};

// An assertion of the product may end the program in the middle of a life; which one has to be
// known then, too.
std::atomic<std::uint64_t> living = 0;

void tell_seed(int /*signal*/) {
  std::array<char, 64> line{};
  const auto end =
      fmt::format_to_n(line.data(), line.size(), "seed {}: the program ended\n", living.load());
  if (write(STDOUT_FILENO, line.data(), end.size) < 0) return;  // nobody listens
}

bool live(const sim::Setting& setting, Sums& sums) {
  living = setting.seed;
  sim::World world(setting, setting.trace ? &std::cout : nullptr);
  const auto verdict = world.live();
  ++sums.lives;
  if (verdict.voted) ++sums.votes;
  sums.entries += verdict.entries;
  sums.acknowledged += verdict.acknowledged;
  sums.crashes += verdict.crashes;
  sums.evidence += verdict.evidence;
  sums.epochs += verdict.epochs;
  if (!verdict.broken) return true;
  std::cout << fmt::format("seed {}: {}\n", setting.seed, *verdict.broken) << std::flush;
  return false;
}

}  // namespace

int main(int argc, char** argv) {
  std::uint64_t first = 1;
  std::uint64_t seeds = 1000;
  std::optional<std::uint64_t> seed;
  bool trace = false;
  bool all = false;
  bool forgetful = false;
  bool late_sync = false;
  CLI::App app("Lives of four peers under faults, from seeds.");
  app.add_option("--seeds", seeds, "How many lives");
  app.add_option("--first", first, "The first seed");
  app.add_option("--seed", seed, "This life alone");
  app.add_flag("--trace", trace, "Tell it message by message");
  app.add_flag("--all", all, "Go on after a broken promise");
  app.add_flag("--forgetful", forgetful, "Disks that are never synced: promises must break");
  app.add_flag("--late-sync", late_sync, "Synced after speaking: promises must break");
  CLI11_PARSE(app, argc, argv);
  std::signal(SIGABRT, tell_seed);
  ledger::make_sodium_ready();
  if (seed) {
    first = *seed;
    seeds = 1;
  }
  Sums sums;
  std::size_t broken = 0;
  for (auto at = first; at < first + seeds; ++at) {
    auto setting = sim::setting_of(at);
    setting.trace = trace;
    if (forgetful) setting.syncs = sim::Setting::Syncs::never;
    if (late_sync) setting.syncs = sim::Setting::Syncs::after_speaking;
    if (!live(setting, sums)) ++broken;
    if (broken > 0 && !all) break;
  }
  std::cout << fmt::format(
      "{} lives, {} broken: {} votes, {} entries final, {} events acknowledged, {} epochs, {} "
      "crashes, {} pieces of evidence\n",
      sums.lives, broken, sums.votes, sums.entries, sums.acknowledged, sums.epochs, sums.crashes,
      sums.evidence);
  return broken == 0 ? 0 : 1;
}
