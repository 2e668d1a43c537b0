// Closing a vote: roll, standing ballots, delegations, figures, and the result document with its
// hash. A closing that is entered does this twice: to write it and to judge it.
#include <fmt/format.h>

#include "core/sha256.h"
#include "tests/bench/bench.h"
#include "tests/bench/counting_check.h"
#include "tests/bench/delegating_book.h"
#include "tests/bench/pinned.h"
#include "tests/bench/stopwatch.h"

namespace yoriai::bench {
namespace {

constexpr std::uint32_t kVoters = 1'000'000;
constexpr std::uint32_t kDelegators = 500'000;
constexpr int kTimes = 3;  // the middle one counts

struct Named {
  const char* name;
  Shape shape;
};

struct Counting {
  std::uint32_t voters = 0;
  std::uint32_t delegators = 0;
};

core::Closing timed_closing(const core::State& state, const core::Proposal& proposal,
                            std::vector<double>& seconds) {
  const Stopwatch watch;
  auto closing = core::closing_of(state, proposal);
  seconds.push_back(watch.seconds());
  return closing;
}

Measured close_vote(DelegatingBook& book, const Counting& size, const Named& shape) {
  const auto& state = book.open(shape.shape).state();
  const auto& proposal = *state.find(book.proposal());
  std::vector<double> seconds;
  std::string hash;
  for (int i = 0; i < kTimes; ++i) {
    const auto closing = timed_closing(state, proposal, seconds);
    require(closing.body.result.hash == core::sha256(closing.document), "the hash is wrong");
    if (i > 0) continue;
    hash = core::to_hex(closing.body.result.hash.view()).substr(0, 16);
    require_result(closing.document,
                   {size.voters + size.delegators + kFounders, size.voters, size.delegators},
                   book.expected(shape.shape));
    require_pinned(fmt::format("result of the {}", shape.name), size.voters + size.delegators,
                   closing.body.result.hash);
  }
  std::ranges::sort(seconds);
  const double middle = seconds.at(kTimes / 2);
  return {middle, 0, middle,
          fmt::format("{} ballots, {} more members who delegate; middle of {}; result {}…",
                      size.voters, size.delegators, kTimes, hash)};
}

void add_shapes(std::vector<Row>& rows, const std::string& suffix, const Counting& size,
                Target target) {
  const auto shared = std::make_shared<std::unique_ptr<DelegatingBook>>();
  for (const auto& shape :
       {Named{"forest", Shape::forest}, Named{"chain", Shape::chain}, Named{"star", Shape::star}}) {
    const bool last = shape.shape == Shape::star;
    rows.push_back(
        {fmt::format("closing/{}{}", shape.name, suffix), "s", target, [shared, size, shape, last] {
           if (!*shared) {
             *shared = std::make_unique<DelegatingBook>(size.voters, size.delegators);
           }
           const auto measured = close_vote(**shared, size, shape);
           if (last) shared->reset();
           return measured;
         }});
  }
}

}  // namespace

std::vector<Row> closing_rows(Bench& bench) {
  constexpr std::uint32_t kTenth = 10;
  constexpr double kMostSeconds = 0.5;
  const Counting full{bench.setting().scaled(kVoters), bench.setting().scaled(kDelegators)};
  const Counting tenth{bench.setting().scaled(kVoters / kTenth),
                       bench.setting().scaled(kDelegators / kTenth)};
  std::vector<Row> rows;
  add_shapes(rows, "/tenth", tenth, {});
  add_shapes(rows, "", full, {Target::Kind::at_most, kMostSeconds});
  return rows;
}

}  // namespace yoriai::bench
