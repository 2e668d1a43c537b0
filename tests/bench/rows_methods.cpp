// Counting alone, by each method, at three sizes: the time must be linear in the ballots.
#include <fmt/format.h>

#include "tests/bench/bench.h"
#include "tests/bench/electorate.h"
#include "tests/bench/stopwatch.h"

namespace yoriai::bench {
namespace {

constexpr int kTimes = 3;  // the middle one counts

struct Named {
  core::Method method;
  const char* name;
};
constexpr Named kMethods[] = {
    {core::Method::yes_no, "yes_no"},     {core::Method::one_of, "one_of"},
    {core::Method::approval, "approval"}, {core::Method::quadratic, "quadratic"},
    {core::Method::ranked, "ranked"},     {core::Method::equal_shares, "equal_shares"},
    {core::Method::greedy, "greedy"},
};

struct Size {
  std::uint32_t ballots;
  const char* name;
};
constexpr Size kSizes[] = {{10'000, "10k"}, {100'000, "100k"}, {1'000'000, "1m"}};

Measured count(core::Method method, std::uint32_t ballots, Weighing weighing) {
  const Electorate electorate(method, ballots, weighing);
  const auto input = electorate.input();
  std::vector<double> seconds;
  for (int i = 0; i < kTimes; ++i) {
    const Stopwatch watch;
    const auto counted = core::tally(input);
    seconds.push_back(watch.seconds());
    electorate.check(counted.result);
  }
  std::ranges::sort(seconds);
  const double middle = seconds.at(kTimes / 2);
  return {middle, 0, middle,
          fmt::format("{} ballots, {:.0f} ns each; middle of {}", ballots, middle / ballots * 1e9,
                      kTimes)};
}

// Every method that a house may use in which each card is a vote.
constexpr bool goes_by_cards(core::Method method) {
  return method != core::Method::quadratic && !core::chooses_projects(method);
}

void add_sizes(Bench& bench, std::vector<Row>& rows, const Named& method, Weighing weighing) {
  const auto* by_cards = weighing == Weighing::half_by_cards ? "cards/" : "";
  for (const auto& size : kSizes) {
    const auto ballots = bench.setting().scaled(size.ballots);
    rows.push_back(
        {fmt::format("count/{}{}/{}", by_cards, method.name, size.name),
         "s",
         {},
         [method, ballots, weighing] { return count(method.method, ballots, weighing); }});
  }
}

}  // namespace

std::vector<Row> method_rows(Bench& bench) {
  std::vector<Row> rows;
  for (const auto& method : kMethods) add_sizes(bench, rows, method, Weighing::one_each);
  for (const auto& method : kMethods) {
    if (goes_by_cards(method.method)) add_sizes(bench, rows, method, Weighing::half_by_cards);
  }
  return rows;
}

}  // namespace yoriai::bench
