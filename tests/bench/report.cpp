#include "tests/bench/report.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <fstream>
#include <ostream>

#include "tests/bench/parallel.h"

namespace yoriai::bench {
namespace {

double median(std::vector<double> figures) {
  if (figures.empty()) return 0;
  std::ranges::sort(figures);
  const auto middle = figures.size() / 2;
  if (figures.size() % 2 == 1) return figures[middle];
  return (figures[middle - 1] + figures[middle]) / 2;
}

// How near a figure comes to what it is compared with; 1 or more is as good as wanted, or, for a
// share of a limit, as good as the machine.
std::optional<double> ratio_of(const Target& target, const Measured& measured) {
  if (measured.limit > 0) return measured.figure / measured.limit;
  if (target.kind == Target::Kind::at_least) return measured.figure / target.value;
  if (target.kind == Target::Kind::at_most) return target.value / measured.figure;
  return std::nullopt;
}

struct Line {
  double figure = 0;
  std::optional<double> ratio;
  double limit = 0;
  std::string verdict;
};

std::string verdict_of(const Report& report, const Outcome& outcome, const Line& line) {
  if (outcome.fault) return "WRONG";
  if (outcome.row.target.kind == Target::Kind::none) return "";
  if (report.setting.scale != 1) return "not full size";
  const double wanted =
      outcome.row.target.kind == Target::Kind::share_of_limit ? outcome.row.target.value : 1;
  if (*line.ratio >= wanted) return "met";
  return fmt::format("{:.0f}% of target", 100 * *line.ratio / wanted);
}

Line line_of(const Report& report, const Outcome& outcome) {
  std::vector<double> figures;
  std::vector<double> ratios;
  std::vector<double> limits;
  for (const auto& measured : outcome.runs) {
    figures.push_back(measured.figure);
    limits.push_back(measured.limit);
    if (const auto ratio = ratio_of(outcome.row.target, measured)) ratios.push_back(*ratio);
  }
  Line line{median(figures), std::nullopt, median(limits), {}};
  if (!ratios.empty()) line.ratio = median(ratios);
  line.verdict = verdict_of(report, outcome, line);
  return line;
}

std::string number(double figure) {
  if (figure >= 1000) return fmt::format("{:.0f}", figure);
  return figure >= 10 ? fmt::format("{:.1f}", figure) : fmt::format("{:.4f}", figure);
}

std::string target_text(const Target& target, const std::string& unit) {
  switch (target.kind) {
    case Target::Kind::share_of_limit:
      return fmt::format(">= {:.0f}% of limit", 100 * target.value);
    case Target::Kind::at_least:
      return fmt::format(">= {} {}", target.value, unit);
    case Target::Kind::at_most:
      return fmt::format("<= {} {}", target.value, unit);
    case Target::Kind::none:
      break;
  }
  return "";
}

std::string processor() {
  std::ifstream file("/proc/cpuinfo");
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  }
  return "unknown";
}

boost::json::object json_of(const Report& report, const Outcome& outcome) {
  const auto line = line_of(report, outcome);
  boost::json::array figures;
  for (const auto& measured : outcome.runs) figures.emplace_back(measured.figure);
  boost::json::object out{{"name", outcome.row.name},
                          {"unit", outcome.row.unit},
                          {"figure", line.figure},
                          {"figures", figures}};
  if (line.limit > 0) out["limit"] = line.limit;
  if (line.ratio) out["ratio"] = *line.ratio;
  if (!line.verdict.empty()) out["verdict"] = line.verdict;
  const auto target = target_text(outcome.row.target, outcome.row.unit);
  if (!target.empty()) out["target"] = target;
  if (!outcome.runs.empty()) out["note"] = outcome.runs.front().note;
  if (outcome.fault) out["fault"] = *outcome.fault;
  return out;
}

std::size_t run_count(const Report& report) {
  std::size_t most = 0;
  for (const auto& outcome : report.outcomes) most = std::max(most, outcome.runs.size());
  return most;
}

}  // namespace

std::string load_averages() {
  std::ifstream file("/proc/loadavg");
  std::string one;
  std::string five;
  std::string fifteen;
  file >> one >> five >> fifteen;
  return one + ' ' + five + ' ' + fifteen;
}

void print_table(std::ostream& out, const Report& report) {
  out << fmt::format("{} x {}; scale {}; {} run(s), medians; load {} before, {} after\n\n", cores(),
                     processor(), report.setting.scale, run_count(report), report.load_before,
                     report.load_after);
  constexpr auto kColumns = "{:24} {:>12} {:13} {:>7}  {:20} {:14} {}\n";
  out << fmt::format(kColumns, "row", "figure", "unit", "ratio", "target", "verdict", "of");
  for (const auto& outcome : report.outcomes) {
    const auto line = line_of(report, outcome);
    const auto note = outcome.runs.empty() ? "" : outcome.runs.front().note;
    out << fmt::format(kColumns, outcome.row.name, number(line.figure), outcome.row.unit,
                       line.ratio ? fmt::format("{:.3f}", *line.ratio) : "",
                       target_text(outcome.row.target, outcome.row.unit), line.verdict,
                       outcome.fault.value_or(note));
  }
}

void print_json(std::ostream& out, const Report& report) {
  boost::json::array rows;
  for (const auto& outcome : report.outcomes) rows.emplace_back(json_of(report, outcome));
  out << boost::json::serialize(boost::json::object{{"processor", processor()},
                                                    {"cores", cores()},
                                                    {"scale", report.setting.scale},
                                                    {"seed", kSeed},
                                                    {"runs", run_count(report)},
                                                    {"load_before", report.load_before},
                                                    {"load_after", report.load_after},
                                                    {"rows", rows}})
      << '\n';
}

}  // namespace yoriai::bench
