#include <algorithm>

#include "core/detail/count_methods.h"

namespace yoriai::core::detail {
namespace {

struct Best {
  std::uint64_t votes = 0;
  std::uint32_t people = 0;
  Best& operator+=(const Best& more) {
    votes += more.votes;
    people += more.people;
    return *this;
  }
};

// What some of the ballots come to.
struct Part {
  explicit Part(std::uint16_t options) : pairs(options), best(options) {}

  Part& operator+=(const Part& more) {
    pairs += more.pairs;
    for (std::size_t i = 0; i < best.size(); ++i) best[i] += more.best[i];
    return *this;
  }

  PairTable pairs;
  std::vector<Best> best;  // by option, ballots that put none above it
};

void add_best(Part& part, const Ranking& ranking, std::uint32_t people) {
  std::uint16_t best = UINT16_MAX;
  for (const auto place : ranking.places) {
    if (place > 0) best = std::min(best, place);
  }
  for (std::size_t i = 0; i < part.best.size(); ++i) {
    if (ranking.places[i] == best) part.best[i] += {ranking.times, people};
  }
}

Part part_of(const CountedBallots& ballots, const Times& times, std::size_t begin,
             std::size_t end) {
  Part part(ballots.input.option_count);
  Ballot ballot;
  Ranking ranking;
  for (std::size_t i = begin; i < end; ++i) {
    if (times.votes[i] == 0) continue;
    ballots.input.direct->read(i, ballot);
    if (ballot.form != BallotForm::choice) continue;
    ranking.places.assign(ballot.votes.begin(), ballot.votes.end());
    ranking.times = times.votes[i];
    add_ranking(part.pairs, ranking);
    add_best(part, ranking, times.people(i));
  }
  return part;
}

Part count_house(const CountedBallots& ballots, HouseIndex house) {
  const auto times = times_counted(ballots, house);
  std::vector<std::optional<Part>> parts(times.votes.size() / kPeopleInPiece + 1);
  for_everybody(ballots.input, [&](std::size_t begin, std::size_t end) {
    parts[begin / kPeopleInPiece] = part_of(ballots, times, begin, end);
  });
  Part sum(ballots.input.option_count);
  for (const auto& part : parts) {
    if (part) sum += *part;
  }
  return sum;
}

// An option's figure is how it fares where it fares worst: the fewest ballots that put it above any
// one other. Alone it has those that name it.
std::vector<OptionCount> rows_of(const Part& part) {
  std::vector<OptionCount> rows(part.best.size());
  for (std::size_t a = 0; a < rows.size(); ++a) {
    rows[a].supporters = part.best[a].people;
    std::uint64_t least = rows.size() == 1 ? part.best[a].votes : UINT64_MAX;
    for (std::size_t b = 0; b < rows.size(); ++b) {
      if (a != b) least = std::min(least, part.pairs.at(a, b));
    }
    rows[a].in_favour = least;
  }
  return rows;
}

}  // namespace

// Ranked (specs/rules.md sections 10.2 and 10.4; voting rules 5, 27): pairs added over the
// houses that decide, Schulze's order. A first place that several share is a tie, nobody wins with
// no ballot.
TallyResult count_ranked(const CountedBallots& ballots, std::vector<HouseResult> houses) {
  PairTable pairs(ballots.input.option_count);
  bool anybody = false;
  for (auto& house : houses) {
    const auto part = count_house(ballots, house.house);
    house.options = rows_of(part);
    if (house.advisory) continue;
    anybody = anybody || std::any_of(part.best.begin(), part.best.end(),
                                     [](const Best& best) { return best.people > 0; });
    pairs += part.pairs;
  }
  auto schulze = order_by_pairs(std::move(pairs));
  TallyResult result;
  result.houses = std::move(houses);
  for (const auto& group : schulze.order) {
    result.tied.push_back(static_cast<std::uint16_t>(group.size()));
    result.order.insert(result.order.end(), group.begin(), group.end());
  }
  result.pairs = std::move(schulze.pairs);
  const bool tied = anybody && result.tied.front() > 1;
  const auto first = anybody && !tied ? std::optional(result.order.front()) : std::nullopt;
  decide_for(result, ballots.input, first, tied ? Outcome::tied : Outcome::failed);
  return result;
}

}  // namespace yoriai::core::detail
