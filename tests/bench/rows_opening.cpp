// Opening the ballots of a sealed vote when its last key is in, on one core: the time must be
// linear in the ballots, and nearly all of it libsodium's.
#include <fmt/format.h>

#include "tests/bench/bench.h"
#include "tests/bench/limits.h"
#include "tests/bench/sealed_vote.h"
#include "tests/bench/stopwatch.h"

namespace yoriai::bench {
namespace {

struct Size {
  std::uint32_t ballots;
  const char* name;
};
// A million would take minutes.
constexpr Size kSizes[] = {{10'000, "10k"}, {100'000, "100k"}};

Measured open_all(const Setting& setting, std::uint32_t ballots) {
  const SealedVote vote(ballots);
  core::OpenedBallots opened;
  double seconds = 0;
  const auto boxes = around([&] { return bare_box_open_rate(setting); },
                            [&] {
                              const Stopwatch watch;
                              opened =
                                  core::open_boxes(vote.proposal(), vote.secrets(), core::in_turn);
                              seconds = watch.seconds();
                            });
  vote.check(opened);
  return {ballots / seconds, boxes / SealedVote::kOpeners, seconds,
          fmt::format("{} ballots, {} boxes each: {:.3f} s, {:.1f} us each", ballots,
                      SealedVote::kOpeners, seconds, seconds / ballots * 1e6)};
}

}  // namespace

std::vector<Row> opening_rows(Bench& bench) {
  std::vector<Row> rows;
  for (const auto& size : kSizes) {
    const auto ballots = bench.setting().scaled(size.ballots);
    rows.push_back({fmt::format("count/opening/{}", size.name), "ballots/s", {}, [&bench, ballots] {
                      return open_all(bench.setting(), ballots);
                    }});
  }
  return rows;
}

}  // namespace yoriai::bench
