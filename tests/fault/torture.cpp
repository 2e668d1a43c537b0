// yoriai_torture: cuts the power under books that are being written, as often as asked for.
//
//   yoriai_torture [--cuts N] [--seed S] [--deaf all|log|high-water] [--keep FOLDER]
//
// With --deaf the simulated disk says yes to every sync and does none, or none of RocksDB's log, or
// none of the high-water: then something has to be lost. Ends with exit code 1 as soon as a promise
// is broken, and says how to see it again.
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdio>
#include <string>

#include "ledger/signature_pool.h"
#include "tests/fault/tormented_life.h"
#include "tests/support/scratch_folder.h"

namespace {

using namespace yoriai;

// A book of some hundred lines is opened and audited in milliseconds, and has been through every
// kind of event.
constexpr std::size_t kStoryLines = 600;
constexpr std::uint64_t kCutsInALife = 20;
constexpr std::uint64_t kUsualCuts = 1'000;
constexpr int kBroken = 1;
constexpr int kUsage = 2;

struct Options {
  std::uint64_t cuts = kUsualCuts;
  std::uint64_t seed = 1;
  std::string deaf = "none";
  std::filesystem::path keep;
};

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<tests::CrashDisk::Deaf> deaf_of(std::string_view word) {
  using Deaf = tests::CrashDisk::Deaf;
  if (word == "none") return Deaf::to_none;
  if (word == "all") return Deaf::to_all;
  if (word == "log") return Deaf::to_log;
  if (word == "high-water") return Deaf::to_high_water;
  return std::nullopt;
}

std::optional<Options> parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; i += 2) {
    const std::string_view name = argv[i];
    if (i + 1 == argc) return std::nullopt;
    const auto value = number(argv[i + 1]);
    if (name == "--cuts" && value && *value > 0) {
      options.cuts = *value;
    } else if (name == "--seed" && value) {
      options.seed = *value;
    } else if (name == "--deaf" && deaf_of(argv[i + 1])) {
      options.deaf = argv[i + 1];
    } else if (name == "--keep") {
      options.keep = argv[i + 1];
    } else {
      return std::nullopt;
    }
  }
  return options;
}

void print(const tests::TormentFigures& figures, double seconds) {
  fmt::print(
      "{} power cuts in {:.1f} s ({} while a book was opened, {} before its founding was "
      "acknowledged).\n{} entries handed over, {} of them acknowledged in {} batches; {} were "
      "there "
      "again without having been acknowledged.\n",
      figures.cuts, seconds, figures.cuts_in_opening, figures.cuts_before_founding, figures.written,
      figures.acknowledged, figures.batches, figures.kept);
}

int torture(const Options& options) {
  const auto start = std::chrono::steady_clock::now();
  const auto story = tests::make_story(kStoryLines);
  ledger::SignaturePool pool;
  tests::TormentFigures figures;
  std::optional<std::string> broken;
  auto seed = options.seed;
  for (; !broken && figures.cuts < options.cuts; ++seed) {
    const tests::ScratchFolder scratch;
    tests::TormentedLife life(story, seed, scratch.path(), *deaf_of(options.deaf));
    const auto before = figures.cuts;
    while (!broken && figures.cuts < options.cuts && figures.cuts - before < kCutsInALife &&
           !life.over()) {
      broken = life.cut_once(pool, figures);
    }
    if (!broken) continue;
    if (!options.keep.empty()) life.copy_remains_to(options.keep);
    fmt::print(
        "Lost to power cut {}: {}.\nSee it again: ./dev torture --cuts {} --seed {} --deaf {}\n",
        figures.cuts, *broken, figures.cuts - before, seed, options.deaf);
  }
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  print(figures, took.count());
  if (broken) return kBroken;
  fmt::print("Seeds {} to {}: every promise was kept.\n", options.seed, seed - 1);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  const auto options = parse(argc, argv);
  if (!options) {
    std::fputs("yoriai_torture [--cuts N] [--seed S] [--deaf all|log|high-water] [--keep FOLDER]\n",
               stderr);
    return kUsage;
  }
  return torture(*options);
}
