// What a community takes in memory, in a process of its own that has opened the stored book.
#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iostream>

#include "ledger/memory_high_water.h"
#include "ledger/merkle.h"
#include "tests/bench/bench.h"
#include "tests/bench/stopwatch.h"

namespace yoriai::bench {
namespace {

constexpr double kBytesPerMb = 1e6;

double resident_mb() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t pages = 0;
  std::uint64_t resident = 0;
  file >> pages >> resident;
  return static_cast<double>(resident) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / kBytesPerMb;
}

// The most it ever was.
double peak_mb() {
  constexpr double kBytesPerKb = 1024;
  std::ifstream file("/proc/self/status");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("VmHWM:")) return std::stod(line.substr(6)) * kBytesPerKb / kBytesPerMb;
  }
  return 0;
}

core::Digest leaf_at(const ledger::Store& store, const core::LedgerId& ledger, std::uint64_t at) {
  core::Digest leaf;
  store.scan(ledger, at, at + 1, [&](std::uint64_t, const ledger::StoredEntry& stored) {
    leaf = ledger::leaf_hash(stored.entry);
    return true;
  });
  return leaf;
}

// What measure_memory() prints.
struct Told {
  double before = 0;
  double resident = 0;
  double peak = 0;
  std::string root;
};

Told ask_new_process(const std::filesystem::path& folder, std::uint64_t size) {
  const auto self = std::filesystem::read_symlink("/proc/self/exe");
  const auto command = fmt::format("'{}' --measure-memory '{}' {}", self.string(),
                                   std::filesystem::absolute(folder).string(), size);
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"),
                                                             ::pclose);
  require(pipe != nullptr, "no process could be started");
  Told told;
  std::array<char, 65> root{};
  const int read = std::fscanf(pipe.get(), "%lf %lf %lf %64s", &told.before, &told.resident,
                               &told.peak, root.data());
  require(read == 4, "the process that measures memory did not end well");
  told.root = root.data();
  return told;
}

Measured memory(Bench& bench, bool with_ballots) {
  const auto& book = bench.book();
  const auto& facts = book.facts();
  const auto size = facts.first_ballot + (with_ballots ? facts.ballots : 0);
  const Stopwatch watch;
  const auto told = ask_new_process(book.folder(), size);
  require(told.root == core::to_hex(book.root_at(size).view()), "the root is wrong");
  return {told.resident, 0, watch.seconds(),
          fmt::format("{} members, {}; {:.0f} MB before opening, {:.0f} MB at the peak",
                      facts.ballots + kFounders,
                      with_ballots ? "all ballots cast, the vote open" : "no ballot cast",
                      told.before, told.peak)};
}

}  // namespace

int measure_memory(const std::filesystem::path& folder, std::uint64_t size) {
  const auto opened = ledger::BookFolder::open_to_read(folder);
  const auto& store = opened->store();
  const auto ledger = opened->ledgers().at(0);
  // A reader looks no further than the high-water.
  ledger::MemoryHighWater high_water({{ledger, {size, leaf_at(store, ledger, size - 1), 0}}});
  const double before = resident_mb();
  const auto book = ledger::Book::open(opened->store(), high_water, ledger, ledger::Access::read);
  std::cout << before << ' ' << resident_mb() << ' ' << peak_mb() << ' '
            << core::to_hex(book->tree().root().view()) << std::endl;
  return 0;
}

std::vector<Row> memory_rows(Bench& bench) {
  constexpr double kMostMb = 350;
  return {{"memory/members", "MB", {}, [&bench] { return memory(bench, false); }},
          {"memory/ballots_cast", "MB", {Target::Kind::at_most, kMostMb}, [&bench] {
             return memory(bench, true);
           }}};
}

}  // namespace yoriai::bench
