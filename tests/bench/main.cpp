// yoriai_bench [--json] [--filter REGEX] [--runs N] [--scale F] [--folder FOLDER] [--fresh]
// Measures each row of the table with Google Benchmark; every row checks its own answer. Exit code
// 1 when one was wrong, 2 when the arguments are.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <iostream>

#include "ledger/sodium_ready.h"
#include "tests/bench/bench.h"
#include "tests/bench/report.h"

namespace yoriai::bench {
namespace {

struct Arguments {
  Setting setting;
  bool json = false;
  std::string filter;
  int runs = 1;
};

std::vector<Row> all_rows(Bench& bench) {
  std::vector<Row> all;
  for (const auto group : {limit_rows, audit_rows, intake_rows, replay_rows, tree_rows,
                           closing_rows, method_rows, opening_rows, peer_rows, memory_rows}) {
    for (auto& row : group(bench)) all.push_back(std::move(row));
  }
  return all;
}

// Says on the error stream what was measured, since a full run takes minutes.
class Progress final : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context& /*context*/) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const auto& run : runs) {
      std::cerr << fmt::format("{:24} {:10.3f} s  {}", run.run_name.function_name,
                               run.real_accumulated_time, run.error_message)
                << std::endl;
    }
  }
};

// One iteration is one whole piece of work, which times itself: making ready and checking the
// answer are not part of it.
void measure(benchmark::State& state, Outcome& outcome) {
  for (auto _ : state) {
    try {
      outcome.runs.push_back(outcome.row.run());
      state.SetIterationTime(outcome.runs.back().seconds);
    } catch (const std::exception& wrong) {
      if (!outcome.fault) outcome.fault = wrong.what();
      state.SkipWithError(wrong.what());
      break;
    }
  }
}

Report measure_all(const Arguments& arguments) {
  Bench bench(arguments.setting);
  std::vector<Outcome> outcomes;
  for (auto& row : all_rows(bench)) outcomes.push_back({std::move(row), {}, std::nullopt});
  for (auto& outcome : outcomes) {
    benchmark::RegisterBenchmark(outcome.row.name.c_str(),
                                 [&outcome](benchmark::State& state) { measure(state, outcome); })
        ->UseManualTime()
        ->Iterations(1);
  }
  Report report{arguments.setting, {}, load_averages(), {}};
  Progress progress;
  for (int run = 0; run < arguments.runs; ++run) {
    benchmark::RunSpecifiedBenchmarks(&progress, arguments.filter);
  }
  report.load_after = load_averages();
  std::erase_if(outcomes, [](const Outcome& o) { return o.runs.empty() && !o.fault; });
  report.outcomes = std::move(outcomes);
  return report;
}

int run(const Arguments& arguments) {
  std::filesystem::create_directories(arguments.setting.folder);
  const auto report = measure_all(arguments);
  (arguments.json ? print_json : print_table)(std::cout, report);
  if (report.outcomes.empty()) {
    std::cerr << "no row has a name like that\n";
    return 2;
  }
  const bool wrong =
      std::ranges::any_of(report.outcomes, [](const Outcome& o) { return o.fault.has_value(); });
  return wrong ? 1 : 0;
}

}  // namespace
}  // namespace yoriai::bench

int main(int argc, char** argv) {
  using namespace yoriai::bench;
  if (argc == 4 && std::string_view(argv[1]) == "--measure-memory") {
    return measure_memory(argv[2], std::stoull(argv[3]));
  }
  Arguments arguments;
  CLI::App app("Measures Yoriai against what this machine can do at most.");
  app.add_flag("--json", arguments.json, "One JSON object instead of a table");
  app.add_option("--filter", arguments.filter, "Rows whose name matches this regular expression");
  app.add_option("--runs", arguments.runs, "How often; medians are shown")
      ->check(CLI::PositiveNumber);
  app.add_option("--scale", arguments.setting.scale, "Share of the full community, 1 for all")
      ->check(CLI::Range(0.00001, 1.0));
  app.add_option("--folder", arguments.setting.folder, "Where books are made and kept");
  app.add_flag("--fresh", arguments.setting.fresh, "Make the signed book again");
  CLI11_PARSE(app, argc, argv);
  yoriai::ledger::make_sodium_ready();
  return run(arguments);
}
